package dev.trafficgenerator.run;

import java.time.Duration;
import java.util.Optional;

/// How far a run has come.
///
/// @param remaining empty without a duration
public record RunTime(Duration elapsed, Optional<Duration> remaining) {

  /// Before the first run.
  public static final RunTime NONE = new RunTime(Duration.ZERO, Optional.empty());
}
