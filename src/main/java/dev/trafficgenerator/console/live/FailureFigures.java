package dev.trafficgenerator.console.live;

import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.RequestCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One line of the table of failures.
///
/// @param cause as in the figures, or [#UNEXPECTED]
/// @param sample the first and the last; empty where none is kept
record FailureFigures(String cause, long count, Optional<FailureSample> sample) {
  /// Answers that were not what their path group expects.
  static final String UNEXPECTED = "unexpected";

  /// The causes that occurred.
  static List<FailureFigures> of(RequestCounts requests) {
    var failures = new ArrayList<FailureFigures>();
    requests.failures().byCause().forEach((cause, count) -> add(failures, requests, cause, count));
    add(failures, requests, UNEXPECTED, requests.unexpected());
    return failures;
  }

  private static void add(
      List<FailureFigures> failures, RequestCounts requests, String cause, long count) {
    if (count > 0) {
      failures.add(
          new FailureFigures(
              cause,
              count,
              requests.failureSamples().stream()
                  .filter(sample -> sample.cause().equals(cause))
                  .findFirst()));
    }
  }

  /// What was seen last: the request, and what became of it.
  String text() {
    return sample.map(it -> it.lastRequest() + " · " + it.lastDetail()).orElse("");
  }

  boolean has(String text) {
    return (cause + " " + text()).toLowerCase(Locale.ROOT).contains(text);
  }
}
