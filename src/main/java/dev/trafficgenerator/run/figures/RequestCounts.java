package dev.trafficgenerator.run.figures;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/// Requests since the start of a run, and what became of them.
///
/// @param total responses and failures
/// @param perSecond requests completed in the last whole second
/// @param statuses answers by status; 600 stands for all that are outside of 100 to 599, which
///   count as server errors
/// @param unexpected answers that were not what their path group expects
/// @param failureSamples for each cause that occurred
public record RequestCounts(
    long total,
    double perSecond,
    ResponseCounts responses,
    SortedMap<Integer, Long> statuses,
    FailureCounts failures,
    long unexpected,
    List<FailureSample> failureSamples) {

  /// None yet.
  public static final RequestCounts NONE =
      new RequestCounts(
          0,
          0,
          ResponseCounts.NONE,
          Collections.emptySortedMap(),
          FailureCounts.NONE,
          0,
          List.of());
}
