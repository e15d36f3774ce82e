package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.TrafficType;

/// The figures of one method and path template.
///
/// @param path the template, never an expanded path; `(other)` sums what is beyond the limit
/// @param latency from the planned send time
public record PathStats(
    String method,
    String path,
    TrafficType trafficType,
    RequestKind kind,
    long requests,
    long failures,
    ResponseCounts responses,
    LatencySummary latency) {

  /// Most entries in a snapshot; the rest is summed in one more.
  public static final int PATHS_MAX = 200;

  /// The path of the entry that sums the rest.
  public static final String OTHER = "(other)";
}
