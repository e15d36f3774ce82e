package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Tells when somebody else started, changed or stopped the run that is watched. What had happened
/// before it was watched is nobody's news. For the FX thread.
public final class ChangeNotice {
  private static final double NOTHING_SEEN = -1;

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Optional<Change>> latest =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<String> watched = Optional.empty();
  private double seenSecond = NOTHING_SEEN;

  /// What somebody else did.
  ///
  /// @param before how many others were not dismissed before it
  public record Change(Annotation what, int before) {}

  public ChangeNotice(Desk desk) {
    this.desk = desk;
    desk.onReading(this::read);
    desk.connectionProperty()
        .addListener((_, _, _) -> {
          watched = Optional.empty();
          latest.set(Optional.empty());
        });
  }

  private void read(Reading.Told told) {
    String run = told.snapshot().figures().setup().runId();
    RunHistory course = told.course();
    if (!course.runId().equals(run)) {
      // Another run begins at this moment; the next reading tells of it.
      return;
    }
    boolean isNews = watched.isPresent();
    if (!watched.equals(Optional.of(run))) {
      watched = Optional.of(run);
      seenSecond = NOTHING_SEEN;
    }
    for (Annotation annotation : course.annotations()) {
      if (annotation.second() > seenSecond) {
        seenSecond = annotation.second();
        if (isNews) {
          judge(annotation, told.snapshot().figures().time());
        }
      }
    }
  }

  private void judge(Annotation annotation, RunTime time) {
    boolean byItself =
        switch (annotation.kind()) {
          case STARTED, UPDATED -> false;
          case STOPPED -> time.remaining().map(left -> left.isZero()).orElse(false);
          case FAILED -> true;
        };
    if (!byItself && !desk.ownCommands().claim(annotation.kind())) {
      int before = latest.get().map(change -> change.before() + 1).orElse(0);
      latest.set(Optional.of(new Change(annotation, before)));
    }
  }

  /// It has been read.
  public void dismiss() {
    latest.set(Optional.empty());
  }

  /// The last thing that somebody else did; empty when there is none, or it was dismissed.
  public ReadOnlyObjectProperty<Optional<Change>> latestProperty() {
    return latest.getReadOnlyProperty();
  }
}
