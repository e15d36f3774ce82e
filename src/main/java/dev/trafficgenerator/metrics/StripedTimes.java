package dev.trafficgenerator.metrics;

import java.util.stream.Stream;

/// One histogram in a few stripes. Threads that record at the same moment would mostly meet in one
/// counter: that of no lag at all. So a thread's number says which stripe it takes.
final class StripedTimes {
  /// A power of two.
  private static final int STRIPES = 4;

  private final LatencyHistogram[] stripes =
      Stream.generate(LatencyHistogram::new).limit(STRIPES).toArray(LatencyHistogram[]::new);

  /// The calling thread's.
  static int stripe() {
    return (int) Thread.currentThread().threadId() & (STRIPES - 1);
  }

  void record(int stripe, long nanos) {
    stripes[stripe].record(nanos);
  }

  void addTo(Distribution sum) {
    for (LatencyHistogram stripe : stripes) {
      sum.add(stripe);
    }
  }

  Distribution sum() {
    var sum = new Distribution();
    addTo(sum);
    return sum;
  }
}
