package dev.trafficgenerator.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/// What the words of an exception of TLS mean, whichever library wrote them. BoringSSL's have an
/// address in memory and a line of its sources around the reason, such as `Read error:
/// ssl=0x7f55b4a4e358: Failure in SSL library, usually a protocol error` and in the next line
/// `error:10000410:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE
/// (../ssl/tls_record.cc:592 …)`.
final class TlsAlerts {
  private static final Pattern REASON = Pattern.compile("error:[0-9a-f]+:[^:]*:[^:]*:([A-Z0-9_]+)");

  /// The reasons that are alerts of the peer.
  private static final Pattern ALERT = Pattern.compile("(?:SSLV3|TLSV1)_(?:ALERT_)?([A-Z_]+)");

  /// Those that may come at any time; all others are about the handshake, as the JDK sees it. TLS
  /// 1.3 tells of a certificate that it misses only when the client is through with its part.
  private static final Set<String> AT_ANY_TIME =
      Set.of(
          "CLOSE_NOTIFY",
          "UNEXPECTED_MESSAGE",
          "BAD_RECORD_MAC",
          "DECRYPTION_FAILED",
          "RECORD_OVERFLOW",
          "DECOMPRESSION_FAILURE",
          "INTERNAL_ERROR",
          "USER_CANCELLED");

  private TlsAlerts() {}

  /// Whether there is no TLS session because of it, also where the handshake seemed to be over.
  static boolean isOfHandshake(SSLException e) {
    return e instanceof SSLHandshakeException
        || alert(String.valueOf(e.getMessage()))
            .filter(it -> !AT_ANY_TIME.contains(it))
            .isPresent();
  }

  /// The words for a person: an alert as the JDK says it, another reason in plain letters, and what
  /// is not BoringSSL's unchanged.
  static String plain(String words) {
    return alert(words)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(name -> "(%s) Received fatal alert: %s".formatted(name, name))
        .or(() -> reason(words).map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' ')))
        .orElse(words);
  }

  private static Optional<String> alert(String words) {
    return reason(words)
        .map(ALERT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static Optional<String> reason(String words) {
    Matcher matcher = REASON.matcher(words);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
