package dev.trafficgenerator.run.figures;

import java.util.List;

/// A distribution of times, in milliseconds; all 0 when nothing was measured. Percentiles are right
/// to three significant digits.
public record LatencySummary(
    double mean, double p50, double p90, double p95, double p99, double p999, double max) {

  /// All of them, in their order.
  public List<Double> all() {
    return List.of(mean, p50, p90, p95, p99, p999, max);
  }

  /// Nothing measured.
  public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0, 0);
}
