package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody makes the console their own.
class SettingsJourneyTest {
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  @TempDir Path folder;

  private static boolean isDark(ConsoleStage console) {
    return console.stage().getScene().getRoot().getPseudoClassStates().contains(DARK);
  }

  private static String text(ConsoleStage console, String query) {
    return console.robot().lookup(query).queryLabeled().getText();
  }

  @Test
  void darkAndLightApplyAtOnceAndAreRemembered() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-settings").clickOn("#theme-dark");
      await().until(() -> isDark(console));

      console.robot().clickOn("#theme-light");
      await().until(() -> !isDark(console));

      console.robot().clickOn("#theme-dark").clickOn("#theme-dark");
      ToggleButton dark = console.robot().lookup("#theme-dark").query();
      assertThat(dark.isSelected()).isTrue();
    }
    try (var console = ConsoleStage.open(folder)) {
      assertThat(isDark(console)).isTrue();
      console.robot().clickOn("#theme-light");
    }
  }

  @Test
  void anotherLanguageIsSpokenTheNextTime() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-settings");
      ComboBox<Object> languages = console.robot().lookup("#languages").queryComboBox();
      ConsoleStage.onFx(() -> languages.getSelectionModel().select(2));
      assertThat(text(console, "#language-said")).startsWith("Close and open");
    }
    try (var console = ConsoleStage.open(folder)) {
      assertThat(text(console, "#screen-settings")).isEqualTo("Einstellungen");
    }
  }

  @Test
  void whereTheWindowWasAndWhatItShowedIsRemembered() throws Exception {
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-log").clickOn("#collapse");
      ConsoleStage.onFx(() -> {
        console.stage().setWidth(1100);
        console.stage().setHeight(720);
      });
    }
    try (var console = ConsoleStage.open(folder)) {
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(console.stage().getWidth()).isEqualTo(1100);
      assertThat(console.stage().getHeight()).isEqualTo(720);
      ToggleButton log = console.robot().lookup("#screen-log").query();
      assertThat(log.isSelected()).isTrue();
      ToggleButton collapse = console.robot().lookup("#collapse").query();
      assertThat(collapse.isSelected()).isTrue();
    }
  }

  @Test
  void aHostThatIsRemovedIsForgotten() throws Exception {
    Files.writeString(
        folder.resolve("console.properties"), "allowed-hosts=a.example.test\\nb.example.test\n");
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-settings");
      Labeled newest = console.robot().lookup(".host .label").queryLabeled();
      assertThat(newest.getText()).isEqualTo("b.example.test");
      console.robot().clickOn(".remove-host");
    }
    assertThat(folder.resolve("console.properties"))
        .content()
        .contains("allowed-hosts=a.example.test\n");
  }
}
