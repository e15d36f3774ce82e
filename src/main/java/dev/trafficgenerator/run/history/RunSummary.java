package dev.trafficgenerator.run.history;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import java.time.Instant;
import java.util.Optional;

/// One run in a list of runs.
///
/// @param name shown beside the run; empty without one
/// @param endedAt empty while it goes on
/// @param requestsPerSecond over the whole run
/// @param p95Millis of the latency from the planned send time
/// @param failures requests without an answer
/// @param passed whether every threshold holds; empty without thresholds
public record RunSummary(
    String runId,
    String name,
    Instant startedAt,
    Optional<Instant> endedAt,
    String targetUrl,
    RunState state,
    long requests,
    double requestsPerSecond,
    double p95Millis,
    long failures,
    Optional<Boolean> passed) {

  /// What a snapshot says of its run.
  public static RunSummary of(String name, Instant startedAt, RunSnapshot snapshot) {
    RunFigures figures = snapshot.figures();
    Verdict verdict = figures.verdict();
    return new RunSummary(
        figures.setup().runId(),
        name,
        startedAt,
        endOf(snapshot.state()),
        figures.setup().targetUrl(),
        snapshot.state(),
        figures.requests().total(),
        figures.requestsPerSecond(),
        figures.timings().latency().p95(),
        figures.requests().failures().total(),
        verdict.results().isEmpty() ? Optional.empty() : Optional.of(verdict.passed()));
  }

  public static RunSummary of(RunRecord record) {
    return of(record.name(), record.startedAt(), record.last());
  }

  /// Since when a run has been over; empty while it is not.
  public static Optional<Instant> endOf(RunState state) {
    return switch (state) {
      case RunState.Stopped(var at) -> Optional.of(at);
      case RunState.Failed(var at, _) -> Optional.of(at);
      case RunState.Initializing _, RunState.Running _, RunState.Stopping _ -> Optional.empty();
    };
  }
}
