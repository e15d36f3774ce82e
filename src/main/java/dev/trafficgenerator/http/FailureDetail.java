package dev.trafficgenerator.http;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;

/// What an exception says to a person, in one short line. The words of the JDK about addresses,
/// sockets and TLS are told. Those of OkHttp about what it read are not, as they quote it: a target
/// that echoes its request would put a secret there.
final class FailureDetail {
  /// Longer ones are cut.
  static final int CHARS_MAX = 160;

  private static final int CAUSES_MAX = 8;

  private FailureDetail() {}

  static String of(IOException failure, Cause cause) {
    return switch (cause) {
      case CONNECT, TLS -> said(deepest(failure), cause);
      // It names the host, which is the target's, and the system's reason.
      case DNS -> said(failure, cause);
      case RESET ->
          switch (failure) {
            case SocketException _, SSLException _ -> said(failure, cause);
            case StreamResetException reset -> "HTTP/2 stream reset: " + reset.errorCode;
            case ConnectionShutdownException _ -> "HTTP/2 connection shut down";
            default -> cause.meaning();
          };
      case PROTOCOL ->
          failure instanceof StreamResetException reset
              ? "HTTP/2 stream reset: " + reset.errorCode
              : cause.meaning();
      case TIMEOUT, ABORTED -> cause.meaning();
    };
  }

  /// How far an exchange had come when its time was over.
  static String late(Progress.Step step, boolean isAnswering) {
    return "time limit over "
        + switch (step) {
          case START -> "before a connection was there";
          case CONNECTING -> "while connecting";
          case SECURING -> "while agreeing on TLS";
          case CONNECTED -> "before the request was sent";
          case EXCHANGING ->
              isAnswering ? "while the answer was coming" : "while waiting for the answer";
        };
  }

  /// OkHttp says which address it failed to connect to, its cause why.
  private static Throwable deepest(IOException failure) {
    Throwable deepest = failure;
    Throwable cause = failure.getCause();
    for (int i = 0; i < CAUSES_MAX && cause != null && isTold(cause); i++) {
      deepest = cause;
      cause = cause.getCause();
    }
    return deepest;
  }

  private static boolean isTold(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof SSLException
        || cause instanceof CertificateException;
  }

  private static String said(Throwable failure, Cause cause) {
    String words = failure.getMessage();
    if (words == null || words.isBlank()) {
      return cause.meaning();
    }
    String line = TlsAlerts.plain(words).strip().lines().findFirst().orElse("");
    String plain = line.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= CHARS_MAX ? plain : plain.substring(0, CHARS_MAX - 1) + "…";
  }
}
