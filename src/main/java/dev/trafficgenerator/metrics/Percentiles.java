package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.LatencySummary;
import java.util.function.IntToLongFunction;

/// Reads percentiles off counted buckets. The percentile p is the smallest value such that at least
/// p of all values are at or below it. It is reported as the middle of its bucket, and never above
/// the greatest value.
final class Percentiles {
  private static final int[] PERMILLES = {500, 900, 950, 990, 999};
  private static final double NANOS_PER_MILLI = 1e6;

  private Percentiles() {}

  /// @param middleOf the value that a bucket's times are reported as
  /// @param count the sum of `counts`
  static LatencySummary summary(
      long[] counts, IntToLongFunction middleOf, long count, double sumNanos, long maxNanos) {
    if (count == 0) {
      return LatencySummary.NONE;
    }
    long[] nanos = nanos(counts, middleOf, count, maxNanos, PERMILLES);
    // The sum may hold a time that was not counted yet.
    double meanNanos = Math.min(sumNanos / count, (double) maxNanos);
    return new LatencySummary(
        meanNanos / NANOS_PER_MILLI,
        nanos[0] / NANOS_PER_MILLI,
        nanos[1] / NANOS_PER_MILLI,
        nanos[2] / NANOS_PER_MILLI,
        nanos[3] / NANOS_PER_MILLI,
        nanos[4] / NANOS_PER_MILLI,
        maxNanos / NANOS_PER_MILLI);
  }

  /// Those at ascending `permilles`; only when something was counted.
  ///
  /// In whole numbers: `0.95 * n` is not always what it should be.
  static long[] nanos(
      long[] counts, IntToLongFunction middleOf, long count, long maxNanos, int... permilles) {
    long[] percentiles = new long[permilles.length];
    int bucket = -1;
    long seen = 0;
    for (int i = 0; i < permilles.length; i++) {
      long rank = Math.max(1, Math.ceilDiv(count * permilles[i], 1000L));
      while (seen < rank) {
        bucket++;
        seen += counts[bucket];
      }
      percentiles[i] = Math.min(middleOf.applyAsLong(bucket), maxNanos);
    }
    return percentiles;
  }
}
