package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.FailureCounts;
import java.util.Arrays;

/// Failures by cause. For one thread.
final class CauseCounts {
  private final long[] counts = new long[Cause.values().length];

  void add(Cause cause, long count) {
    counts[cause.ordinal()] += count;
  }

  void add(CauseCounts other) {
    for (Cause cause : Cause.values()) {
      add(cause, other.of(cause));
    }
  }

  long total() {
    return Arrays.stream(counts).sum();
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
    return counts[cause.ordinal()];
  }
}
