package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Where the requests of one method, path template, traffic type and kind are counted. Got from
/// [RunMetrics#path], kept, and handed back to [RunMetrics#record]; safe to share between threads.
public final class PathRecorder {
  /// Statuses below [#STATUS_MIN] and above [#STATUS_MAX] are counted as this one. They are not
  /// valid, and a client is to take them for a server error (RFC 9110, section 15).
  static final int STATUS_INVALID = 600;

  static final int STATUS_MIN = 100;
  static final int STATUS_MAX = 599;

  private final Key key;
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] statuses = new long[STATUS_INVALID - STATUS_MIN + 1];
  private final Map<Cause, LongAdder> causes = new EnumMap<>(Cause.class);
  private final LongAdder unexpected = new LongAdder();
  private final LatencyHistogram latency = new LatencyHistogram();

  /// What requests are counted apart by.
  record Key(String method, String template, TrafficType type, RequestKind kind) {}

  PathRecorder(Key key) {
    this.key = key;
    for (Cause cause : Cause.values()) {
      causes.put(cause, new LongAdder());
    }
  }

  Key key() {
    return key;
  }

  /// What the requests are made for.
  public RequestKind kind() {
    return key.kind;
  }

  void answered(int status, long latencyNanos) {
    latency.record(latencyNanos);
    boolean valid = status >= STATUS_MIN && status <= STATUS_MAX;
    COUNT.getAndAdd(statuses, (valid ? status : STATUS_INVALID) - STATUS_MIN, 1L);
  }

  void unanswered(Cause cause, long latencyNanos) {
    latency.record(latencyNanos);
    Objects.requireNonNull(causes.get(cause)).increment();
  }

  /// An answer was not what the path group expects. It is counted as an answer before.
  public void unexpected() {
    unexpected.increment();
  }

  LatencyHistogram latency() {
    return latency;
  }

  /// What is counted now, but for the times.
  Tally tally() {
    var tally = new Tally();
    addTo(tally);
    return tally;
  }

  /// Adds what is counted now, but for the times.
  void addTo(Counts sum) {
    // First, as it is counted last: no part exceeds its whole.
    sum.unexpected(unexpected.sum());
    for (int place = 0; place < statuses.length; place++) {
      sum.answered(STATUS_MIN + place, (long) COUNT.getAcquire(statuses, place));
    }
    causes.forEach((cause, counter) -> sum.unanswered(cause, counter.sum()));
  }
}
