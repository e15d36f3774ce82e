package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.HistoryJson;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.nio.charset.StandardCharsets;

/// How far one subscriber has heard of a run, and what is said to it next. For one thread.
final class Listening {
  private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] KEEP_ALIVE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final Subscriber subscriber;
  private final String lastEventId;
  private boolean begun;
  private String runId = "";
  private long nextSecond;
  private double annotatedTo;
  private String stateSaid = "";
  private long saidNanos = System.nanoTime();

  /// @param lastEventId of the event that was heard last, `run:second`; empty for none
  Listening(Subscriber subscriber, String lastEventId) {
    this.subscriber = subscriber;
    this.lastEventId = lastEventId;
  }

  Subscriber subscriber() {
    return subscriber;
  }

  /// Whether [#begin] was called.
  boolean hasBegun() {
    return begun;
  }

  /// Finds out what was heard already.
  ///
  /// @param seconds of this run that there are
  /// @return the first second that was not heard of this run; 0 where nothing was
  long begin(String currentRunId, long seconds) {
    begun = true;
    say(HELLO);
    runId = currentRunId;
    if (!runId.isEmpty() && lastEventId.startsWith(runId + ":")) {
      String second = lastEventId.substring(runId.length() + 1);
      nextSecond = second.matches("[0-9]{1,9}") ? Math.min(seconds, Long.parseLong(second) + 1) : 0;
    }
    annotatedTo = nextSecond;
    return nextSecond;
  }

  /// Says what of `history` was not said yet, and the state if it is another. An annotation comes
  /// before the second that it fell into, so that whoever has heard of a second has heard it all.
  ///
  /// @param state read before `history`
  void hear(RunHistory history, RunState state, EventCache events) {
    if (!history.runId().equals(runId)) {
      runId = history.runId();
      nextSecond = 0;
      annotatedTo = 0;
    }
    if (state.isActive()) {
      hear(state);
    }
    for (HistoryBucket bucket : history.buckets()) {
      long end = bucket.startSecond() + bucket.seconds();
      if (end > nextSecond) {
        annotate(history, (double) end);
        say(events.second(bucket, runId, state));
        nextSecond = end;
      }
    }
    if (!state.isActive()) {
      annotate(history, Double.POSITIVE_INFINITY);
      hear(state);
    }
    keepAlive();
  }

  private void annotate(RunHistory history, double to) {
    for (Annotation annotation : history.annotations()) {
      if (annotation.second() >= annotatedTo && annotation.second() < to) {
        say(EventCache.event("annotation", HistoryJson.write(annotation)));
        annotatedTo = Math.nextUp(annotation.second());
      }
    }
  }

  private void hear(RunState state) {
    String now = runId + " " + state.appStatus();
    if (!now.equals(stateSaid)) {
      stateSaid = now;
      say(EventCache.event("state", HistoryJson.write(state, runId)));
    }
  }

  private void keepAlive() {
    if (System.nanoTime() - saidNanos > ServerLimits.STREAM_KEEP_ALIVE.toNanos()) {
      say(KEEP_ALIVE);
    }
  }

  private void say(byte[] event) {
    saidNanos = System.nanoTime();
    subscriber.say(event);
  }
}
