package dev.trafficgenerator.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A run's users: those who visit, and those who were asked to leave and may still be at their last
/// request. For any number of threads.
final class Crowd {
  private final Run run;

  /// Guarded by this; who came last leaves first.
  private final Deque<SimulatedUser> users = new ArrayDeque<>();

  /// Guarded by this.
  private final List<SimulatedUser> leaving = new ArrayList<>();

  private int nextNumber;

  Crowd(Run run) {
    this.run = run;
  }

  /// Asks users to leave, or lets new ones come, until there are `count`.
  ///
  /// @param rampEndNanos new users come spread evenly over the time from now to this; in the past =
  ///   all at once
  synchronized void resize(int count, long rampEndNanos) {
    leaving.removeIf(user -> !user.thread().isAlive());
    while (users.size() > count) {
      SimulatedUser user = users.removeLast();
      leaving.add(user);
      user.leave();
    }
    long now = System.nanoTime();
    double rampNanos = Math.max(0, rampEndNanos - now);
    int missing = count - users.size();
    try {
      for (int i = 0; i < missing && run.failure().isEmpty(); i++) {
        add(now + Math.round(rampNanos * i / missing));
      }
    } catch (OutOfMemoryError e) {
      run.fail(Run.HEAP_FULL);
    }
  }

  private void add(long startNanos) {
    var user = new SimulatedUser(run, nextNumber++, startNanos);
    users.addLast(user);
    user.thread().start();
  }

  /// Lets everybody look again whether they still should wait.
  synchronized void wake() {
    users.forEach(SimulatedUser::wake);
    leaving.forEach(SimulatedUser::wake);
  }

  /// Waits until all have left, but no longer than `limit`; returns how many have not.
  int awaitEnd(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int left = 0;
    for (SimulatedUser user : everybody()) {
      long remaining = Math.max(1, deadline - System.nanoTime());
      if (!user.thread().join(Duration.ofNanos(remaining))) {
        left++;
      }
    }
    return left;
  }

  private synchronized List<SimulatedUser> everybody() {
    var everybody = new ArrayList<>(users);
    everybody.addAll(leaving);
    return everybody;
  }
}
