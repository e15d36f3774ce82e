package dev.trafficgenerator.console.sitemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.ConsoleStage;
import dev.trafficgenerator.console.sitemap.edit.VariableKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with variables.
@Timeout(180)
class VariablesJourneyTest {
  private static final String TEXT =
      """
      {"config": {"Traffic Generator URL": "http://localhost:1"},
       "sitemap": {"variables": {"v": {"type": "range", "value": [1, 5]}},
                   "paths": [{"method": "GET", "paths": ["/a"], "traffic_type": "web"}]}}
      """;

  @TempDir Path folder;

  private static <T extends Node> T find(ConsoleStage console, String query) {
    return console.robot().lookup(query).query();
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  /// The text without its layout.
  private static String json(ConsoleStage console) {
    CodeArea area = find(console, "#json");
    return area.getText().replaceAll("\\s+", " ");
  }

  private static void type(ConsoleStage console, String field, String text) {
    TextInputControl input = find(console, "#variable-" + field);
    ConsoleStage.onFx(() -> input.setText(text));
  }

  private static void choose(ConsoleStage console, VariableKind kind) {
    ComboBox<VariableKind> kinds = find(console, "#variable-kind");
    ConsoleStage.onFx(() -> kinds.setValue(kind));
  }

  @Test
  void everyKindIsChosenEditedAndToldWhatIsWrong() throws Exception {
    Path file = Files.writeString(folder.resolve("v.json"), TEXT);
    try (var console = ConsoleStage.open(folder)) {
      console.robot().clickOn("#screen-sitemap");
      console.willChoose(file);
      console.robot().clickOn("#emptyOpen");
      until(() -> !json(console).isEmpty());
      ConsoleStage.onFx(() ->
          console.robot().lookup(".tab-pane").<TabPane>queryAll().stream()
              .filter(it -> it.getTabs().size() == 4)
              .forEach(it -> it.getSelectionModel().select(2)));

      for (VariableKind kind : VariableKind.values()) {
        choose(console, kind);
        until(() -> json(console).contains("\"type\": \"" + kind.key() + "\""));
        for (String field : kind.fields()) {
          assertThat(find(console, "#variable-" + field).isVisible()).as(field).isTrue();
        }
      }

      type(console, "expression", "#{internet.emailAddress}");
      type(console, "locale", "de");
      until(() ->
          json(console).contains("\"value\": \"#{internet.emailAddress}\", \"locale\": \"de\""));
      type(console, "expression", "#{nme.fullName}");
      Label problem = find(console, "#variable-expression-problem");
      until(() -> problem.getText().contains("did you mean #{name.fullName}?"));

      choose(console, VariableKind.RANDOM_STRING);
      type(console, "length", "8–12");
      type(console, "characters", "0123456789");
      until(() -> json(console).contains("\"length\": [8, 12], \"alphabet\": \"digits\""));
      type(console, "length", "long");
      Label length = find(console, "#variable-length-problem");
      until(() -> length.getText().startsWith("must be a length"));
    }
  }
}
