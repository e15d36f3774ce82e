package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;

/// Adds up, over all paths, answers by class and failures by cause, and unexpected answers; a
/// status that is not valid is a server error. For one thread.
final class CountSum {
  private static final int CLASS_STATUSES = 100;

  private final long[] classes = new long[5];
  private final long[] causes = new long[Cause.values().length];
  private long unexpected;

  void answered(int status, long count) {
    classes[Math.min(status / CLASS_STATUSES, classes.length) - 1] += count;
  }

  void unexpected(long count) {
    unexpected += count;
  }

  void unanswered(Cause cause, long count) {
    causes[cause.ordinal()] += count;
  }

  long unexpected() {
    return unexpected;
  }

  ResponseCounts responses() {
    return new ResponseCounts(classes[0], classes[1], classes[2], classes[3], classes[4]);
  }

  FailureCounts failures() {
    return new FailureCounts(
        of(Cause.DNS),
        of(Cause.CONNECT),
        of(Cause.TLS),
        of(Cause.TIMEOUT),
        of(Cause.RESET),
        of(Cause.PROTOCOL),
        of(Cause.ABORTED));
  }

  private long of(Cause cause) {
    return causes[cause.ordinal()];
  }
}
