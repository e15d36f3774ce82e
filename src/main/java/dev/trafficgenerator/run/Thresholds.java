package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import java.time.Duration;
import java.util.List;

/// What a run's figures have to be.
///
/// @param all one for a figure, in the order in which they were given; at most [#MOST]
/// @param abort whether the run ends when one of them fails
public record Thresholds(List<Threshold> all, boolean abort) {

  /// Most thresholds of a run; as they are written down, blank ones count too.
  public static final int MOST = 50;

  /// What these are called in a problem.
  public static final String PARTS = "thresholds";

  /// A run is not ended because of a threshold before this: the first requests open connections and
  /// find a generator that Java has not compiled yet, and rates begin at 0.
  public static final Duration ABORT_GRACE = Duration.ofSeconds(5);

  public static final Thresholds NONE = new Thresholds(List.of(), false);

  public Thresholds {
    all = List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /// How they stand.
  ///
  /// @param isOver whether the run has ended
  public Verdict verdict(RunFigures figures, boolean isOver) {
    return all.isEmpty()
        ? Verdict.NONE
        : new Verdict(all.stream().map(it -> it.result(figures, isOver)).toList());
  }
}
