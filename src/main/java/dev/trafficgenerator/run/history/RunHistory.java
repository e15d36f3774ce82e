package dev.trafficgenerator.run.history;

import java.time.Instant;
import java.util.List;

/// A run's course, or a part of it, in order.
///
/// @param runId empty when there has been no run
/// @param startedAt when second 0 began
/// @param buckets without gaps and without overlap
public record RunHistory(
    String runId, Instant startedAt, List<HistoryBucket> buckets, List<Annotation> annotations) {

  /// Before the first run.
  public static final RunHistory NONE = new RunHistory("", Instant.EPOCH, List.of(), List.of());

  public RunHistory {
    buckets = List.copyOf(buckets);
    annotations = List.copyOf(annotations);
  }
}
