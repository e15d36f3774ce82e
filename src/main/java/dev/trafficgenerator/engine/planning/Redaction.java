package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.sitemap.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What of a request may be shown: everything but credentials.
public final class Redaction {
  private static final Set<String> SECRET_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i)(pass|pwd|secret|token|api[-_]?key|apikey|session|auth|credential)");

  private static final Pattern QUERY_PARAMETER = Pattern.compile("([?&][^=&#]+=)([^&#]*)");

  private static final Pattern AMPERSAND = Pattern.compile("&");

  private Redaction() {}

  /// A header's value, or a mask when the header is one of credentials.
  public static String headerValue(String name, String value, Credentials credentials) {
    boolean secret =
        SECRET_HEADERS.contains(name.toLowerCase(Locale.ROOT))
            || SECRET_NAME.matcher(name).find()
            || credentials.headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(name));
    if (HeaderList.SLOT.equals(value)) {
      return "";
    }
    if (!secret && name.equalsIgnoreCase("referer")) {
      return url(value, credentials);
    }
    return secret ? Secret.MASK : value;
  }

  /// A URL whose credentials, if there are any in its query string, are masked.
  public static String url(String url, Credentials credentials) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    Set<String> secretNames =
        AMPERSAND
            .splitAsStream(credentials.query())
            .map(pair -> pair.substring(0, Math.max(0, pair.indexOf('='))))
            .collect(Collectors.toSet());
    return QUERY_PARAMETER
        .matcher(url)
        .replaceAll(match -> {
          String name = match.group(1).substring(1, match.group(1).length() - 1);
          boolean secret = secretNames.contains(name) || SECRET_NAME.matcher(name).find();
          return java.util.regex.Matcher.quoteReplacement(
              match.group(1) + (secret ? Secret.MASK : match.group(2)));
        });
  }
}
