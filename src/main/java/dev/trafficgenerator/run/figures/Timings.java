package dev.trafficgenerator.run.figures;

/// How long a run's requests took.
///
/// @param latency from the planned send time to the last byte: what a user would have felt
/// @param service from the real send time to the last byte
/// @param scheduleLag from the planned to the real send time
/// @param histograms the same times as in the three summaries, as Prometheus takes them
public record Timings(
    LatencySummary latency,
    LatencySummary service,
    LatencySummary scheduleLag,
    LatencyHistograms histograms) {

  /// Nothing measured.
  public static final Timings NONE =
      new Timings(
          LatencySummary.NONE, LatencySummary.NONE, LatencySummary.NONE, LatencyHistograms.NONE);
}
