package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Answers by status and failures by cause, as they were read once: every total that is shown is
/// added up from these, so that totals agree while requests go on being counted. For one thread.
final class Tally {
  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
  private long responses;
  private long failures;
  private long unexpected;

  void answered(int status, long count) {
    if (count > 0) {
      statuses.merge(status, count, Long::sum);
      responses += count;
    }
  }

  void unanswered(Cause cause, long count) {
    if (count > 0) {
      causes.merge(cause, count, Long::sum);
      failures += count;
    }
  }

  /// Some of the answers were not what was expected.
  void unexpected(long count) {
    unexpected += count;
  }

  void add(Tally other) {
    other.statuses.forEach(this::answered);
    other.causes.forEach(this::unanswered);
    unexpected += other.unexpected;
  }

  long requests() {
    return responses + failures;
  }

  long failures() {
    return failures;
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
    return causes.getOrDefault(cause, 0L);
  }
}
