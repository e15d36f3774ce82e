package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.ExponentialBuckets;
import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.figures.LatencySummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What histograms held when they were read, added up. For one thread; 270 KB, so it is cleared and
/// used again.
final class Distribution {
  private static final double NANOS_PER_SECOND = 1e9;

  private static final int[] BOUND_BUCKETS =
      LatencyBuckets.BOUNDS_SECONDS.stream()
          .mapToInt(bound -> LatencyHistogram.bucketOf(Math.round(bound * NANOS_PER_SECOND)))
          .toArray();

  private static final int BUCKETS = LatencyHistogram.CHUNKS * LatencyHistogram.CHUNK_BUCKETS;

  /// The bucket above [ExponentialBuckets#ZERO_SECONDS], and the one that ends at 4,096 s.
  private static final int EXPONENTIAL_FIRST = (-20 << ExponentialBuckets.SCHEMA) + 1;

  private static final int EXPONENTIAL_LAST = 12 << ExponentialBuckets.SCHEMA;

  private static final int[] EXPONENTIAL_ENDS = exponentialEnds();

  private final long[] counts = new long[BUCKETS];
  private final long[] chunkCounts = new long[LatencyHistogram.CHUNKS];
  private long count;
  private double sumNanos;
  private long maxNanos;

  /// Adds what a histogram holds now. Times that are recorded meanwhile are in it or are not.
  void add(LatencyHistogram histogram) {
    long more = 0;
    for (int number = 0; number < LatencyHistogram.CHUNKS; number++) {
      long added = histogram.addChunkTo(counts, number);
      chunkCounts[number] += added;
      more += added;
    }
    count += more;
    sumNanos += histogram.sumNanos(more);
    maxNanos = Math.max(maxNanos, histogram.maxNanos());
  }

  void clear() {
    for (int number = 0; number < LatencyHistogram.CHUNKS; number++) {
      if (chunkCounts[number] > 0) {
        int first = number * LatencyHistogram.CHUNK_BUCKETS;
        Arrays.fill(counts, first, first + LatencyHistogram.CHUNK_BUCKETS, 0);
        chunkCounts[number] = 0;
      }
    }
    count = 0;
    sumNanos = 0;
    maxNanos = 0;
  }

  long count() {
    return count;
  }

  double sumNanos() {
    return sumNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  void forEachBucket(PackedTimes.EachBucket each) {
    for (int number = 0; number < LatencyHistogram.CHUNKS; number++) {
      if (chunkCounts[number] > 0) {
        int first = number * LatencyHistogram.CHUNK_BUCKETS;
        for (int i = first; i < first + LatencyHistogram.CHUNK_BUCKETS; i++) {
          if (counts[i] > 0) {
            each.accept(i, counts[i]);
          }
        }
      }
    }
  }

  LatencySummary summary() {
    return Percentiles.summary(counts, LatencyHistogram::middleOf, count, sumNanos, maxNanos);
  }

  /// The percentiles at ascending `permilles`; only when something was counted.
  long[] percentilesNanos(int... permilles) {
    return Percentiles.nanos(counts, LatencyHistogram::middleOf, count, maxNanos, permilles);
  }

  /// Counts by the bounds. A time that shares its bucket with a bound counts as within it, so a
  /// bound may take in times that are up to 0.1 % longer.
  LatencyBuckets buckets() {
    if (count == 0) {
      return LatencyBuckets.NONE;
    }
    List<Long> within = new ArrayList<>(BOUND_BUCKETS.length);
    int next = 0;
    long seen = 0;
    for (int boundBucket : BOUND_BUCKETS) {
      for (; next <= boundBucket; next++) {
        seen += counts[next];
      }
      within.add(seen);
    }
    return new LatencyBuckets(within, count, sumNanos / NANOS_PER_SECOND, exponential());
  }

  /// As above, a time that shares its bucket with a bound counts as within it. So round times lie
  /// where the formula says, and of others at most those 0.1 % above a bound lie one too low.
  private ExponentialBuckets exponential() {
    List<Long> counted = new ArrayList<>();
    int first = EXPONENTIAL_FIRST;
    int next = 0;
    long zero = 0;
    for (int i = 0; i < EXPONENTIAL_ENDS.length; i++) {
      long sum = 0;
      for (; next < EXPONENTIAL_ENDS[i]; next++) {
        sum += counts[next];
      }
      if (i == 0) {
        zero = sum;
      } else if (counted.isEmpty() && sum == 0) {
        first++;
      } else {
        counted.add(sum);
      }
    }
    while (!counted.isEmpty() && counted.getLast() == 0) {
      counted.removeLast();
    }
    return new ExponentialBuckets(zero, counted.isEmpty() ? 0 : first, counted);
  }

  /// For each bound `base^i` from 2^-20 to 2^12 seconds, which is beyond the longest time: the
  /// first of our buckets that lies above it.
  private static int[] exponentialEnds() {
    int[] ends = new int[EXPONENTIAL_LAST - EXPONENTIAL_FIRST + 2];
    for (int i = 0; i < ends.length; i++) {
      double bound = ExponentialBuckets.boundSeconds(EXPONENTIAL_FIRST - 1 + i);
      int bucket = LatencyHistogram.bucketOf((long) (bound * NANOS_PER_SECOND));
      ends[i] = Math.min(bucket + 1, BUCKETS);
    }
    return ends;
  }
}
