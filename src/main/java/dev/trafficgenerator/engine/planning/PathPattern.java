package dev.trafficgenerator.engine.planning;

import java.util.regex.Pattern;

/// A path of `path_headers_override`: compared segment by segment, where `@x` stands for any one
/// segment. Query strings do not count, nor does which characters are percent-encoded.
final class PathPattern {
  private static final Pattern SLASH = Pattern.compile("/");

  private final String[] segments;

  PathPattern(String pattern) {
    segments = segments(pattern);
  }

  /// @param path a path or a path template, with or without a query string
  boolean matches(String path) {
    String[] others = segments(path);
    if (others.length != segments.length) {
      return false;
    }
    for (int i = 0; i < segments.length; i++) {
      boolean any = segments[i].length() > 1 && segments[i].startsWith("@");
      if (!any && !segments[i].equals(others[i])) {
        return false;
      }
    }
    return true;
  }

  private static String[] segments(String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    String[] segments = SLASH.split(bare.startsWith("/") ? bare.substring(1) : bare, -1);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = UrlText.decoded(segments[i]);
    }
    return segments;
  }
}
