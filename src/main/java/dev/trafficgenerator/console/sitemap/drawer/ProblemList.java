package dev.trafficgenerator.console.sitemap.drawer;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.sitemap.Problem;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All problems, each of which leads to where it is.
final class ProblemList extends ListView<Problem> {
  private final SitemapEditor editor;
  private final Messages messages;

  /// @param onChosen goes to where the problem is
  ProblemList(SitemapEditor editor, Messages messages, Consumer<Problem> onChosen) {
    this.editor = editor;
    this.messages = messages;
    setId("problems");
    setAccessibleText(messages.get("sitemap.problems"));
    setPlaceholder(new Label(messages.get("sitemap.problems.none")));
    setCellFactory(_ -> new ProblemCell());
    editor
        .examinedProperty()
        .addListener((_, _, examined) -> {
          if (!getItems().equals(examined.check().problems())) {
            getItems().setAll(examined.check().problems());
          }
        });
    getItems().setAll(editor.examinedProperty().get().check().problems());
    setOnMouseClicked(_ -> choose(onChosen));
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        choose(onChosen);
      }
    });
  }

  private void choose(Consumer<Problem> onChosen) {
    Problem problem = getSelectionModel().getSelectedItem();
    if (problem != null) {
      onChosen.accept(problem);
    }
  }

  /// Where, and what.
  private final class ProblemCell extends ListCell<Problem> {
    private final Label where = new Label();
    private final Label what = new Label();
    private final Label line = new Label();
    private final HBox box;

    ProblemCell() {
      var icon = new FontIcon(Feather.ALERT_CIRCLE);
      icon.getStyleClass().add("problem-icon");
      where.getStyleClass().add("pointer");
      where.setMinWidth(USE_PREF_SIZE);
      line.getStyleClass().add("caption");
      line.setMinWidth(USE_PREF_SIZE);
      box = new HBox(8, icon, where, what, line);
      box.getStyleClass().add("problem-line");
    }

    @Override
    protected void updateItem(Problem problem, boolean empty) {
      super.updateItem(problem, empty);
      setText(null);
      setGraphic(empty || problem == null ? null : box);
      if (!empty && problem != null) {
        where.setText(problem.pointer());
        what.setText(problem.message());
        line.setText(
            SitemapEditor.Examined.isSetting(problem)
                ? messages.get("sitemap.problem.load")
                : editor
                    .examinedProperty()
                    .get()
                    .place(problem)
                    .map(it -> messages.get("sitemap.problem.line", it.line()))
                    .orElse(""));
      }
    }
  }
}
