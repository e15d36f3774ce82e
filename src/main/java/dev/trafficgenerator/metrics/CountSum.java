package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;

/// Adds up, over all paths, answers by class and failures by cause, and unexpected answers; a
/// status that is not valid is a server error. For one thread.
final class CountSum implements Counts {
  private static final int CLASS_STATUSES = 100;

  private final long[] classes = new long[5];
  private final CauseCounts causes = new CauseCounts();
  private long unexpected;

  @Override
  public void answered(int status, long count) {
    classes[Math.min(status / CLASS_STATUSES, classes.length) - 1] += count;
  }

  @Override
  public void unexpected(long count) {
    unexpected += count;
  }

  @Override
  public void unanswered(Cause cause, long count) {
    causes.add(cause, count);
  }

  long unexpected() {
    return unexpected;
  }

  ResponseCounts responses() {
    return new ResponseCounts(classes[0], classes[1], classes[2], classes[3], classes[4]);
  }

  FailureCounts failures() {
    return causes.failures();
  }
}
