package dev.trafficgenerator.rest;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells all subscribers what happens, as it happens. One thread looks at the generator for all of
/// them, four times a second; when nobody listens there is none. Safe for any number of threads.
final class MetricsStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsStream.class);
  private static final long LOOK_NANOS = 250_000_000L;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Generator generator;

  // Guarded by this.
  private final List<Listening> subscribers = new ArrayList<>();
  private @Nullable Thread thread;
  private boolean closed;

  // Only for the thread: what of which run those who have begun have all heard.
  private String runId = "";
  private long nextSecond;

  /// Makes a subscriber of a request.
  @FunctionalInterface
  interface Subscribing {
    Subscriber subscribe() throws IOException;
  }

  MetricsStream(Generator generator) {
    this.generator = generator;
  }

  /// Adds a subscriber.
  ///
  /// @param subscribing called only when there is room
  /// @return false when there are too many subscribers already, or when the server closes
  synchronized boolean join(String lastEventId, Subscribing subscribing) throws IOException {
    subscribers.removeIf(listening -> listening.subscriber().isOver());
    if (closed || subscribers.size() >= ServerLimits.SUBSCRIBERS_MAX) {
      return false;
    }
    Subscriber subscriber = subscribing.subscribe();
    subscribers.add(new Listening(subscriber, lastEventId));
    subscriber.listen();
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("metrics-stream").start(this::run);
    } else {
      LockSupport.unpark(thread);
    }
    return true;
  }

  private void run() {
    try {
      for (List<Listening> now = listening(); !now.isEmpty(); now = listening()) {
        look(now);
        LockSupport.parkNanos(this, LOOK_NANOS);
      }
    } catch (RuntimeException | OutOfMemoryError bug) {
      LOG.error("the metrics stream ended; subscribers may come again", bug);
      endAll();
      listening();
    }
  }

  /// Those who still listen; when there is nobody, the next one starts another thread.
  private synchronized List<Listening> listening() {
    subscribers.removeIf(listening -> listening.subscriber().isOver());
    if (subscribers.isEmpty()) {
      thread = null;
    }
    return List.copyOf(subscribers);
  }

  private void look(List<Listening> everybody) {
    // Before the history: what has ended has its last second by then.
    RunState state = generator.state();
    RunHistory news = generator.history(Duration.ofSeconds(nextSecond), SECOND);
    if (!news.runId().equals(runId)) {
      runId = news.runId();
      news = generator.history(Duration.ZERO, SECOND);
      nextSecond = 0;
    }
    if (!news.runId().equals(runId) || !generator.state().equals(state)) {
      // A run began or ended meanwhile: the state may be another run's. The next look is soon.
      return;
    }
    var events = new EventCache();
    for (Listening listening : everybody) {
      if (listening.subscriber().isStalled()) {
        listening.subscriber().drop();
      } else if (listening.hasBegun()) {
        listening.hear(news, state, events);
      }
    }
    if (!news.buckets().isEmpty()) {
      HistoryBucket last = news.buckets().getLast();
      nextSecond = last.startSecond() + last.seconds();
    }
    for (Listening listening : everybody) {
      if (!listening.hasBegun()) {
        long from = listening.begin(runId, nextSecond);
        RunHistory missed = replay(from);
        if (missed.runId().equals(runId)) {
          listening.hear(missed, state, new EventCache());
        }
      }
    }
  }

  private RunHistory replay(long from) {
    long step = Math.ceilDiv(nextSecond - from, ServerLimits.REPLAYED_BUCKETS_MAX);
    return generator.history(Duration.ofSeconds(from), Duration.ofSeconds(Math.max(1, step)));
  }

  /// Ends all streams; from now on nobody may join.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    endAll();
  }

  private void endAll() {
    List<Listening> left;
    @Nullable Thread at;
    synchronized (this) {
      left = List.copyOf(subscribers);
      at = thread;
      subscribers.clear();
    }
    left.forEach(listening -> listening.subscriber().end());
    LockSupport.unpark(at);
  }

  /// Whether its thread is at work.
  synchronized boolean isRunning() {
    return thread != null;
  }
}
