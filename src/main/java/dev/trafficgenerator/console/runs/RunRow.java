package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.run.history.RunSummary;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A run in the list: the same row as long as the run is known, so that a selection lasts.
final class RunRow {
  private final ReadOnlyObjectWrapper<RunSummary> summary;

  RunRow(RunSummary summary) {
    this.summary = new ReadOnlyObjectWrapper<>(summary);
  }

  RunSummary summary() {
    return summary.get();
  }

  String runId() {
    return summary.get().runId();
  }

  /// Whether there is nothing more to come.
  boolean hasEnded() {
    return summary.get().endedAt().isPresent();
  }

  void set(RunSummary now) {
    summary.set(now);
  }

  ReadOnlyObjectProperty<RunSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }
}
