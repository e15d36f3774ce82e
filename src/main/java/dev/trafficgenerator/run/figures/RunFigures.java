package dev.trafficgenerator.run.figures;

import java.util.List;

/// The figures of one run, from its start to now. They stay as they are when it has ended, until
/// the next one starts.
///
/// @param visitors by browser and API client, the most frequent first
/// @param verdict what became of the thresholds
/// @param saturated the generator, not the target, holds the run back
public record RunFigures(
    RunSetup setup,
    RunTime time,
    Activity now,
    SessionCounts sessions,
    List<VisitorCount> visitors,
    LoginCounts logins,
    RequestCounts requests,
    TrafficBytes bytes,
    Timings timings,
    Verdict verdict,
    boolean saturated,
    List<PathStats> paths) {

  /// Before the first run.
  public static final RunFigures NONE =
      new RunFigures(
          RunSetup.NONE,
          RunTime.NONE,
          Activity.NONE,
          SessionCounts.NONE,
          List.of(),
          LoginCounts.NONE,
          RequestCounts.NONE,
          TrafficBytes.NONE,
          Timings.NONE,
          Verdict.NONE,
          false,
          List.of());

  /// The same figures, judged.
  public RunFigures with(Verdict judged) {
    return new RunFigures(
        setup, time, now, sessions, visitors, logins, requests, bytes, timings, judged, saturated,
        paths);
  }

  /// These figures with other timings.
  public RunFigures with(Timings other) {
    return new RunFigures(
        setup, time, now, sessions, visitors, logins, requests, bytes, other, verdict, saturated,
        paths);
  }

  /// Requests completed per second, over the whole run.
  public double requestsPerSecond() {
    double seconds = time.elapsed().toNanos() / 1e9;
    return seconds > 0 ? requests.total() / seconds : 0;
  }
}
