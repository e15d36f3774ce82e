package dev.trafficgenerator.console.log;

import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Outside.LogLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last lines of this process's log, those that pass the filter, and whether the screen stands
/// still. Listens from its making on, on any thread; all else is for the FX thread.
public final class LogModel {
  /// Lines that are kept; the oldest make room.
  public static final int LINES_MAX = 5_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final ZoneId zone;
  private final LogBuffer buffer = new LogBuffer(LINES_MAX);
  private final Deque<Line> all = new ArrayDeque<>(LINES_MAX);
  private final ObservableList<Line> shown = FXCollections.observableArrayList();
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.TRACE);
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty paused = new SimpleBooleanProperty(false);
  private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyIntegerWrapper kept = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyLongWrapper lost = new ReadOnlyLongWrapper(0);
  private long number;

  /// A line as it is shown.
  ///
  /// @param number counts all lines, so that what is shown can be told from what is kept
  record Line(long number, String time, Level level, String source, String text) {
    private boolean holds(String lower) {
      return lower.isEmpty()
          || text.toLowerCase(Locale.ROOT).contains(lower)
          || source.toLowerCase(Locale.ROOT).contains(lower);
    }

    /// As it is copied.
    @Override
    public String toString() {
      return "%s %-5s %s %s".formatted(time, level, source, text);
    }
  }

  public LogModel(Outside.LogFeed feed, ZoneId zone) {
    this.zone = zone;
    level.addListener((_, _, _) -> refilter());
    text.addListener((_, _, _) -> refilter());
    paused.addListener((_, _, stands) -> resumeUnless(stands));
    feed.listen(buffer::accept);
  }

  /// Takes in what has been logged since the last time. What comes between two calls costs the FX
  /// thread nothing.
  void fetch() {
    LogBuffer.Batch batch = buffer.fetch();
    if (batch.lines().isEmpty()) {
      return;
    }
    long gone = batch.lost();
    List<Line> passing = new ArrayList<>();
    String lower = lowerText();
    for (LogLine logged : batch.lines()) {
      Line line = line(logged);
      if (all.size() == LINES_MAX) {
        all.removeFirst();
        gone++;
      }
      all.addLast(line);
      if (passes(line, lower)) {
        passing.add(line);
      }
    }
    lost.set(lost.get() + gone);
    kept.set(all.size());
    if (paused.get()) {
      waiting.set(waiting.get() + passing.size());
    } else {
      show(passing);
    }
  }

  private Line line(LogLine logged) {
    return new Line(
        number++,
        TIME.format(logged.at().atZone(zone)),
        Level.of(logged.level()),
        logged.source(),
        logged.text().strip());
  }

  private void show(List<Line> passing) {
    long oldest = all.isEmpty() ? number : all.getFirst().number();
    int gone = 0;
    while (gone < shown.size() && shown.get(gone).number() < oldest) {
      gone++;
    }
    if (gone == shown.size()) {
      shown.setAll(passing);
    } else {
      // In two steps, so that a selection stays where it is.
      shown.remove(0, gone);
      shown.addAll(passing);
    }
  }

  private boolean passes(Line line, String lower) {
    return line.level().isAtLeast(level.get()) && line.holds(lower);
  }

  private String lowerText() {
    return text.get().strip().toLowerCase(Locale.ROOT);
  }

  private void refilter() {
    String lower = lowerText();
    shown.setAll(all.stream().filter(line -> passes(line, lower)).toList());
    waiting.set(0);
  }

  private void resumeUnless(boolean stands) {
    if (!stands) {
      refilter();
    }
  }

  /// Forgets all lines.
  void clear() {
    fetch();
    all.clear();
    shown.clear();
    kept.set(0);
    waiting.set(0);
    lost.set(0);
  }

  /// Lines for the clipboard.
  static String copy(List<Line> lines) {
    return lines.stream().map(Line::toString).collect(Collectors.joining("\n", "", "\n"));
  }

  ObservableList<Line> shown() {
    return shown;
  }

  /// The least level that is shown.
  ObjectProperty<Level> levelProperty() {
    return level;
  }

  /// What a line or its source has to hold, in any letter case.
  StringProperty textProperty() {
    return text;
  }

  /// While it stands still, lines are kept but not shown.
  BooleanProperty pausedProperty() {
    return paused;
  }

  /// How many lines came, and would be shown, since it stands still.
  ReadOnlyIntegerProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /// How many lines there are, shown or not.
  ReadOnlyIntegerProperty keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /// How many older lines made room.
  ReadOnlyLongProperty lostProperty() {
    return lost.getReadOnlyProperty();
  }
}
