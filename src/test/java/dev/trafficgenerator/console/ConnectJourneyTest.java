package dev.trafficgenerator.console;

import static dev.trafficgenerator.ConsoleStage.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.HeadlessLab;
import dev.trafficgenerator.run.Plans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody watches a run that goes on elsewhere.
@Timeout(120)
class ConnectJourneyTest {
  @TempDir Path folder;

  private static String text(ConsoleStage console, String query) {
    return console.robot().lookup(query).queryLabeled().getText();
  }

  private static boolean isShown(ConsoleStage console, String query) {
    return console.robot().lookup(query).tryQuery().map(ConnectJourneyTest::isSeen).orElse(false);
  }

  /// What is in something that is hidden is hidden, too, and says of itself that it is visible.
  private static boolean isSeen(Node node) {
    return Stream.<Node>iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
  }

  private static void find(ConsoleStage console, String address) {
    console.robot().clickOn("#screen-connect");
    onFx(() ->
        ((TextInputControl) console.robot().lookup("#connect-address").query()).setText(address));
    console.robot().clickOn("#connect-find");
  }

  private static void attach(ConsoleStage console, HeadlessLab lab) {
    find(console, lab.address());
    await().until(() -> isShown(console, "#connect-attach"));
    // It has its place only when the window has been laid out.
    WaitForAsyncUtils.waitForFxEvents();
    console.robot().clickOn("#connect-attach");
    await().until(() -> text(console, "#connect-state").startsWith("running"));
  }

  @Test
  void aRunElsewhereIsWatchedAndLeftAsItIs() throws Exception {
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      lab.startDemo();
      String run = lab.generator().snapshot().figures().setup().runId();
      find(console, lab.address());
      await().until(() -> isShown(console, "#connect-attach"));
      assertThat(text(console, "#connect-found-facts")).startsWith("running").contains("version ");
      assertThat(text(console, "#connect-name")).isEqualTo("This computer");

      console.robot().clickOn("#connect-attach");
      await().until(() -> text(console, "#connect-state").startsWith("running"));
      assertThat(text(console, "#connect-round-trip")).endsWith("ms");
      assertThat(text(console, "#connect-target"))
          .isEqualTo(lab.generator().snapshot().figures().setup().targetUrl());

      console.robot().clickOn("#connect-detach");
      await().until(() -> text(console, "#connect-name").equals("This computer"));
      long requests = lab.generator().snapshot().figures().requests().total();
      await().until(() -> lab.generator().snapshot().figures().requests().total() > requests);
      assertThat(lab.generator().snapshot().figures().setup().runId()).isEqualTo(run);
      assertThat(lab.generator().snapshot().state().isActive()).isTrue();
    }
  }

  @Test
  void silenceIsSaidOnEveryScreenAndEndsByItself() throws Exception {
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      lab.startDemo();
      attach(console, lab);
      assertThat(isShown(console, "#connect-stale")).isFalse();

      console.robot().clickOn("#screen-live");
      lab.hush();
      await().atMost(Duration.ofSeconds(20)).until(() -> isShown(console, "#banner-stale"));
      console.robot().clickOn("#screen-connect");
      assertThat(isShown(console, "#connect-stale")).isTrue();
      console.robot().clickOn("#screen-live");

      lab.listen();
      await().atMost(Duration.ofSeconds(20)).until(() -> !isShown(console, "#banner-stale"));
      console.robot().clickOn("#screen-connect");
      assertThat(text(console, "#connect-state")).startsWith("running");
    }
  }

  @Test
  void whatSomebodyElseChangesIsSaidAndWhatThisConsoleChangesIsNot() throws Exception {
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      lab.startDemo();
      attach(console, lab);

      lab.generator().update(Plans.users(7));
      await().until(() -> isShown(console, "#change"));
      assertThat(text(console, "#change-text")).contains("Simulated Users", "→ 7");
      console.robot().clickOn("#change-dismiss");
      assertThat(isShown(console, "#change")).isFalse();

      console.robot().clickOn("#screen-live");
      console.robot().clickOn("#stop");
      console.robot().clickOn("#screen-connect");
      await().until(() -> text(console, "#connect-state").startsWith("stopped"));
      assertThat(isShown(console, "#change")).isFalse();
    }
  }

  @Test
  void aWrongAddressIsSaidAtTheField() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      find(console, "lab:99999");
      Labeled problem = console.robot().lookup("#connect-problem").queryLabeled();
      assertThat(problem.isVisible()).isTrue();
      assertThat(problem.getText()).contains("65535");

      find(console, "127.0.0.1:1");
      await().until(() -> problem.getText().contains("No generator can be reached"));
    }
  }
}
