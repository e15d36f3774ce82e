package dev.trafficgenerator.run.figures;

/// How many visits one kind of visitor made.
///
/// @param name browser or API client: `Chrome 156 on Windows`; [#OTHER] sums those beyond [#MOST]
/// @param browser whether it is a browser
/// @param sessions ever begun in this run
public record VisitorCount(String name, boolean browser, long sessions) {

  /// Most kinds that are counted apart.
  public static final int MOST = 100;

  public static final String OTHER = "(other)";
}
