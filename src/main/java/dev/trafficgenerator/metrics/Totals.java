package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.TrafficBytes;

/// What was counted up to a moment, or between two.
///
/// @param unexpected answers that were not what their path group expects
record Totals(
    ResponseCounts responses, FailureCounts failures, long unexpected, TrafficBytes bytes) {
  static final Totals NONE =
      new Totals(ResponseCounts.NONE, FailureCounts.NONE, 0, TrafficBytes.NONE);

  long requests() {
    return responses.total() + failures.total();
  }

  Totals plus(Totals other) {
    return combined(other, 1);
  }

  Totals minus(Totals before) {
    return combined(before, -1);
  }

  private Totals combined(Totals other, int sign) {
    ResponseCounts r = other.responses;
    FailureCounts f = other.failures;
    return new Totals(
        new ResponseCounts(
            responses.informational() + sign * r.informational(),
            responses.success() + sign * r.success(),
            responses.redirection() + sign * r.redirection(),
            responses.clientError() + sign * r.clientError(),
            responses.serverError() + sign * r.serverError()),
        new FailureCounts(
            failures.dns() + sign * f.dns(),
            failures.connect() + sign * f.connect(),
            failures.tls() + sign * f.tls(),
            failures.timeout() + sign * f.timeout(),
            failures.reset() + sign * f.reset(),
            failures.protocol() + sign * f.protocol(),
            failures.aborted() + sign * f.aborted()),
        unexpected + sign * other.unexpected,
        new TrafficBytes(
            bytes.sent() + sign * other.bytes.sent(),
            bytes.received() + sign * other.bytes.received()));
  }
}
