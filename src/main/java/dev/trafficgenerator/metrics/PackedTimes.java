package dev.trafficgenerator.metrics;

import java.io.ByteArrayOutputStream;

/// Counts of [CoarseTimes] in little room: of each bucket that holds any, how far it is from the
/// one before, and its count, both in as many groups of 7 bits as they need. Never changes.
final class PackedTimes {
  static final PackedTimes NONE = new Packing().done(0, 0);

  private static final int GROUP_BITS = 7;
  private static final int GROUP_MASK = (1 << GROUP_BITS) - 1;
  private static final int MORE = 1 << GROUP_BITS;

  private final byte[] packed;
  private final long count;
  private final double sumNanos;
  private final long maxNanos;

  private PackedTimes(byte[] packed, long count, double sumNanos, long maxNanos) {
    this.packed = packed;
    this.count = count;
    this.sumNanos = sumNanos;
    this.maxNanos = maxNanos;
  }

  /// What is done with a bucket and its count.
  @FunctionalInterface
  interface EachBucket {
    void accept(int bucket, long count);
  }

  void forEachBucket(EachBucket each) {
    int bucket = 0;
    long number = 0;
    int shift = 0;
    boolean isDistance = true;
    for (byte group : packed) {
      number |= (long) (group & GROUP_MASK) << shift;
      shift += GROUP_BITS;
      if ((group & MORE) == 0) {
        if (isDistance) {
          bucket += (int) number;
        } else {
          each.accept(bucket, number);
        }
        isDistance = !isDistance;
        number = 0;
        shift = 0;
      }
    }
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

  /// Of the packed counts alone.
  int bytes() {
    return packed.length;
  }

  /// Takes buckets in ascending order.
  static final class Packing {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int bucket;
    private long total;

    void add(int next, long count) {
      write(next - bucket);
      write(count);
      bucket = next;
      total += count;
    }

    private void write(long number) {
      long rest = number;
      while (rest > GROUP_MASK) {
        out.write((int) (rest & GROUP_MASK) | MORE);
        rest >>>= GROUP_BITS;
      }
      out.write((int) rest);
    }

    PackedTimes done(double sumNanos, long maxNanos) {
      return new PackedTimes(out.toByteArray(), total, sumNanos, total == 0 ? 0 : maxNanos);
    }
  }
}
