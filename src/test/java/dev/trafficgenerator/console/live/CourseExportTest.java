package dev.trafficgenerator.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.StagedGenerator;
import dev.trafficgenerator.console.chart.Png;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.history.RunHistory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseExportTest {
  @TempDir Path folder;

  private final StagedGenerator generator = new StagedGenerator();
  private final List<String> suggested = new ArrayList<>();
  private Optional<Path> place = Optional.empty();
  private final CourseExport export =
      new CourseExport(
          generator.desk(),
          StagedGenerator.INLINE,
          (record, format) ->
              (format + " " + record.name() + " " + record.history().buckets().size())
                  .getBytes(StandardCharsets.UTF_8),
          suggestion -> {
            suggested.add(suggestion);
            return place;
          },
          Messages.in(Locale.ENGLISH));

  private static RunHistory course(String runId) {
    return new RunHistory(
        runId, StagedGenerator.START, List.of(StagedGenerator.second(0, 5, 0)), List.of());
  }

  @Test
  void theCourseThatIsShownIsWritten() {
    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    place = Optional.of(folder.resolve("my.csv"));

    export.saveData(course("run-1"));

    assertThat(suggested).containsExactly("run-1.csv");
    assertThat(folder.resolve("my.csv")).hasContent("CSV night 1");
    assertThat(export.noteProperty().get()).isEqualTo("Saved my.csv");
  }

  @Test
  void whoTurnsBackSavesNothing() {
    generator.running("run-1", RunSettings.DEFAULTS, List.of());

    export.saveData(course("run-1"));

    assertThat(folder).isEmptyDirectory();
    assertThat(export.noteProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsSaid() {
    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    place = Optional.of(folder.resolve("nowhere").resolve("my.png"));

    export.savePicture(new Png(1, 1, new int[] {0}));

    assertThat(export.noteProperty().get()).contains("could not be saved").contains("my.png");
  }

  @Test
  void aRunThatIsKnownNoMoreIsSaid() {
    generator.running("run-2", RunSettings.DEFAULTS, List.of());
    place = Optional.of(folder.resolve("my.csv"));

    export.saveData(course("run-1"));

    assertThat(export.noteProperty().get()).contains("does not know this run any more");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void thePictureIsWrittenUnderTheRunsName() {
    generator.running("run-1", RunSettings.DEFAULTS, List.of());
    place = Optional.of(folder.resolve("my.png"));

    export.savePicture(new Png(1, 1, new int[] {0}));

    assertThat(suggested).containsExactly("run-1.png");
    assertThat(folder.resolve("my.png")).isNotEmptyFile();
  }
}
