package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.history.RunSummary;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where every monitoring system gets the figures from: [Prometheus][PrometheusText] when it asks,
/// [OpenTelemetry][OtlpExport] when it is time. All figures of the generator are of one snapshot,
/// so they can disagree neither with each other nor with any other door; beside them stands this
/// process. Safe to call from any number of threads.
public final class MetricSource {
  private final Supplier<RunSnapshot> snapshots;
  private final ProcessFamilies process = new ProcessFamilies();

  /// Guarded by this.
  private @Nullable Counting counting;

  private record Counting(String runId, Instant since) {}

  /// To be made once in a process: it listens to its garbage collectors for good.
  ///
  /// @param snapshots asked once for each [#now]
  public MetricSource(Supplier<RunSnapshot> snapshots) {
    this.snapshots = snapshots;
  }

  MetricFamilies now() {
    return now((_, _) -> {});
  }

  MetricFamilies now(MoreFamilies more) {
    RunSnapshot snapshot = snapshots.get();
    var families = new MetricFamilies(since(snapshot));
    RunFamilies.add(families, snapshot);
    process.add(families, snapshot.host());
    more.add(families, snapshot);
    return families;
  }

  /// What one reader is told beside all others.
  @FunctionalInterface
  interface MoreFamilies {
    void add(MetricFamilies families, RunSnapshot snapshot);
  }

  /// When the run began to count: the same for as long as it is shown, as who is told another
  /// moment takes its counters for set back.
  private synchronized Instant since(RunSnapshot snapshot) {
    String runId = snapshot.figures().setup().runId();
    if (counting == null || !counting.runId.equals(runId)) {
      Instant read = RunSummary.endOf(snapshot.state()).orElse(snapshot.at());
      counting = new Counting(runId, read.minus(snapshot.figures().time().elapsed()));
    }
    return counting.since;
  }
}
