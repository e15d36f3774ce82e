package dev.trafficgenerator.metrics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// Counts of times, in nanoseconds, in buckets that widen with the time: up to 2,047 ns each bucket
/// holds one value, and every further power of two is cut into 1,024 equal ones. A bucket's middle
/// is thus never further than 1/2048 (0.049 %) from any value in it, which keeps three significant
/// digits.
///
/// Recording takes no lock and allocates nothing but, once per 128 neighbouring buckets that are
/// ever hit, their 1 KB of counters: a path whose times lie between 1 and 100 ms costs 55 KB. Read
/// through [Distribution#add].
final class LatencyHistogram {
  /// Longer times count as this: an hour.
  static final long NANOS_MAX = 3_600_000_000_000L;

  private static final int BITS = 10;
  private static final int BUCKETS_PER_OCTAVE = 1 << BITS;
  private static final int CHUNK_BITS = 7;

  /// After so much a sum in a long begins anew.
  private static final double WRAP = 0x1p64;

  /// Well below the first such sum.
  private static final double WRAPPED_ROUGHLY = 0x1p62;

  /// Buckets that are allocated together.
  static final int CHUNK_BUCKETS = 1 << CHUNK_BITS;

  static final int CHUNKS = (bucketOf(NANOS_MAX) >> CHUNK_BITS) + 1;

  private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(long[][].class);
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle SUM;
  private static final VarHandle MAX;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      SUM = lookup.findVarHandle(LatencyHistogram.class, "sumNanos", long.class);
      MAX = lookup.findVarHandle(LatencyHistogram.class, "maxNanos", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // Plain arrays and fields: with some hundred paths in turn, recording costs what the cache misses
  // cost, and the atomic classes would double them.
  private final long[] @Nullable [] chunks = new long[CHUNKS][];
  private volatile long sumNanos;
  private volatile long maxNanos;

  /// Counts one time; below 0 counts as 0, above [#NANOS_MAX] as that.
  void record(long nanos) {
    long counted = Math.clamp(nanos, 0, NANOS_MAX);
    // In this order, so that a reader who goes the other way finds every time it has counted in the
    // sum and the maximum too.
    long max = maxNanos;
    while (counted > max && !MAX.compareAndSet(this, max, counted)) {
      max = maxNanos;
    }
    SUM.getAndAdd(this, counted);
    int bucket = bucketOf(counted);
    COUNT.getAndAdd(chunk(bucket >> CHUNK_BITS), bucket & (CHUNK_BUCKETS - 1), 1L);
  }

  private long[] chunk(int number) {
    long[] chunk = (long[]) CHUNK.getAcquire(chunks, number);
    return chunk != null ? chunk : newChunk(number);
  }

  private long[] newChunk(int number) {
    var fresh = new long[CHUNK_BUCKETS];
    var before = (long[]) CHUNK.compareAndExchange(chunks, number, (long[]) null, fresh);
    return before != null ? before : fresh;
  }

  /// Adds the counts of buckets `number * CHUNK_BUCKETS` and up to `counts`, where they have the
  /// same places, and returns how many they are together.
  long addChunkTo(long[] counts, int number) {
    var chunk = (long[]) CHUNK.getAcquire(chunks, number);
    if (chunk == null) {
      return 0;
    }
    int first = number << CHUNK_BITS;
    long added = 0;
    for (int i = 0; i < CHUNK_BUCKETS; i++) {
      long count = (long) COUNT.getAcquire(chunk, i);
      counts[first + i] += count;
      added += count;
    }
    return added;
  }

  /// The sum of all times. A long holds 292 years of them, which a target that falls behind an open
  /// schedule reaches within the hour; it then wraps around, and the buckets say how often.
  ///
  /// @param count of times that were read before
  double sumNanos(long count) {
    long wrapped = sumNanos;
    if ((double) count * maxNanos < WRAPPED_ROUGHLY) {
      return wrapped;
    }
    double roughly = 0;
    for (int number = 0; number < CHUNKS; number++) {
      var chunk = (long[]) CHUNK.getAcquire(chunks, number);
      for (int i = 0; chunk != null && i < CHUNK_BUCKETS; i++) {
        roughly +=
            (double) (long) COUNT.getAcquire(chunk, i) * middleOf(number * CHUNK_BUCKETS + i);
      }
    }
    return wrapped + Math.rint((roughly - wrapped) / WRAP) * WRAP;
  }

  long maxNanos() {
    return maxNanos;
  }

  /// `shift` low bits of a value don't matter to its bucket; above 2,047 they are those that leave
  /// an 11-bit number.
  static int bucketOf(long nanos) {
    int shift = Math.max(0, Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(nanos));
    return (shift << BITS) + (int) (nanos >>> shift);
  }

  /// The middle of a bucket: what its values are reported as.
  static long middleOf(int bucket) {
    int shift = Math.max(0, bucket / BUCKETS_PER_OCTAVE - 1);
    long lowest = (long) (bucket - (shift << BITS)) << shift;
    return lowest + ((1L << shift) - 1) / 2;
  }
}
