package dev.trafficgenerator.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out the moments at which requests are due, so that all users together follow a rate (open
/// model). Slots that nobody took in time are still handed out: what is behind schedule is caught
/// up with, and its latency counts from the moment it was due, which leaves no coordinated
/// omission.
final class Pacer {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long startNanos;
  private final double perSecond;
  private final AtomicLong handedOut = new AtomicLong();

  /// Of users who went away before theirs was due.
  private final Queue<Long> givenBack = new ConcurrentLinkedQueue<>();

  /// @param startNanos when the first request is due
  /// @param perSecond above 0
  Pacer(long startNanos, double perSecond) {
    this.startNanos = startNanos;
    this.perSecond = perSecond;
  }

  /// When the next request that nobody has taken yet is due; takes it.
  long take() {
    Long back = givenBack.poll();
    return back != null ? back : dueNanos(startNanos, handedOut.getAndIncrement(), perSecond);
  }

  /// Takes a slot back that was not used; the next who asks for one gets it.
  void giveBack(long dueNanos) {
    givenBack.add(dueNanos);
  }

  double perSecond() {
    return perSecond;
  }

  /// When request number `sequence` (from 0) is due.
  static long dueNanos(long startNanos, long sequence, double perSecond) {
    return startNanos + Math.round(sequence * (NANOS_PER_SECOND / perSecond));
  }
}
