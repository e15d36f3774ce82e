package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.history.HistoryBucket;

/// Puts stretches that follow one another together. For one thread; cleared and used again.
final class StretchSum {
  private static final double NANOS_PER_SECOND = 1e9;

  private final CoarseTimes latency = new CoarseTimes();
  private final CoarseTimes service = new CoarseTimes();
  private final CoarseTimes lag = new CoarseTimes();
  private long startSecond;
  private int seconds;
  private long elapsedNanos;
  private Totals counts = Totals.NONE;
  private Activity now = new Activity(0, 0, 0, 0);
  private HostSample host = HostSample.NONE;
  private boolean saturated;

  void add(Stretch next) {
    if (seconds == 0) {
      startSecond = next.startSecond();
    }
    seconds += next.seconds();
    elapsedNanos += next.elapsedNanos();
    counts = counts.plus(next.counts());
    latency.add(next.latency());
    service.add(next.service());
    lag.add(next.lag());
    now = next.now();
    host = next.host();
    saturated |= next.saturated();
  }

  Stretch stretch() {
    return new Stretch(
        startSecond,
        seconds,
        elapsedNanos,
        counts,
        latency.packed(),
        service.packed(),
        lag.packed(),
        now,
        host,
        saturated);
  }

  HistoryBucket bucket() {
    return new HistoryBucket(
        startSecond,
        seconds,
        elapsedNanos / NANOS_PER_SECOND,
        now.activeUsers(),
        now.inFlight(),
        counts.requests(),
        counts.responses(),
        counts.failures(),
        counts.unexpected(),
        latency.summary(),
        service.summary(),
        lag.summary(),
        counts.bytes(),
        host.cpuPercent(),
        host.processCpuPercent(),
        host.memoryPercent(),
        host.processResidentBytes(),
        saturated);
  }

  boolean isEmpty() {
    return seconds == 0;
  }

  void clear() {
    latency.clear();
    service.clear();
    lag.clear();
    seconds = 0;
    elapsedNanos = 0;
    counts = Totals.NONE;
    saturated = false;
  }
}
