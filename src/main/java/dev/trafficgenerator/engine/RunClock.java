package dev.trafficgenerator.engine;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// A run's heartbeat: closes each second, and finds out when the run is over by itself. A thread of
/// its own, so that busy users do not delay it.
final class RunClock implements Runnable {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /// A changed or new duration is noticed after this at the latest.
  private static final long LOOK_NANOS = 100_000_000L;

  private final Run run;
  private final Predicate<Run> onEnd;

  private RunClock(Run run, Predicate<Run> onEnd) {
    this.run = run;
    this.onEnd = onEnd;
  }

  /// @param onEnd ends the run, which is over by its duration or by a failure; false when a live
  ///   update has meanwhile given it more time
  static void start(Run run, Predicate<Run> onEnd) {
    Thread.ofPlatform().daemon().name("run-clock-" + run.id()).start(new RunClock(run, onEnd));
  }

  @Override
  public void run() {
    long nextTick = run.startNanos() + SECOND_NANOS;
    while (!run.isOver()) {
      long now = System.nanoTime();
      // First, so that a second is whole when the run ends with it.
      if (now - nextTick >= 0) {
        tick();
        // To come, also after a stall: two ticks close together would give a meaningless rate.
        nextTick += SECOND_NANOS * (1 + (now - nextTick) / SECOND_NANOS);
      }
      if (run.isDue(now) && onEnd.test(run)) {
        return;
      }
      Optional<Long> end = run.dueEndNanos();
      long wait = Math.min(LOOK_NANOS, nextTick - now);
      LockSupport.parkNanos(this, end.isPresent() ? Math.min(wait, end.get() - now) : wait);
    }
  }

  /// Without a clock nothing would ever end the run.
  private void tick() {
    try {
      run.tick();
    } catch (OutOfMemoryError e) {
      run.fail(Run.HEAP_FULL);
    }
  }
}
