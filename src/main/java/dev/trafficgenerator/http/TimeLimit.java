package dev.trafficgenerator.http;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A lane's time limit, and who ended an exchange first: the lane that finished it, the sweeper or
/// an abort. Exactly one of them does. Knows no clock.
final class TimeLimit {
  private static final long IDLE = Long.MIN_VALUE;
  private static final long LATE = Long.MIN_VALUE + 1;
  private static final long ABORTED = Long.MIN_VALUE + 2;
  private static final long SPENT = Long.MIN_VALUE + 3;

  /// One of the above, or when the exchange in flight is due, as a reading of `System.nanoTime()`.
  private final AtomicLong state = new AtomicLong(IDLE);

  /// An exchange begins. False: the lane is over.
  boolean begin(long deadlineNanos) {
    return state.compareAndSet(IDLE, Math.max(deadlineNanos, SPENT + 1));
  }

  /// The exchange has ended. False: it had been cut off.
  boolean end() {
    long was = state.get();
    return isDeadline(was) && state.compareAndSet(was, IDLE);
  }

  /// The sweeper comes by. True: it was late, and is now cut off.
  boolean expire(long nowNanos) {
    long due = state.get();
    return isDeadline(due) && nowNanos - due > 0 && state.compareAndSet(due, LATE);
  }

  /// True: the lane is now over.
  boolean abort() {
    long was = state.get();
    while (isOpen(was)) {
      if (state.compareAndSet(was, ABORTED)) {
        return true;
      }
      was = state.get();
    }
    return false;
  }

  /// The lane can carry nothing more; nobody cut it off.
  void spend() {
    state.compareAndSet(IDLE, SPENT);
  }

  boolean isOpen() {
    return isOpen(state.get());
  }

  /// Why the exchange was cut off; null when it was not.
  @Nullable Cause cutOffBy() {
    long now = state.get();
    return now == LATE ? Cause.TIMEOUT : now == ABORTED ? Cause.ABORTED : null;
  }

  private static boolean isOpen(long state) {
    return state == IDLE || isDeadline(state);
  }

  private static boolean isDeadline(long state) {
    return state > SPENT;
  }
}
