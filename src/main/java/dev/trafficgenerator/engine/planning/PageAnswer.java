package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.Keep;
import org.jspecify.annotations.Nullable;

/// Which answers are pages, and how much of one is kept.
public final class PageAnswer {
  /// Most of a page that is read.
  public static final int BYTES_MAX = 2 * 1024 * 1024;

  /// Keeps pages, and nothing else.
  public static final Keep KEEP =
      (status, contentType) -> status == 200 && isHtml(contentType) ? BYTES_MAX : 0;

  private PageAnswer() {}

  private static boolean isHtml(@Nullable String contentType) {
    return contentType != null
        && contentType.regionMatches(true, 0, "text/html", 0, "text/html".length());
  }
}
