package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Answers by status and failures by cause, as they were read once: every total that is shown is
/// added up from these, so that totals agree while requests go on being counted. For one thread.
final class Tally implements Counts {
  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private final CauseCounts causes = new CauseCounts();
  private long responses;
  private long unexpected;

  @Override
  public void answered(int status, long count) {
    if (count > 0) {
      statuses.merge(status, count, Long::sum);
      responses += count;
    }
  }

  @Override
  public void unanswered(Cause cause, long count) {
    causes.add(cause, count);
  }

  @Override
  public void unexpected(long count) {
    unexpected += count;
  }

  void add(Tally other) {
    other.statuses.forEach(this::answered);
    causes.add(other.causes);
    unexpected += other.unexpected;
  }

  long requests() {
    return responses + causes.total();
  }

  long failures() {
    return causes.total();
  }

  long unexpected() {
    return unexpected;
  }

  SortedMap<Integer, Long> statuses() {
    return Collections.unmodifiableSortedMap(statuses);
  }

  /// By class; a status that is not valid is a server error.
  ResponseCounts responseCounts() {
    return new ResponseCounts(
        between(100, 200),
        between(200, 300),
        between(300, 400),
        between(400, 500),
        between(500, PathRecorder.STATUS_INVALID + 1));
  }

  private long between(int from, int to) {
    return statuses.subMap(from, to).values().stream().mapToLong(Long::longValue).sum();
  }

  FailureCounts failureCounts() {
    return causes.failures();
  }
}
