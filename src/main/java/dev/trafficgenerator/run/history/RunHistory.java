package dev.trafficgenerator.run.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A run's course, or a part of it, in order.
///
/// @param runId empty when there has been no run
/// @param startedAt when second 0 began
/// @param buckets without gaps and without overlap
public record RunHistory(
    String runId, Instant startedAt, List<HistoryBucket> buckets, List<Annotation> annotations) {

  /// Most buckets in one answer: where more were asked for, they are longer.
  public static final int BUCKETS_MAX = 3_600;

  /// Most annotations that are kept of a run.
  public static final int ANNOTATIONS_MAX = 500;

  /// Before the first run.
  public static final RunHistory NONE = new RunHistory("", Instant.EPOCH, List.of(), List.of());

  public RunHistory {
    buckets = List.copyOf(buckets);
    annotations = List.copyOf(annotations);
  }

  /// For how long the generator itself held the run back, at most.
  public Duration saturated() {
    return Duration.ofSeconds(
        buckets.stream().filter(HistoryBucket::saturated).mapToLong(HistoryBucket::seconds).sum());
  }
}
