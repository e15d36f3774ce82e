package dev.trafficgenerator.run;

import java.util.List;

/// The figures of one run, from its start to now. They stay as they are when it has ended, until
/// the next one starts.
///
/// @param saturated the generator, not the target, holds the run back
public record RunFigures(
    RunSetup setup,
    RunTime time,
    Activity now,
    SessionCounts sessions,
    LoginCounts logins,
    RequestCounts requests,
    TrafficBytes bytes,
    Timings timings,
    boolean saturated,
    List<PathStats> paths) {

  /// Before the first run.
  public static final RunFigures NONE =
      new RunFigures(
          RunSetup.NONE,
          RunTime.NONE,
          Activity.NONE,
          SessionCounts.NONE,
          LoginCounts.NONE,
          RequestCounts.NONE,
          TrafficBytes.NONE,
          Timings.NONE,
          false,
          List.of());
}
