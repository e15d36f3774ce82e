package dev.trafficgenerator.console.sitemap.drawer;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Outside.Planned;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The requests that a run would send first, and the selected one in full.
final class PreviewPane extends VBox {
  private final Messages messages;
  private final TableView<Numbered> table = new TableView<>();
  private final TextArea whole = new TextArea();

  private record Numbered(int number, Planned request) {}

  PreviewPane(Messages messages) {
    this.messages = messages;
    table.setId("previewed");
    table.setAccessibleText(messages.get("sitemap.preview"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("number", 44, it -> Integer.toString(it.number())));
    table.getColumns().add(column("method", 72, it -> it.request().method()));
    table.getColumns().add(column("url", 280, it -> it.request().url()));
    table.getColumns().add(column("visitor", 200, it -> it.request().visitor()));
    table.getColumns().getFirst().getStyleClass().add("numeric");
    table.setPlaceholder(new Label(messages.get("sitemap.preview.none")));
    whole.setId("preview-whole");
    whole.setEditable(false);
    whole.getStyleClass().add("code");
    whole.setAccessibleText(messages.get("sitemap.trial.sent"));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, it) -> whole.setText(it == null ? "" : text(it.request())));
    var sides = new SplitPane(table, whole);
    sides.setDividerPositions(0.62);
    sides.getStyleClass().add("sides");
    VBox.setVgrow(sides, Priority.ALWAYS);
    getStyleClass().add("trial");
    getChildren().setAll(sides);
  }

  private TableColumn<Numbered, String> column(
      String key, double width, Function<Numbered, String> text) {
    var column = new TableColumn<Numbered, String>(messages.get("sitemap.preview." + key));
    column.setCellValueFactory(it -> new ReadOnlyObjectWrapper<>(text.apply(it.getValue())));
    column.setPrefWidth(width);
    if (width < 100) {
      column.setMinWidth(width);
      column.setMaxWidth(width);
    }
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  void show(List<Planned> requests) {
    table.getItems().clear();
    for (Planned request : requests) {
      table.getItems().add(new Numbered(table.getItems().size() + 1, request));
    }
    table.getSelectionModel().selectFirst();
  }

  private static String text(Planned request) {
    return request.method()
        + " "
        + request.url()
        + "\n"
        + String.join("\n", request.headers())
        + (request.body().isEmpty() ? "" : "\n\n" + request.body());
  }
}
