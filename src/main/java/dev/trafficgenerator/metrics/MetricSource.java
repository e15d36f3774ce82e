package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.RunSnapshot;
import java.util.function.Supplier;

/// Where every monitoring system gets the figures from: [Prometheus][PrometheusText] when it asks,
/// [OpenTelemetry][OtlpExport] when it is time. All figures of the generator are of one snapshot,
/// so they can disagree neither with each other nor with any other door; beside them stands this
/// process. Safe to call from any number of threads.
public final class MetricSource {
  private final Supplier<RunSnapshot> snapshots;
  private final ProcessFamilies process = new ProcessFamilies();

  /// To be made once in a process: it listens to its garbage collectors for good.
  ///
  /// @param snapshots asked once for each [#now]
  public MetricSource(Supplier<RunSnapshot> snapshots) {
    this.snapshots = snapshots;
  }

  MetricFamilies now() {
    RunSnapshot snapshot = snapshots.get();
    var families = new MetricFamilies(snapshot.at().minus(snapshot.figures().time().elapsed()));
    RunFamilies.add(families, snapshot);
    process.add(families, snapshot.host());
    return families;
  }
}
