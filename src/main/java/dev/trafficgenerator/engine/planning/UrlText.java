package dev.trafficgenerator.engine.planning;

import java.nio.charset.StandardCharsets;

/// URLs as people and pages write them, made fit to be sent.
final class UrlText {
  /// RFC 3986's unreserved and reserved characters, and what is encoded already. Brackets only
  /// stand in a query string.
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/?#%";

  private UrlText() {}

  /// A path and query string with everything percent-encoded that may not stand in a URL, as
  /// browsers do it; what is encoded already stays.
  static String legalPath(String path) {
    var text = new StringBuilder();
    boolean inQuery = false;
    int i = 0;
    while (i < path.length()) {
      int c = path.codePointAt(i);
      inQuery |= c == '?';
      if (isAllowed(c, inQuery) && (c != '%' || isEncoded(path, i))) {
        text.append((char) c);
      } else {
        for (byte octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          text.append(String.format("%%%02X", octet));
        }
      }
      i += Character.charCount(c);
    }
    return text.toString();
  }

  /// The same for an absolute URL.
  static String legalUrl(String url) {
    int scheme = url.indexOf("://");
    int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    return path < 0 ? url : url.substring(0, path) + legalPath(url.substring(path));
  }

  static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private static boolean isAllowed(int c, boolean inQuery) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || ALLOWED.indexOf(c) >= 0
        || (inQuery && (c == '[' || c == ']'));
  }

  private static boolean isEncoded(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0;
  }
}
