package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.json.ThresholdLines;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.sitemap.Checked;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;

/// The thresholds as a list that is edited, in step with the text of their setting both ways.
final class ThresholdList {
  private final SettingField field = new SettingField(Setting.THRESHOLDS);
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ObservableList<Row> rowsSeen = FXCollections.unmodifiableObservableList(rows);
  private final BooleanProperty abort = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper(true);
  private boolean isReading;
  private String written = "";

  /// One threshold as it is typed.
  final class Row {
    private final StringProperty figure = new SimpleStringProperty("");
    private final StringProperty condition = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private Row(String figure, String condition) {
      this.figure.set(figure);
      this.condition.set(condition);
      this.figure.addListener((_, _, _) -> edited());
      this.condition.addListener((_, _, _) -> edited());
      check();
    }

    private void edited() {
      check();
      write();
    }

    private void check() {
      boolean isWhole = !figure.get().isBlank() && !condition.get().isBlank();
      problem.set(
          isWhole
                  && Threshold.of(figure.get().strip(), condition.get())
                      instanceof Checked.Invalid<Threshold>(var problems)
              ? problems.getFirst().message()
              : "");
    }

    StringProperty figureProperty() {
      return figure;
    }

    StringProperty conditionProperty() {
      return condition;
    }

    /// Empty while nothing is wrong, and while one of the two is still to come.
    ReadOnlyStringProperty problemProperty() {
      return problem.getReadOnlyProperty();
    }
  }

  ThresholdList(Draft draft) {
    StringProperty text = field.textProperty();
    text.set(draft.settings().getOrDefault(Setting.THRESHOLDS, ""));
    read(text.get());
    draft
        .settings()
        .addListener(
            (MapChangeListener<Setting, String>)
                change -> {
                  if (change.getKey() == Setting.THRESHOLDS) {
                    text.set(change.wasAdded() ? change.getValueAdded() : "");
                  }
                });
    text.addListener((_, _, now) -> {
      draft.settings().put(Setting.THRESHOLDS, now);
      if (!now.equals(written)) {
        read(now);
      }
    });
    abort.addListener((_, _, _) -> write());
    draft
        .checkProperty()
        .addListener((_, _, check) -> field.found(check.problemOf(Setting.THRESHOLDS)));
    field.found(draft.checkProperty().get().problemOf(Setting.THRESHOLDS));
  }

  private void read(String now) {
    Optional<ThresholdLines> lines = ThresholdLines.read(now);
    isReading = true;
    readable.set(lines.isPresent());
    ThresholdLines shown = lines.orElse(ThresholdLines.NONE);
    rows.setAll(
        shown.lines().stream().map(line -> new Row(line.figure(), line.condition())).toList());
    abort.set(shown.abort());
    written = now;
    isReading = false;
  }

  /// A row that names no figure yet is not written.
  private void write() {
    if (isReading) {
      return;
    }
    List<ThresholdLines.Line> lines =
        rows.stream()
            .filter(row -> !row.figure.get().isBlank())
            .map(row -> new ThresholdLines.Line(row.figure.get().strip(), row.condition.get()))
            .toList();
    written = new ThresholdLines(lines, abort.get()).write();
    field.textProperty().set(written);
  }

  /// A row to be filled in; none where there are as many as there may be.
  void add() {
    if (rows.size() < Thresholds.MOST) {
      rows.add(new Row("", ""));
    }
  }

  void remove(Row row) {
    rows.remove(row);
    write();
  }

  /// Throws away what can't be shown as rows.
  void clear() {
    field.textProperty().set("");
  }

  /// The figures that have a name of their own.
  static List<String> figures() {
    return SettingRule.of(Setting.THRESHOLDS) instanceof SettingRule.Conditions conditions
        ? List.copyOf(conditions.named().keySet())
        : List.of();
  }

  /// Not to be changed but by [#add] and [#remove].
  ObservableList<Row> rows() {
    return rowsSeen;
  }

  /// Whether the run ends when a threshold fails.
  BooleanProperty abortProperty() {
    return abort;
  }

  /// Whether the text can be shown as rows.
  ReadOnlyBooleanProperty readableProperty() {
    return readable.getReadOnlyProperty();
  }

  /// The setting as text, and what is wrong with it.
  SettingField field() {
    return field;
  }
}
