package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The runs that the driven generator can tell of, and what can be done with them. For the FX
/// thread; nothing here waits.
public final class RunsModel {
  private final Desk desk;
  private final Outside.Reports reports;
  private final Outside.Shelf shelf;
  private final Outside.FileWriter writer;
  private final Background background;
  private final Consumer<String> browse;
  private final ShownReports shown;
  private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome.None());
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String seen = "";
  private boolean isWanted;

  /// What can be done with a run.
  enum Action {
    OPEN,
    SAVE,
    DELETE,
    COMPARE
  }

  /// What became of the last action.
  sealed interface Outcome {
    record None() implements Outcome {}

    record Doing(Action action) implements Outcome {}

    record Saved(Path file) implements Outcome {}

    record Deleted() implements Outcome {}

    /// The generator does not know the run any more.
    record Gone() implements Outcome {}

    /// Only .html, .json and .csv can be written.
    record OtherEnding(Path file) implements Outcome {}

    /// It could not be done.
    record Failed(Action action, String reason) implements Outcome {}
  }

  /// @param folder where reports are put for the browser
  /// @param browse shows a URL in the system's browser
  public RunsModel(
      Desk desk,
      Outside.Reports reports,
      Outside.Shelf shelf,
      Outside.FileWriter writer,
      Path folder,
      Background background,
      Consumer<String> browse) {
    this.desk = desk;
    this.reports = reports;
    this.shelf = shelf;
    this.writer = writer;
    this.background = background;
    this.browse = browse;
    shown = new ShownReports(folder, writer);
    desk.onReading(this::read);
    desk.connectionProperty().addListener((_, _, _) -> turn());
  }

  private void turn() {
    rows.clear();
    known.set(false);
    failure.set("");
    outcome.set(new Outcome.None());
    comparison.set(Optional.empty());
    if (isWanted) {
      refresh();
    }
  }

  /// A run that goes on changes each second; the list is asked for anew when it has begun or ended.
  private void read(Reading.Told told) {
    RunSnapshot snapshot = told.snapshot();
    String runId = snapshot.figures().setup().runId();
    String now = runId + " " + snapshot.state().appStatus();
    if (!now.equals(seen)) {
      seen = now;
      if (isWanted) {
        refresh();
      }
    } else if (snapshot.state().isActive()) {
      rows.stream()
          .filter(row -> row.runId().equals(runId))
          .forEach(row ->
              row.set(RunSummary.of(row.summary().name(), row.summary().startedAt(), snapshot)));
    }
  }

  /// Asks for the list, and again from now on whenever it changes.
  void refresh() {
    isWanted = true;
    Connection from = desk.connection();
    background.run(
        () -> from.generator().runs(),
        runs -> {
          if (from.equals(desk.connection())) {
            failure.set("");
            known.set(true);
            show(runs);
          }
        },
        problem -> {
          if (from.equals(desk.connection())) {
            failure.set(String.valueOf(problem.getMessage()));
          }
        });
  }

  private void show(List<RunSummary> runs) {
    List<RunRow> next =
        runs.stream()
            .map(run ->
                rows.stream()
                    .filter(row -> row.runId().equals(run.runId()))
                    .findFirst()
                    .map(row -> {
                      row.set(run);
                      return row;
                    })
                    .orElseGet(() -> new RunRow(run)))
            .toList();
    if (!rows.equals(next)) {
      rows.setAll(next);
    }
  }

  /// Writes the report as a page and shows it in the browser.
  void open(RunRow row) {
    act(
        Action.OPEN,
        () -> {
          Optional<RunRecord> record = record(row);
          if (record.isEmpty()) {
            return Optional.<Path>empty();
          }
          byte[] page = reports.write(record.get(), ReportFormat.HTML);
          return Optional.of(shown.put(record.get().fileName() + ".html", page));
        },
        file -> {
          browse.accept(file.toUri().toString());
          outcome.set(new Outcome.None());
        });
  }

  /// A file name for the report, without an ending.
  static String fileName(RunRow row) {
    return "run-" + row.runId().replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /// Writes the report to `file`, as its ending says.
  void save(RunRow row, Path file) {
    String name = String.valueOf(file.getFileName());
    Optional<ReportFormat> format = ReportFormat.named(name.substring(name.lastIndexOf('.') + 1));
    if (format.isEmpty() || !name.contains(".")) {
      outcome.set(new Outcome.OtherEnding(file));
      return;
    }
    act(
        Action.SAVE,
        () -> {
          Optional<RunRecord> record = record(row);
          if (record.isPresent()) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer.write(file, reports.write(record.get(), format.get()));
          }
          return record;
        },
        _ -> outcome.set(new Outcome.Saved(file)));
  }

  /// Whether runs can be deleted: those of this computer can.
  boolean canDelete() {
    return desk.connection().isLocal();
  }

  /// Forgets a run for good.
  void delete(RunRow row) {
    if (!canDelete()) {
      return;
    }
    act(
        Action.DELETE,
        () -> shelf.forget(row.runId()) ? Optional.of(row) : Optional.empty(),
        deleted -> {
          rows.remove(deleted);
          outcome.set(new Outcome.Deleted());
        });
  }

  /// Puts two runs side by side.
  void compare(RunRow one, RunRow other) {
    act(
        Action.COMPARE,
        () -> {
          Optional<RunRecord> first = record(one);
          Optional<RunRecord> second = record(other);
          return first.flatMap(it -> second.map(also -> Comparison.of(it, also)));
        },
        compared -> {
          comparison.set(Optional.of(compared));
          outcome.set(new Outcome.None());
        });
  }

  /// Back to the list.
  void closeComparison() {
    comparison.set(Optional.empty());
  }

  private Optional<RunRecord> record(RunRow row) {
    Generator generator = desk.asked().generator();
    return generator.recordOf(row.runId());
  }

  /// @param work empty when the run is not known any more
  private <T> void act(Action action, Callable<Optional<T>> work, Consumer<T> onDone) {
    Connection at = desk.connection();
    outcome.set(new Outcome.Doing(action));
    background.run(
        work,
        result -> {
          if (at.equals(desk.connection())) {
            result.ifPresentOrElse(onDone, () -> outcome.set(new Outcome.Gone()));
          }
        },
        problem -> {
          if (at.equals(desk.connection())) {
            outcome.set(new Outcome.Failed(action, String.valueOf(problem.getMessage())));
          }
        });
  }

  ObservableList<RunRow> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /// Why the list could not be had; empty when it could.
  ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /// Whether the list has been had once from this generator.
  ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// The two runs that are looked at side by side; empty while it is the list.
  ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }
}
