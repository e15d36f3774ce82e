package dev.trafficgenerator.console;

import static dev.trafficgenerator.ConsoleStage.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.HeadlessLab;
import dev.trafficgenerator.run.StopMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody looks at runs that are over.
@Timeout(120)
class RunsJourneyTest {
  @TempDir Path folder;

  private static TableView<?> table(ConsoleStage console, String query) {
    return console.robot().lookup(query).query();
  }

  private static int runs(ConsoleStage console) {
    return table(console, "#runs-table").getItems().size();
  }

  private static boolean isShown(ConsoleStage console, String query) {
    return console.robot().lookup(query).tryQuery().map(Node::isVisible).orElse(false);
  }

  private static void select(ConsoleStage console, int first, int... others) {
    onFx(() -> {
      var selection = table(console, "#runs-table").getSelectionModel();
      selection.clearSelection();
      selection.selectIndices(first, others);
    });
  }

  private static void runDemo(ConsoleStage console, HeadlessLab lab) throws IOException {
    console.engine().start(lab.plan());
    await().until(() -> console.engine().snapshot().figures().requests().total() > 0);
    console.engine().stop(StopMode.GRACEFUL);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      return files.toList();
    }
  }

  @Test
  void runsAreReadComparedAndDeleted() throws Exception {
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-runs");
      await().until(() -> isShown(console, "#runs-empty"));
      runDemo(console, lab);
      runDemo(console, lab);
      console.robot().clickOn("#screen-runs");
      await().until(() -> runs(console) == 2);

      select(console, 0);
      console.robot().clickOn("#runs-open");
      await().until(() -> console.shownUrls().size() == 1);
      assertThat(Path.of(URI.create(console.shownUrls().getFirst())))
          .content()
          .contains("<html", "Course of the run");

      console.saveInto(folder);
      console.robot().clickOn("#runs-save");
      await()
          .until(() ->
              console.robot().lookup("#runs-outcome").queryLabeled().getText().startsWith("Saved"));

      select(console, 0, 1);
      console.robot().clickOn("#runs-compare");
      await().until(() -> isShown(console, "#runs-comparison"));
      assertThat(table(console, "#runs-differences").getItems()).hasSizeGreaterThan(7);
      assertThat(console.robot().lookup(".compare-chart").queryAll())
          .hasSize(2)
          .allSatisfy(chart ->
              assertThat(((LineChart<?, ?>) chart).getData()).hasSizeGreaterThanOrEqualTo(1));
      console.robot().clickOn("#runs-back");

      await().until(() -> files().size() == 4);
      select(console, 0);
      console.robot().clickOn("#runs-delete");
      assertThat(files()).hasSize(4);
      console.robot().clickOn("#runs-delete-yes");
      await().until(() -> runs(console) == 1);
      assertThat(files()).hasSize(2);
    }
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-runs");
      await().until(() -> runs(console) == 1);
    }
  }

  @Test
  void runsElsewhereAreReadAndNotDeleted() throws Exception {
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      lab.startDemo();
      await().until(() -> lab.generator().snapshot().figures().requests().total() > 0);
      lab.generator().stop(StopMode.GRACEFUL);
      console.robot().clickOn("#screen-connect");
      onFx(() ->
          ((TextInputControl) console.robot().lookup("#connect-address").query())
              .setText(lab.address()));
      console.robot().clickOn("#connect-find");
      await().until(() -> isShown(console, "#connect-attach"));
      console.robot().clickOn("#connect-attach").clickOn("#screen-runs");
      await().until(() -> runs(console) == 1);

      select(console, 0);
      assertThat(console.robot().lookup("#runs-delete").queryButton().isDisabled()).isTrue();
      assertThat(console.robot().lookup("#runs-delete").queryButton().getText())
          .isEqualTo("Can't be deleted");
      console.robot().clickOn("#runs-open");
      await().until(() -> console.shownUrls().size() == 1);
    }
  }
}
