package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;

/// Cuts a run into stretches that begin and end with whole seconds of it: what was counted between
/// two looks belongs to the seconds between them. A look that comes late makes a longer stretch,
/// and a rate is taken over the time that really went by.
///
/// Not safe for several threads; recording goes on meanwhile.
final class HistoryRecorder {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long startNanos;
  private final History history = new History();
  private final Times latency;
  private final Times service;
  private final Times lag;
  private final Distribution scratch = new Distribution();
  private long cutSecond;
  private long cutNanos;
  private Totals before = Totals.NONE;
  private boolean saturated;
  private boolean finished;

  /// What is seen when a second ends.
  ///
  /// @param counts since the run began
  record Look(long atNanos, Totals counts, Activity now, HostSample host, boolean saturated) {}

  /// One of the three times, and what of it belongs to stretches that were cut already.
  private final class Times {
    private final StripedTimes recorded;
    private CoarseTimes before = new CoarseTimes();
    private CoarseTimes spare = new CoarseTimes();

    private Times(StripedTimes recorded) {
      this.recorded = recorded;
    }

    private PackedTimes cut() {
      scratch.clear();
      recorded.addTo(scratch);
      CoarseTimes all = spare;
      all.clear();
      all.add(scratch);
      PackedTimes since = all.since(before);
      spare = before;
      before = all;
      return since;
    }
  }

  HistoryRecorder(long startNanos, StripedTimes latency, StripedTimes service, StripedTimes lag) {
    this.startNanos = startNanos;
    this.cutNanos = startNanos;
    this.latency = new Times(latency);
    this.service = new Times(service);
    this.lag = new Times(lag);
  }

  History history() {
    return history;
  }

  /// Closes all whole seconds that have gone by; none or several.
  void tick(Look look) {
    saturated |= look.saturated;
    long second = (look.atNanos - startNanos) / SECOND_NANOS;
    if (second > cutSecond && !finished) {
      cut(second, look);
    }
  }

  /// Closes the second that the run ended in, and the recorder with it.
  void finish(Look look) {
    saturated |= look.saturated;
    if (look.atNanos > cutNanos && !finished) {
      cut(Math.ceilDiv(look.atNanos - startNanos, SECOND_NANOS), look);
    }
    finished = true;
  }

  private void cut(long second, Look look) {
    history.add(
        new Stretch(
            cutSecond,
            Math.toIntExact(second - cutSecond),
            look.atNanos - cutNanos,
            look.counts.minus(before),
            latency.cut(),
            service.cut(),
            lag.cut(),
            look.now,
            look.host,
            saturated));
    before = look.counts;
    cutSecond = second;
    cutNanos = look.atNanos;
    saturated = false;
  }
}
