package dev.trafficgenerator.run.figures;

import dev.trafficgenerator.sitemap.TrafficType;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The figures of one method and path template. Where the path is `(other)`, method, traffic type
/// and kind say nothing.
///
/// @param path the template, never an expanded path; `(other)` sums what is beyond the limit
/// @param latency from the planned send time
/// @param statuses answers by status, as in [RequestCounts#statuses]
/// @param unexpected answers that were not what the path group expects
public record PathStats(
    String method,
    String path,
    TrafficType trafficType,
    RequestKind kind,
    long requests,
    long failures,
    ResponseCounts responses,
    LatencySummary latency,
    SortedMap<Integer, Long> statuses,
    long unexpected) {

  /// Most entries in a snapshot; the rest is summed in one more.
  public static final int PATHS_MAX = 200;

  /// The path of the entry that sums the rest.
  public static final String OTHER = "(other)";

  public PathStats {
    statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
  }

  /// Figures without the single statuses, as they come over the control API.
  public PathStats(
      String method,
      String path,
      TrafficType trafficType,
      RequestKind kind,
      long requests,
      long failures,
      ResponseCounts responses,
      LatencySummary latency,
      long unexpected) {
    this(
        method,
        path,
        trafficType,
        kind,
        requests,
        failures,
        responses,
        latency,
        Collections.emptySortedMap(),
        unexpected);
  }
}
