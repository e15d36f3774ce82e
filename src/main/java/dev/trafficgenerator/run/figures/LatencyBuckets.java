package dev.trafficgenerator.run.figures;

import java.util.List;

/// How many times lay within each of a few fixed bounds: a distribution as Prometheus takes it,
/// which can be summed over generators and computed on, as percentiles cannot.
///
/// @param within how many times were at or below each of [#BOUNDS_SECONDS], in that order; empty
///   when nothing was measured
/// @param count of all times, also those beyond the last bound
/// @param sumSeconds of all times
/// @param exponential the same times in finer buckets
public record LatencyBuckets(
    List<Long> within, long count, double sumSeconds, ExponentialBuckets exponential) {

  /// The upper bounds, ascending: from half a millisecond to a minute.
  public static final List<Double> BOUNDS_SECONDS =
      List.of(
          0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0,
          30.0, 60.0);

  /// Nothing measured.
  public static final LatencyBuckets NONE =
      new LatencyBuckets(List.of(), 0, 0, ExponentialBuckets.NONE);

  public LatencyBuckets {
    within = List.copyOf(within);
    if (!within.isEmpty() && within.size() != BOUNDS_SECONDS.size()) {
      throw new IllegalArgumentException("one count per bound, not " + within.size());
    }
  }
}
