package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does on the live screen, and what comes of it at the engine.
class LiveJourneyTest {
  /// A host that is not this computer, at an address that is.
  private static final String FOREIGN =
      """
      {"config": {"Traffic Generator URL": "http://shop.example.test:9",
          "Traffic Generator DNS Override": "127.0.0.1", "Simulated Users": 1},
       "sitemap": {"has_auth": false,
          "paths": [{"method": "GET", "paths": ["/"], "traffic_type": "web"}]}}\
      """;

  @TempDir Path folder;

  private static String text(ConsoleStage console, String query) {
    Labeled label = console.robot().lookup(query).queryLabeled();
    return label.getText();
  }

  private static Node node(ConsoleStage console, String query) {
    return console.robot().lookup(query).query();
  }

  private static long total(ConsoleStage console) {
    return console.engine().snapshot().figures().requests().total();
  }

  private static void startDemo(ConsoleStage console) {
    console.robot().clickOn("#demo");
    await().until(() -> total(console) > 20);
    await().until(() -> text(console, "#banner-status").equals("running"));
  }

  @Test
  void aChangedSliderIsAppliedToTheRunningRun() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      startDemo(console);
      String runId = console.engine().snapshot().figures().setup().runId();
      await().until(() -> !node(console, "#users").isDisabled());
      assertThat(node(console, "#apply").isDisabled()).isTrue();

      ConsoleStage.onFx(() -> node(console, "#users-slider").requestFocus());
      console.robot().type(KeyCode.HOME);
      assertThat(node(console, "#apply").isDisabled()).isFalse();
      console.robot().clickOn("#apply");

      await().until(() -> console.engine().snapshot().figures().now().activeUsers() == 1);
      assertThat(console.engine().snapshot().figures().setup().runId()).isEqualTo(runId);
      await().until(() -> text(console, "#card-users .figure").equals("1"));
      await().until(() -> node(console, "#apply").isDisabled());
    }
  }

  @Test
  void aFrozenViewStaysWhileTheRunGoesOn() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      startDemo(console);
      console.robot().clickOn("#freeze");
      String detail = details(console);
      long then = total(console);
      String time = text(console, "#banner-time");

      await().until(() -> total(console) > then + 50);
      await().until(() -> !text(console, "#banner-time").equals(time));
      assertThat(details(console)).isEqualTo(detail);

      console.robot().clickOn("#freeze");
      await().until(() -> !details(console).equals(detail));
    }
  }

  private static String details(ConsoleStage console) {
    return console.robot().lookup("#card-rate .caption").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList()
        .toString();
  }

  @Test
  void theWholeRunIsSavedAsATableAndAPicture() throws Exception {
    try (var console = ConsoleStage.open(folder.resolve("console"))) {
      Path saved = Files.createDirectories(folder.resolve("saved"));
      console.saveInto(saved);
      startDemo(console);
      console.robot().clickOn("#window-whole");
      console.robot().clickOn("#stop");
      await().until(() -> text(console, "#banner-status").equals("stopped"));

      console.robot().clickOn("#saveData");
      console.robot().clickOn("#savePicture");

      await().until(() -> names(saved).size() == 2);
      await().until(() -> text(console, "#export-note").startsWith("Saved"));
      String runId = console.engine().snapshot().figures().setup().runId();
      List<String> lines = Files.readAllLines(saved.resolve(runId + ".csv"));
      int column = List.of(lines.getFirst().split(",")).indexOf("requests");
      long requests =
          lines.stream().skip(1).mapToLong(it -> Long.parseLong(it.split(",")[column])).sum();
      assertThat(requests).isEqualTo(total(console));
      BufferedImage picture = ImageIO.read(saved.resolve(runId + ".png").toFile());
      assertThat(picture.getWidth()).isGreaterThan(1_000);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  @Test
  void theTableOfPathsCanBeFiltered() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      startDemo(console);
      await().until(() -> paths(console).size() > 2);

      console.robot().clickOn(".table-filter").write("favicon.svg");

      await().until(() -> paths(console).equals(List.of("/assets/favicon.svg")));
    }
  }

  @Test
  void theTableOfPathsCanBeSorted() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      startDemo(console);
      await().until(() -> paths(console).size() > 2);

      console.robot().clickOn(heading(console, "Path"));
      await().until(() -> isSorted(paths(console)));
      long then = total(console);
      await().until(() -> total(console) > then + 100);
      await().until(() -> isSorted(paths(console)));
    }
  }

  private static boolean isSorted(List<String> paths) {
    return paths.equals(paths.stream().sorted().toList());
  }

  private static Node heading(ConsoleStage console, String text) {
    return console
        .robot()
        .lookup("#pathTable .column-header .label")
        .<Node>match(it -> it instanceof Labeled label && text.equals(label.getText()))
        .query();
  }

  /// From top to bottom.
  private static List<String> paths(ConsoleStage console) {
    return console.robot().lookup("#pathTable .table-cell").queryAllAs(Labeled.class).stream()
        .filter(Node::isVisible)
        .sorted(Comparator.comparingDouble(it -> it.localToScene(it.getBoundsInLocal()).getMinY()))
        .map(Labeled::getText)
        .filter(text -> text != null && text.startsWith("/"))
        .toList();
  }

  @Test
  void aForeignHostIsAskedForInTheWindow() throws Exception {
    try (var console = ConsoleStage.open(folder, () -> FOREIGN.getBytes(StandardCharsets.UTF_8))) {
      console.robot().clickOn("#demo");
      await().until(() -> node(console, "#notice").isVisible());
      assertThat(text(console, "#notice-text"))
          .startsWith("shop.example.test is not this computer");
      assertThat(text(console, "#banner-target")).isEqualTo("http://shop.example.test:9");
      assertThat(text(console, "#banner-override")).isEqualTo("127.0.0.1");

      console.robot().clickOn("#notice-dismiss");
      assertThat(node(console, "#notice").isVisible()).isFalse();
      assertThat(console.engine().state()).isInstanceOf(RunState.Initializing.class);

      console.robot().clickOn("#start");
      await().until(() -> node(console, "#notice-allow").isVisible());
      console.robot().clickOn("#notice-allow");
      await().until(() -> console.engine().state().isActive());
      console.engine().stop(StopMode.FORCE);
    }
  }

  @Test
  void keysStartAndStopOnEveryScreen() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      startDemo(console);
      console.robot().clickOn("#screen-log");
      console.robot().push(KeyCode.SHIFT, KeyCode.F5);
      await().until(() -> text(console, "#banner-status").equals("stopped"));

      console.robot().push(KeyCode.F5);
      await().until(() -> console.engine().state().isActive());
      await().until(() -> text(console, "#banner-status").equals("running"));

      console.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F5);
      await().until(() -> console.engine().state() instanceof RunState.Stopped);
    }
  }

  @Test
  void theFirstStartLeadsToASitemapOrToAGenerator() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#open-sitemap");
      assertThat(node(console, "#screen-sitemap").getPseudoClassStates().toString())
          .contains("selected");

      console.robot().clickOn("#screen-live").clickOn("#connect");
      assertThat(node(console, "#screen-connect").getPseudoClassStates().toString())
          .contains("selected");
    }
  }
}
