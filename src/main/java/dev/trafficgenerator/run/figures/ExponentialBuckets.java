package dev.trafficgenerator.run.figures;

import java.util.List;

/// A distribution in buckets whose bounds grow by one factor, as Prometheus' native histograms and
/// OpenTelemetry's exponential ones take it: bucket `i` holds the times `t` (in seconds) with
/// `base^(i-1) < t <= base^i`, where `base = 2^(1/16)`. No time is then further than 2.2 % from the
/// (geometric) middle of its bucket.
///
/// @param zeroCount how many times were at most [#ZERO_SECONDS]: too short to be told apart
/// @param firstIndex the `i` of the first count
/// @param counts of neighbouring buckets, each for itself; empty when there is none
public record ExponentialBuckets(long zeroCount, int firstIndex, List<Long> counts) {
  /// Prometheus' schema, OpenTelemetry's scale: `base = 2^(2^-SCHEMA)`.
  public static final int SCHEMA = 4;

  /// 2^-20 seconds, 0.95 µs.
  public static final double ZERO_SECONDS = 0x1p-20;

  /// Nothing measured.
  public static final ExponentialBuckets NONE = new ExponentialBuckets(0, 0, List.of());

  public ExponentialBuckets {
    counts = List.copyOf(counts);
  }

  /// The upper bound of bucket `index`.
  public static double boundSeconds(int index) {
    return Math.pow(2, Math.scalb((double) index, -SCHEMA));
  }

  /// All that was counted.
  public long total() {
    return zeroCount + counts.stream().mapToLong(Long::longValue).sum();
  }
}
