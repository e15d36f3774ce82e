package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.LoadCourse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Hands out the moments at which requests are due, so that all users together follow a rate (open
/// model). Where the run has a load curve, the rate follows it. Slots that nobody took in time are
/// still handed out: what is behind schedule is caught up with, and its latency counts from the
/// moment it was due, which leaves no coordinated omission.
final class Pacer {
  private static final double NANOS_PER_SECOND = 1e9;

  /// Where a curve ends with nobody, no request is ever due again.
  private static final double FAR_NANOS = 4e18;

  private final long startNanos;
  private final double perSecond;
  private final LoadCourse course;

  /// How far the run, and what the course sums up to, were at the start.
  private final double startSecond;

  private final double startArea;

  private final AtomicLong handedOut = new AtomicLong();

  /// Of users who went away before theirs was due.
  private final Queue<Long> givenBack = new ConcurrentLinkedQueue<>();

  /// @param startNanos when the first request is due
  /// @param perSecond above 0
  /// @param course what share of that is due when
  /// @param startSecond of the run, when the first request is due
  Pacer(long startNanos, double perSecond, LoadCourse course, double startSecond) {
    this.startNanos = startNanos;
    this.perSecond = perSecond;
    this.course = course;
    this.startSecond = startSecond;
    startArea = course.areaUpTo(startSecond);
  }

  /// When the next request that nobody has taken yet is due; takes it.
  long take() {
    Long back = givenBack.poll();
    return back != null ? back : dueNanos(handedOut.getAndIncrement());
  }

  /// Takes a slot back that was not used; the next who asks for one gets it.
  void giveBack(long dueNanos) {
    givenBack.add(dueNanos);
  }

  private long dueNanos(long sequence) {
    if (course.isSteady()) {
      return dueNanos(startNanos, sequence, perSecond);
    }
    double second = course.secondOf(startArea + sequence / perSecond);
    return startNanos + (long) Math.clamp((second - startSecond) * NANOS_PER_SECOND, 0, FAR_NANOS);
  }

  double perSecond() {
    return perSecond;
  }

  /// When request number `sequence` (from 0) is due.
  static long dueNanos(long startNanos, long sequence, double perSecond) {
    return startNanos + Math.round(sequence * (NANOS_PER_SECOND / perSecond));
  }
}
