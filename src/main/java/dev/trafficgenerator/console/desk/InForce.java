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
  /// @param lastChange that was told of when these settings were asked for. Not how many there
  ///   were: of many, the oldest are forgotten
  public record Run(
      String runId, String name, RunSettings settings, Optional<Annotation> lastChange) {}

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
    Optional<Annotation> lastChange =
        told.course().annotations().stream()
            .filter(it -> it.kind() == Annotation.Kind.UPDATED)
            .reduce((_, later) -> later);
    // A course of another run tells nothing of this one.
    boolean isTold = told.course().runId().equals(id);
    boolean isKnown =
        run.get().filter(known -> !isTold || known.lastChange().equals(lastChange)).isPresent();
    if (!id.isEmpty() && !isKnown && !isAsking) {
      ask(told.from(), id, lastChange);
    }
  }

  /// What fails, or is not known yet, is asked again at the next reading.
  private void ask(Connection whom, String id, Optional<Annotation> lastChange) {
    isAsking = true;
    background.run(
        () -> whom.generator().recordOf(id),
        answer -> {
          isAsking = false;
          if (whom.equals(desk.connection())) {
            answer.ifPresent(record -> run.set(Optional.of(of(record, lastChange))));
          }
        },
        _ -> isAsking = false);
  }

  private static Run of(RunRecord record, Optional<Annotation> lastChange) {
    return new Run(record.runId(), record.name(), record.settings(), lastChange);
  }

  /// Empty before the first run, and until the generator has told of it.
  public ReadOnlyObjectProperty<Optional<Run>> runProperty() {
    return run.getReadOnlyProperty();
  }
}
