package dev.trafficgenerator.run.figures;

/// The three distributions of a run's times, beside their summaries in [Timings].
///
/// @param latency from the planned send time to the last byte
/// @param service from the real send time to the last byte
/// @param scheduleLag from the planned to the real send time
public record LatencyHistograms(
    LatencyBuckets latency, LatencyBuckets service, LatencyBuckets scheduleLag) {

  /// Nothing measured, or measured elsewhere: the control API does not carry them.
  public static final LatencyHistograms NONE =
      new LatencyHistograms(LatencyBuckets.NONE, LatencyBuckets.NONE, LatencyBuckets.NONE);
}
