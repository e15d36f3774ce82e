package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody closes the window while a run goes on.
class ClosingJourneyTest {
  @TempDir Path folder;

  private static void clickTheCross(ConsoleStage console) {
    ConsoleStage.onFx(() -> {
      var event = new WindowEvent(console.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
      Event.fireEvent(console.stage(), event);
      if (!event.isConsumed()) {
        console.stage().hide();
      }
    });
  }

  private static boolean isAsked(ConsoleStage console) {
    return console.robot().lookup("#closing-bar").tryQuery().map(Node::isVisible).orElse(false);
  }

  @Test
  void withoutARunTheWindowCloses() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      clickTheCross(console);

      assertThat(console.stage().isShowing()).isFalse();
    }
  }

  @Test
  void aRunIsAskedForOnceAndThenStopped() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#demo");
      await().until(() -> console.engine().state().isActive());
      await().until(() -> !console.robot().lookup("#stop").query().isDisabled());

      clickTheCross(console);
      await().until(() -> isAsked(console));
      assertThat(console.stage().isShowing()).isTrue();

      await().until(() -> console.robot().lookup("#cancel-closing").query().isFocused());
      console.robot().push(KeyCode.ESCAPE);
      await().until(() -> !isAsked(console));
      assertThat(console.engine().state().isActive()).isTrue();

      clickTheCross(console);
      console.robot().clickOn("#stop-and-close");
      await().until(() -> !console.stage().isShowing());
      assertThat(console.engine().state().isActive()).isFalse();
    }
  }
}
