package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a run's verdict once a second: writes a line for each threshold that begins to fail or
/// holds again, and says when the run shall not go on.
final class ThresholdWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ThresholdWatch.class);

  private record Name(String figure, String condition) {}

  private final String runId;

  /// Guarded by this.
  private final Set<Name> failing = new HashSet<>();

  ThresholdWatch(String runId) {
    this.runId = runId;
  }

  /// Tells the threshold for which the run has to end, or nothing when it may go on.
  ///
  /// @param figures with their verdict
  synchronized Optional<Verdict.Result> look(RunFigures figures, Thresholds thresholds) {
    Set<Name> known = new HashSet<>();
    for (Verdict.Result result : figures.verdict().results()) {
      var name = new Name(result.figure(), result.condition());
      known.add(name);
      note(name, result);
    }
    // A live update may have taken some away.
    failing.retainAll(known);
    boolean mayAbort =
        thresholds.abort() && figures.time().elapsed().compareTo(Thresholds.ABORT_GRACE) >= 0;
    return mayAbort
        ? figures.verdict().results().stream().filter(result -> !result.passed()).findFirst()
        : Optional.empty();
  }

  private void note(Name name, Verdict.Result result) {
    if (result.passed() && failing.remove(name)) {
      LOG.info(
          "threshold holds again run_id={} figure={} condition={} value={}",
          runId,
          name.figure,
          name.condition,
          number(result.value()));
    } else if (!result.passed() && failing.add(name)) {
      LOG.warn(
          "threshold failed run_id={} figure={} condition={} value={}",
          runId,
          name.figure,
          name.condition,
          number(result.value()));
    }
  }

  /// Why a run has ended, for a person.
  static String reason(Verdict.Result failed) {
    return "Threshold failed: %s has to be %s and is %s"
        .formatted(failed.figure(), failed.condition(), number(failed.value()));
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "none"
        : String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
  }
}
