package dev.trafficgenerator.http;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Cuts off the exchanges that are late: one thread for all, as a timer for each read would cost
/// more than the read. So an exchange may overrun its limit by [#PERIOD_NANOS].
final class Sweeper {
  static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final Set<OkHttpLane> lanes;
  private volatile @Nullable Thread thread;
  private volatile boolean closed;

  Sweeper(Set<OkHttpLane> lanes) {
    this.lanes = lanes;
  }

  /// Begins, unless it has begun or is closed.
  void start() {
    if (thread == null && !closed) {
      begin();
    }
  }

  private synchronized void begin() {
    if (thread == null && !closed) {
      thread = Thread.ofPlatform().daemon().name("late-exchanges").start(this::run);
    }
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, PERIOD_NANOS);
      long nowNanos = System.nanoTime();
      lanes.forEach(lane -> lane.expire(nowNanos));
    }
  }

  synchronized void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
