package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody opens the console for the first time.
class FirstStartTest {
  @TempDir Path folder;

  @Test
  void oneClickMakesTrafficFlow() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#demo");

      await().until(() -> console.engine().snapshot().figures().requests().total() > 20);
      await().until(() -> text(console, "#banner-status").equals("running"));
      await().until(() -> isFigure(text(console, "#card-rate .figure")));

      console.robot().clickOn("#stop");
      await().until(() -> text(console, "#banner-status").equals("stopped"));
      assertThat(text(console, "#banner-target")).startsWith("http://127.0.0.1:");
      assertThat(console.robot().lookup("#stop").query().isDisabled()).isTrue();

      console
          .robot()
          .press(KeyCode.CONTROL, KeyCode.DIGIT2)
          .release(KeyCode.DIGIT2, KeyCode.CONTROL);
      await().until(() -> text(console, "#sitemap-title").equals("Everything at once"));
    }
  }

  @Test
  void theWayToBeginHasTheFocus() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      await().until(() -> console.robot().lookup("#demo").query().isFocused());
    }
  }

  private static boolean isFigure(String text) {
    return text.matches("[1-9][0-9.,]*");
  }

  private static String text(ConsoleStage console, String query) {
    Labeled label = console.robot().lookup(query).queryLabeled();
    return label.getText();
  }
}
