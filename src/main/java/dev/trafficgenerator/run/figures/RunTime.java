package dev.trafficgenerator.run.figures;

import java.time.Duration;
import java.util.Optional;

/// How far a run has come.
///
/// @param remaining empty without a duration
public record RunTime(Duration elapsed, Optional<Duration> remaining) {

  /// Before the first run.
  public static final RunTime NONE = new RunTime(Duration.ZERO, Optional.empty());

  /// After `elapsed` of a run; nothing remains when that is longer than its duration.
  public static RunTime of(Duration elapsed, Optional<Duration> duration) {
    return new RunTime(
        elapsed,
        duration
            .map(whole -> whole.minus(elapsed))
            .map(left -> left.isNegative() ? Duration.ZERO : left));
  }
}
