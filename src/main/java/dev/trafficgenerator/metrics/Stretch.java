package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;

/// What [dev.trafficgenerator.run.history.HistoryBucket] tells, with the times still counted, so
/// that stretches can be put together.
///
/// @param now as of its end
/// @param host as of its end
record Stretch(
    long startSecond,
    int seconds,
    long elapsedNanos,
    Totals counts,
    PackedTimes latency,
    PackedTimes service,
    PackedTimes lag,
    Activity now,
    HostSample host,
    boolean saturated) {

  /// What one takes on the heap beside its packed counts, generously: eleven objects.
  private static final int OBJECTS_BYTES = 640;

  long endSecond() {
    return startSecond + seconds;
  }

  int bytes() {
    return OBJECTS_BYTES + latency.bytes() + service.bytes() + lag.bytes();
  }
}
