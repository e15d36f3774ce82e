package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.GeneratorUnreachable;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the generator once a second how it goes, on a thread of its own, and hands each reading
/// over. A call that takes longer than a second delays the next one; they never pile up.
public final class SnapshotPoller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotPoller.class);
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Supplier<Connection> current;
  private final Consumer<Reading> onReading;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("snapshot-poller").daemon().factory());

  // Of the poller's thread alone.
  private Connection asked;
  private String runId = "";
  private long nextSecond;

  /// @param current whom to ask; called on the poller's thread
  /// @param onReading is called on the poller's thread
  public SnapshotPoller(
      Supplier<Connection> current, Consumer<Reading> onReading, InstantSource clock) {
    this.current = current;
    this.onReading = onReading;
    this.clock = clock;
    asked = current.get();
  }

  /// Asks from now on.
  public void start() {
    var _ = thread.scheduleAtFixedRate(this::ask, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Asks now, too: something was just changed.
  public void askNow() {
    if (!thread.isShutdown()) {
      thread.execute(this::ask);
    }
  }

  /// One question and its answer.
  void ask() {
    Connection connection = current.get();
    if (!connection.equals(asked)) {
      asked = connection;
      forget();
    }
    try {
      onReading.accept(told(connection));
    } catch (GeneratorUnreachable silent) {
      if (!thread.isShutdown()) {
        String reason = String.valueOf(silent.getMessage());
        onReading.accept(new Reading.Silent(connection, clock.instant(), reason));
      }
    } catch (RuntimeException bug) {
      // The executor would drop the task for good, and the screen would stand still in silence.
      LOG.error("a reading failed", bug);
    }
  }

  private void forget() {
    runId = "";
    nextSecond = 0;
  }

  private Reading told(Connection connection) {
    long asking = System.nanoTime();
    RunSnapshot snapshot = connection.generator().snapshot();
    Duration roundTrip = Duration.ofNanos(System.nanoTime() - asking);
    String id = snapshot.figures().setup().runId();
    if (!id.equals(runId)) {
      forget();
      runId = id;
    }
    boolean whole = nextSecond == 0;
    RunHistory course = connection.generator().history(Duration.ofSeconds(nextSecond), STEP);
    if (!course.runId().equals(id)) {
      // Another run has begun in between: the next reading tells of it.
      forget();
      return new Reading.Told(connection, snapshot, RunHistory.NONE, true, roundTrip);
    }
    if (!course.buckets().isEmpty()) {
      HistoryBucket last = course.buckets().getLast();
      nextSecond = last.startSecond() + last.seconds();
    }
    return new Reading.Told(connection, snapshot, course, whole, roundTrip);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
