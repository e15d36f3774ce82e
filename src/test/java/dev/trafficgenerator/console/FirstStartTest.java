package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody opens the console for the first time.
class FirstStartTest {
  @TempDir Path folder;

  @Test
  void oneClickMakesTrafficFlow() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#demo");

      await().until(() -> number(console, "#requests") > 20);

      console.robot().clickOn("#stop");
      await().until(() -> console.robot().lookup("#stop").query().isDisabled());
      assertThat(number(console, "#requests")).isGreaterThan(20);
    }
  }

  private static long number(ConsoleStage console, String query) {
    Labeled label = console.robot().lookup(query).queryLabeled();
    return Long.parseLong(label.getText());
  }
}
