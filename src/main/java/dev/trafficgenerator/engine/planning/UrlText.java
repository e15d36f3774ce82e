package dev.trafficgenerator.engine.planning;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// URLs as people and pages write them, made fit to be sent.
public final class UrlText {
  /// RFC 3986's unreserved and reserved characters, and what is encoded already. Brackets only
  /// stand in a query string.
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/?#%";

  private static final Pattern ENCODED_DOT = Pattern.compile("(?i)%2e");

  private UrlText() {}

  /// A path and query string with everything percent-encoded that may not stand in a URL, as
  /// browsers do it; what is encoded already stays.
  public static String legalPath(String path) {
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
  public static String legalUrl(String url) {
    int scheme = url.indexOf("://");
    int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    return path < 0 ? url : url.substring(0, path) + legalPath(url.substring(path));
  }

  /// `scheme://host` of an absolute URL, with the port that stands there.
  public static String origin(String url) {
    return url.substring(0, firstOf("/?#", url, url.indexOf("://") + 3));
  }

  /// The path of an absolute URL, without its query string, `.` and `..` resolved as browsers do it
  /// (also where their dots are percent-encoded): `/` at least.
  public static String resolvedPath(String url) {
    int start = url.indexOf("://") + 3;
    int end = firstOf("?#", url, start);
    int slash = url.indexOf('/', start);
    return slash < 0 || slash > end ? "/" : withoutDots(url.substring(slash, end));
  }

  /// RFC 3986, 5.2.4.
  private static String withoutDots(String path) {
    var kept = new ArrayDeque<String>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String dots = ENCODED_DOT.matcher(segments[i]).replaceAll(".");
      boolean isUp = dots.equals("..");
      if (isUp) {
        kept.pollLast();
      }
      if (!isUp && !dots.equals(".")) {
        kept.addLast(segments[i]);
      } else if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static int firstOf(String characters, String text, int start) {
    int i = start;
    while (i < text.length() && characters.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  public static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  /// What is percent-encoded, in the clear; a `%` that encodes nothing stays.
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == '%' && isEncoded(text, i)) {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 3;
      } else {
        int c = text.codePointAt(i);
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
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
