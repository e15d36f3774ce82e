package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunRecord;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Name and settings of the run that the snapshot speaks of, whoever started it: asked of the
/// generator when a run has begun, and whenever it was changed. For the FX thread.
public final class InForce {
  private final Desk desk;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<Run>> run =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean isAsking;

  /// A run, and what is in force of it.
  ///
  /// @param name as given when it was started; may be empty
  /// @param changes how often it was changed until these settings were in force
  public record Run(String runId, String name, RunSettings settings, long changes) {}

  public InForce(Desk desk, Background background) {
    this.desk = desk;
    this.background = background;
    desk.onReading(this::take);
    desk.connectionProperty().addListener((_, _, _) -> run.set(Optional.empty()));
  }

  private void take(Reading.Told told) {
    String id = told.snapshot().figures().setup().runId();
    if (run.get().filter(known -> !known.runId().equals(id)).isPresent()) {
      run.set(Optional.empty());
    }
    long changes =
        told.course().annotations().stream()
            .filter(it -> it.kind() == Annotation.Kind.UPDATED)
            .count();
    boolean isKnown = run.get().filter(known -> known.changes() >= changes).isPresent();
    if (!id.isEmpty() && !isKnown && !isAsking) {
      ask(told.from(), id, changes);
    }
  }

  /// What fails, or is not known yet, is asked again at the next reading.
  private void ask(Connection whom, String id, long changes) {
    isAsking = true;
    background.run(
        () -> whom.generator().recordOf(id),
        answer -> {
          isAsking = false;
          if (whom.equals(desk.connection())) {
            answer.ifPresent(record -> run.set(Optional.of(of(record, changes))));
          }
        },
        _ -> isAsking = false);
  }

  private static Run of(RunRecord record, long changes) {
    return new Run(record.runId(), record.name(), record.settings(), changes);
  }

  /// Empty before the first run, and until the generator has told of it.
  public ReadOnlyObjectProperty<Optional<Run>> runProperty() {
    return run.getReadOnlyProperty();
  }
}
