package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody sets up a load.
class LoadJourneyTest {
  @TempDir Path folder;

  private static Node node(ConsoleStage console, String query) {
    return console.robot().lookup(query).query();
  }

  private static String text(ConsoleStage console, String query) {
    return node(console, query) instanceof TextInputControl input
        ? input.getText()
        : ((Labeled) node(console, query)).getText();
  }

  private static void type(ConsoleStage console, String query, String text) {
    console.robot().clickOn(query);
    console.robot().push(KeyCode.SHORTCUT, KeyCode.A).write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aWrongNumberIsSaidAtItsFieldUntilItIsRight() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-load");
      type(console, "#setting-simulated_users", "0");
      await().until(() -> node(console, "#problem-simulated_users").isVisible());
      assertThat(text(console, "#problem-simulated_users")).isEqualTo("Must be at least 1");

      type(console, "#setting-simulated_users", "250");
      await().until(() -> !node(console, "#problem-simulated_users").isVisible());
      await().until(() -> text(console, "#curve-said").contains("250 users"));

      console.robot().push(KeyCode.UP);
      assertThat(text(console, "#setting-simulated_users")).isEqualTo("260");
    }
  }

  @Test
  void aLoadCurveIsTypedOrChosenAndDrawn() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-load");
      type(console, "#setting-load_curve", "[[0, 0.2], [60, 1]]");
      await().until(() -> text(console, "#curve-said").startsWith("From 10 to 50 users"));

      type(console, "#setting-load_curve", "[[0, 0.2], [60");
      await().until(() -> node(console, "#problem-load_curve").isVisible());
      assertThat(text(console, "#curve-said"))
          .as("the last that could be read")
          .startsWith("From 10");

      ConsoleStage.onFx(
          () -> ((ComboBox<?>) node(console, "#setting-load_curve")).getSelectionModel().select(3));
      await().until(() -> text(console, "#curve-said").startsWith("From 6 to 50 users"));
      assertThat(node(console, "#problem-load_curve").isVisible()).isFalse();
    }
  }

  @Test
  void aPresetIsKeptAppliedAndDeleted() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-load");
      type(console, "#setting-simulated_users", "7");
      type(console, "#preset-name", "Soak");
      console.robot().clickOn("#save-preset");
      await().until(() -> Files.exists(folder.resolve("presets/Soak.json")));
      type(console, "#setting-simulated_users", "8");

      await().until(() -> console.robot().lookup(".preset-apply").tryQuery().isPresent());
      console.robot().clickOn(".preset-apply");
      await().until(() -> text(console, "#setting-simulated_users").equals("7"));

      console.robot().clickOn(".preset").push(KeyCode.F2);
      console.robot().write("Spike").push(KeyCode.ENTER);
      await().until(() -> Files.exists(folder.resolve("presets/Spike.json")));
      console.robot().clickOn("#undo-preset");
      await().until(() -> Files.exists(folder.resolve("presets/Soak.json")));

      WaitForAsyncUtils.waitForFxEvents();
      console.robot().clickOn(".preset-delete");
      await().until(() -> !Files.exists(folder.resolve("presets/Soak.json")));
      await().until(() -> text(console, "#preset-said").contains("deleted"));
      console.robot().clickOn("#undo-preset");
      await().until(() -> Files.exists(folder.resolve("presets/Soak.json")));
    }
  }

  @Test
  void aChangeIsAppliedToTheRunThatGoesOn() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#demo");
      await().until(() -> !node(console, "#stop").isDisabled());
      console.robot().clickOn("#screen-load");
      WaitForAsyncUtils.waitForFxEvents();
      type(console, "#setting-simulated_users", "7");
      await().until(() -> node(console, "#change-bar").isVisible());

      console.robot().push(KeyCode.SHORTCUT, KeyCode.ENTER);

      await().until(() -> !node(console, "#change-bar").isVisible());
      assertThat(console.engine().snapshot().figures().setup().simulatedUsers()).isEqualTo(7);
    }
  }
}
