package dev.trafficgenerator.console.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.console.runs.RunsModel.Action;
import dev.trafficgenerator.console.runs.RunsModel.Outcome;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsModelTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:1");

  @TempDir private Path folder;
  private final Inline background = new Inline();
  private final FakeGenerator generator = new FakeGenerator();
  private final Desk desk =
      new Desk(new Connection("here", generator, Optional.empty()), background, () -> {});
  private final List<String> browsed = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();

  private RunsModel model() {
    return new RunsModel(
        desk,
        (record, format) ->
            (format.label() + " of " + record.runId()).getBytes(StandardCharsets.UTF_8),
        this::forget,
        Files::write,
        folder.resolve("reports"),
        background,
        browsed::add);
  }

  private boolean forget(String runId) throws IOException {
    if (runId.equals("run-2")) {
      throw new IOException("the disk is read-only");
    }
    return forgotten.add(runId);
  }

  private void runs(int count) {
    for (int i = 0; i < count; i++) {
      generator.start(Plans.to(TARGET));
      generator.second();
      generator.stop(StopMode.FORCE);
    }
  }

  private void look() {
    desk.take(
        new Reading.Told(
            desk.connection(), generator.snapshot(), RunHistory.NONE, true, Duration.ofMillis(1)));
  }

  private static List<String> ids(RunsModel model) {
    return model.rows().stream().map(RunRow::runId).toList();
  }

  @Test
  void theListComesWhenItIsAskedForAndWhenARunBeginsOrEnds() {
    runs(2);
    RunsModel model = model();
    look();
    assertThat(model.rows()).isEmpty();

    model.refresh();
    assertThat(ids(model)).containsExactly("run-2", "run-1");
    RunRow kept = model.rows().getFirst();

    generator.start(Plans.to(TARGET));
    look();
    assertThat(ids(model)).containsExactly("run-3", "run-2", "run-1");
    assertThat(model.rows().get(1)).isSameAs(kept);
    assertThat(model.rows().getFirst().hasEnded()).isFalse();

    long requests = model.rows().getFirst().summary().requests();
    look();
    assertThat(model.rows().getFirst().summary().requests()).isGreaterThan(requests);
  }

  @Test
  void aReportIsWrittenAndShown() throws IOException {
    runs(1);
    RunsModel model = model();
    model.refresh();
    model.open(model.rows().getFirst());

    assertThat(browsed).hasSize(1);
    assertThat(Files.readString(Path.of(URI.create(browsed.getFirst()))))
        .isEqualTo("html of run-1");
    assertThat(model.outcomeProperty().get()).isEqualTo(new Outcome.None());
  }

  @Test
  void shownReportsDoNotPileUp() throws IOException {
    var reports = new ShownReports(folder.resolve("reports"), Files::write);
    for (int i = 0; i < ShownReports.REPORTS_MAX + 5; i++) {
      reports.put("run-" + i + ".html", new byte[] {1});
    }

    try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
      assertThat(files).hasSize(ShownReports.REPORTS_MAX);
    }
  }

  @Test
  void aReportIsSavedAsItsEndingSays() throws IOException {
    runs(1);
    RunsModel model = model();
    model.refresh();
    Path file = folder.resolve("mine.csv");
    model.save(model.rows().getFirst(), file);
    assertThat(file).hasContent("csv of run-1");
    assertThat(model.outcomeProperty().get()).isEqualTo(new Outcome.Saved(file));

    model.save(model.rows().getFirst(), folder.resolve("mine.pdf"));
    assertThat(model.outcomeProperty().get()).isInstanceOf(Outcome.OtherEnding.class);
    assertThat(folder.resolve("mine.pdf")).doesNotExist();

    model.save(model.rows().getFirst(), file.resolve("below-a-file.csv"));
    assertThat(model.outcomeProperty().get())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.action()).isEqualTo(Action.SAVE));
  }

  @Test
  void aRunIsDeletedAndAFailureIsSaid() {
    runs(2);
    RunsModel model = model();
    model.refresh();
    model.delete(model.rows().getLast());
    assertThat(forgotten).containsExactly("run-1");
    assertThat(ids(model)).containsExactly("run-2");

    model.delete(model.rows().getFirst());
    assertThat(model.outcomeProperty().get())
        .isEqualTo(new Outcome.Failed(Action.DELETE, "the disk is read-only"));
    assertThat(ids(model)).containsExactly("run-2");
  }

  @Test
  void runsOfAGeneratorElsewhereAreNotDeleted() {
    runs(1);
    RunsModel model = model();
    model.refresh();
    desk.connect(new Connection("there", generator, Optional.of(TARGET)));
    assertThat(model.canDelete()).isFalse();
    model.delete(model.rows().getFirst());

    assertThat(forgotten).isEmpty();
  }

  @Test
  void twoRunsAreComparedAndOneThatIsGoneIsSaid() {
    runs(2);
    RunsModel model = model();
    model.refresh();
    model.compare(model.rows().getFirst(), model.rows().getLast());
    assertThat(model.comparisonProperty().get())
        .hasValueSatisfying(it -> assertThat(it.before().runId()).isEqualTo("run-1"));

    RunRow gone = model.rows().getFirst();
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));
    assertThat(model.comparisonProperty().get()).isEmpty();
    assertThat(model.rows()).isEmpty();
    model.open(gone);
    assertThat(model.outcomeProperty().get()).isEqualTo(new Outcome.Gone());
  }

  @Test
  void anAnswerOfTheGeneratorThatWasLeftIsLetGo() {
    runs(1);
    RunsModel model = model();
    background.hold();
    model.refresh();
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));
    background.release();

    assertThat(model.rows()).isEmpty();
    assertThat(model.knownProperty().get()).isTrue();
  }
}
