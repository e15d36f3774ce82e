package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.http.Keep;

/// Which answers are pages, and how much of one is kept.
public final class PageAnswer {
  /// Most of a page that is read.
  public static final int BYTES_MAX = 2 * 1024 * 1024;

  /// Keeps pages, and nothing else.
  public static final Keep KEEP = Keep.only("text/html", BYTES_MAX);

  private PageAnswer() {}
}
