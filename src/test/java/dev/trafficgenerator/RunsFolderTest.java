package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.report.Records;
import dev.trafficgenerator.report.Report;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsFolderTest {
  private static final Report REPORT = new Report(ZoneOffset.UTC, "1");
  private static final RunRecord RUN = Records.of(5);
  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("deep/runs");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRunIsKeptAsAPageAndAsJsonAndKnownLater() throws IOException {
    RunsFolder written = RunsFolder.open(folder(), REPORT);
    written.keep(RUN);
    written.close();

    assertThat(files())
        .containsExactly(
            "20260111T103000Z-5b11072c944a.html", "20260111T103000Z-5b11072c944a.json");
    try (RunsFolder found = RunsFolder.open(folder(), REPORT)) {
      assertThat(found.runs())
          .singleElement()
          .satisfies(run -> {
            assertThat(run.runId()).isEqualTo(RUN.runId());
            assertThat(run.history()).isEqualTo(RUN.history());
          });
    }
  }

  @Test
  void aRunIsDeletedOnceItHasBeenWritten() throws IOException {
    try (RunsFolder runs = RunsFolder.open(folder(), REPORT)) {
      runs.keep(RUN);
      runs.delete(RUN);
      assertThat(files()).isEmpty();

      Files.createDirectories(folder().resolve(RUN.fileName() + ".json/not-empty"));
      assertThatThrownBy(() -> runs.delete(RUN)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsNoRunIsPassedOver() throws IOException {
    try (RunsFolder runs = RunsFolder.open(folder(), REPORT)) {
      Files.writeString(folder().resolve("20270101.json"), "{\"not\":\"a run\"}");
      Files.writeString(folder().resolve("20270102.json"), "{");
      Files.createDirectory(folder().resolve("20270103.json"));

      assertThat(runs.runs()).isEmpty();
    }
  }

  @Test
  void aFolderThatIsGoneHarmsNothing() throws IOException {
    RunsFolder runs = RunsFolder.open(folder(), REPORT);
    Files.delete(folder());

    runs.keep(RUN);
    runs.close();

    assertThat(folder()).doesNotExist();
    assertThat(runs.runs()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsSaid() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertThatThrownBy(() -> RunsFolder.open(file.resolve("runs"), REPORT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileIsWrittenWholeAndLeavesNothingBeside() throws IOException {
    Path file = temporary.resolve("report.html");
    Files.writeString(file, "old");

    AtomicFile.check(file);
    assertThat(file).hasContent("old");
    AtomicFile.write(file, new byte[] {'n', 'e', 'w'});

    assertThat(file).hasContent("new");
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).containsExactly(file);
    }
  }

  /// In a container, each process has the number of the one before.
  @Test
  void whatAProcessThatWasKilledLeftIsNoHindrance() throws IOException {
    Path file = temporary.resolve("report.html");
    String part = ".report.html-" + ProcessHandle.current().pid() + ".part";
    Files.writeString(temporary.resolve(part), "half");

    AtomicFile.check(file);
    Files.writeString(temporary.resolve(part), "half");
    AtomicFile.write(file, new byte[] {'n', 'e', 'w'});

    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(file).hasContent("new");
  }

  /// One that could be read but not shown would be in the way of the whole list.
  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e999999999", "-1", "9223372036854775807", "\"NaN\""})
  void aRunThatCannotHaveBeenIsPassedOver(String seconds) throws IOException {
    String json = new String(REPORT.write(RUN, ReportFormat.JSON), StandardCharsets.UTF_8);
    try (RunsFolder runs = RunsFolder.open(folder(), REPORT)) {
      Path file = folder().resolve("20270101.json");
      Files.writeString(file, json);
      assertThat(runs.runs()).hasSize(1);
      Files.writeString(
          file, json.replaceFirst("\"elapsed_seconds\":[0-9.]+", "\"elapsed_seconds\":" + seconds));

      assertThat(runs.runs()).isEmpty();
    }
  }

  @Test
  void theNewestTwentyAreKnownEachOnceAndNoneThatIsTooLarge() throws IOException {
    String json = new String(REPORT.write(RUN, ReportFormat.JSON), StandardCharsets.UTF_8);
    try (RunsFolder runs = RunsFolder.open(folder(), REPORT)) {
      for (int i = 10; i < 32; i++) {
        Files.writeString(
            folder().resolve("202601%02d.json".formatted(i)),
            json.replace(RUN.runId(), "run%02d".formatted(i)));
      }
      Files.writeString(
          folder().resolve("20260131-again.json"), json.replace(RUN.runId(), "run31"));
      String large = json.replace(RUN.runId(), "large") + " ".repeat((int) RunsFolder.BYTES_MAX);
      Files.writeString(folder().resolve("20270101.json"), large);

      assertThat(runs.runs())
          .extracting(RunRecord::runId)
          .hasSize(RunRecord.RUNS_MAX)
          .startsWith("run31", "run30", "run29")
          .endsWith("run12");
    }
  }

  @Test
  void whereAFileCannotBeWrittenTheOneBeforeStays() throws IOException {
    Path file = Files.writeString(temporary.resolve("report.html"), "old");
    Files.createDirectory(
        temporary.resolve(".report.html-" + ProcessHandle.current().pid() + ".part"));

    assertThatThrownBy(() -> AtomicFile.write(file, new byte[] {'n'}))
        .isInstanceOf(IOException.class);

    assertThat(file).hasContent("old");
  }
}
