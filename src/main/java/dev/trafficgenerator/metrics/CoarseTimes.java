package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.LatencySummary;
import java.util.Arrays;

/// Times counted in 64 buckets for each power of two, whose middles are at most 0.8 % off: what
/// stretches of a run's history are put together in. For one thread; 17 KB, so it is cleared and
/// used again.
final class CoarseTimes {
  /// One of these holds 16 of [LatencyHistogram]'s.
  private static final int SHIFT = 4;

  static final int BUCKETS = (LatencyHistogram.CHUNKS * LatencyHistogram.CHUNK_BUCKETS) >> SHIFT;

  private final long[] counts = new long[BUCKETS];

  // The lowest and the highest bucket that hold any.
  private int lowest = BUCKETS;
  private int highest = -1;

  private long count;
  private double sumNanos;
  private long maxNanos;

  static int bucketOf(int fineBucket) {
    return fineBucket >> SHIFT;
  }

  static long middleOf(int bucket) {
    int first = bucket << SHIFT;
    long lowest = LatencyHistogram.middleOf(first);
    return lowest + (LatencyHistogram.middleOf(first + (1 << SHIFT) - 1) - lowest) / 2;
  }

  void add(Distribution fine) {
    fine.forEachBucket((bucket, times) -> add(bucketOf(bucket), times));
    count += fine.count();
    sumNanos += fine.sumNanos();
    maxNanos = Math.max(maxNanos, fine.maxNanos());
  }

  void add(PackedTimes packed) {
    packed.forEachBucket(this::add);
    count += packed.count();
    sumNanos += packed.sumNanos();
    maxNanos = Math.max(maxNanos, packed.maxNanos());
  }

  private void add(int bucket, long times) {
    counts[bucket] += times;
    lowest = Math.min(lowest, bucket);
    highest = Math.max(highest, bucket);
  }

  /// What was counted here since it was as `before`. The greatest time is exact where it is the
  /// greatest ever, and else as exact as a bucket is.
  PackedTimes since(CoarseTimes before) {
    var packing = new PackedTimes.Packing();
    int last = 0;
    for (int bucket = lowest; bucket <= highest; bucket++) {
      long more = counts[bucket] - before.counts[bucket];
      if (more > 0) {
        packing.add(bucket, more);
        last = bucket;
      }
    }
    boolean greatestEver = last == bucketOf(LatencyHistogram.bucketOf(maxNanos));
    return packing.done(
        Math.max(0, sumNanos - before.sumNanos), greatestEver ? maxNanos : middleOf(last));
  }

  /// All that is counted here.
  PackedTimes packed() {
    var packing = new PackedTimes.Packing();
    for (int bucket = lowest; bucket <= highest; bucket++) {
      if (counts[bucket] > 0) {
        packing.add(bucket, counts[bucket]);
      }
    }
    return packing.done(sumNanos, maxNanos);
  }

  LatencySummary summary() {
    return Percentiles.summary(counts, CoarseTimes::middleOf, count, sumNanos, maxNanos);
  }

  void clear() {
    if (highest >= 0) {
      Arrays.fill(counts, lowest, highest + 1, 0);
    }
    lowest = BUCKETS;
    highest = -1;
    count = 0;
    sumNanos = 0;
    maxNanos = 0;
  }
}
