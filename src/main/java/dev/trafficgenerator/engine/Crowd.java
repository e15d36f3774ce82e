package dev.trafficgenerator.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A run's users: those who visit, those for whom the load curve has no place now, and those who
/// were asked to leave and may still be at their last request. For any number of threads.
final class Crowd {
  private static final double SECOND_NANOS = 1e9;

  private final Run run;

  /// Guarded by this; who came last leaves first.
  private final Deque<SimulatedUser> users = new ArrayDeque<>();

  /// Guarded by this.
  private final List<SimulatedUser> leaving = new ArrayList<>();

  private int nextNumber;

  /// Guarded by this; the first so many users may be there.
  private int places;

  Crowd(Run run) {
    this.run = run;
  }

  /// Sends users away who came last, or lets them come back, spread over the time until this is
  /// called again a second later.
  synchronized void seat(int count) {
    seat(count, SECOND_NANOS);
  }

  private void seat(int count, double spreadNanos) {
    if (count == places) {
      return;
    }
    int comers = Math.min(count, users.size()) - Math.min(places, users.size());
    long now = System.nanoTime();
    int rank = 0;
    for (SimulatedUser user : users) {
      if (rank >= count) {
        user.goAway();
      } else if (rank >= places) {
        user.comeBack(now + Math.round(spreadNanos * (rank - places) / comers));
      }
      rank++;
    }
    places = count;
  }

  /// Asks users to leave, or lets new ones come, until there are `count`.
  ///
  /// @param rampEndNanos new users come spread evenly over the time from now to this; in the past =
  ///   all at once
  /// @param nextPlaces so many of them may be there at the moment
  synchronized void resize(int count, long rampEndNanos, int nextPlaces) {
    seat(nextPlaces, 0);
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
    if (users.size() >= places) {
      user.goAway();
    }
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
