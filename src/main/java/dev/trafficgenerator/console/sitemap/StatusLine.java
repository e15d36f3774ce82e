package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// How many problems there are, and the first of them.
final class StatusLine {
  private final SitemapEditor editor;
  private final Draft draft;
  private final Messages messages;

  StatusLine(SitemapEditor editor, Draft draft, Messages messages) {
    this.editor = editor;
    this.draft = draft;
    this.messages = messages;
  }

  /// From now on.
  ///
  /// @param problems shown while there are any
  void showIn(Label text, Button problems) {
    editor.examinedProperty().addListener(_ -> show(text, problems));
    show(text, problems);
  }

  private void show(Label text, Button problems) {
    List<Problem> found = found();
    text.getStyleClass().remove("problem");
    if (found.isEmpty()) {
      boolean isBlank = draft.textProperty().get().isBlank();
      text.setText(isBlank ? "" : messages.get("sitemap.problems.none"));
    } else {
      text.getStyleClass().add("problem");
      Problem first = found.getFirst();
      text.setText(first.pointer() + " " + first.message());
    }
    problems.setText(messages.get("sitemap.problems.count", found.size()));
    Shown.onlyIf(problems, !found.isEmpty());
  }

  /// What is wrong; nothing while nothing has been begun.
  List<Problem> found() {
    return draft.textProperty().get().isBlank()
        ? List.of()
        : editor.examinedProperty().get().check().problems();
  }
}
