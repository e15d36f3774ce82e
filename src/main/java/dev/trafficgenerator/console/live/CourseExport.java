package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.chart.Png;
import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.SaveDialog;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Saves what the charts show: the picture as PNG, the figures as the CSV that reports are written
/// in.
public final class CourseExport {
  private final Desk desk;
  private final Background background;
  private final Outside.Reports reports;
  private final SaveDialog dialog;
  private final Messages messages;
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

  public CourseExport(
      Desk desk,
      Background background,
      Outside.Reports reports,
      SaveDialog dialog,
      Messages messages) {
    this.desk = desk;
    this.background = background;
    this.reports = reports;
    this.dialog = dialog;
    this.messages = messages;
  }

  void savePicture(Png picture) {
    save(desk.snapshot().figures().setup().runId() + ".png", picture::bytes);
  }

  /// @param course the part of the run that is saved
  void saveData(RunHistory course) {
    var generator = desk.connection().generator();
    save(
        course.runId() + ".csv",
        () -> {
          RunRecord all =
              generator
                  .recordOf(course.runId())
                  .orElseThrow(() -> new IOException(messages.get("live.export.gone")));
          return reports.write(
              new RunRecord(all.name(), all.settings(), all.sitemap(), all.last(), course),
              ReportFormat.CSV);
        });
  }

  private void save(String suggestion, Callable<byte[]> content) {
    dialog
        .ask(suggestion)
        .ifPresent(file -> {
          note.set("");
          background.run(
              () -> written(file, content.call()),
              done -> note.set(messages.get("live.export.done", done.getFileName())),
              failure ->
                  note.set(
                      messages.get(
                          "live.export.failed", file, String.valueOf(failure.getMessage()))));
        });
  }

  private static Path written(Path file, byte[] content) throws IOException {
    return Files.write(file, content);
  }

  /// What became of the last one; empty before it.
  ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }
}
