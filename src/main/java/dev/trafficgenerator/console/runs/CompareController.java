package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.runs.Comparison.Row;
import dev.trafficgenerator.console.runs.Course.Point;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two runs side by side.
public final class CompareController {
  private final RunsModel model;
  private final Messages messages;
  private final RunTexts texts;

  @FXML private VBox pane;
  @FXML private Button back;
  @FXML private Label before;
  @FXML private Label after;
  @FXML private HBox charts;
  @FXML private TableView<Row> table;
  @FXML private TableColumn<Row, Row> subjectColumn;
  @FXML private TableColumn<Row, Row> beforeColumn;
  @FXML private TableColumn<Row, Row> afterColumn;
  @FXML private TableColumn<Row, Row> differenceColumn;
  @FXML private TableColumn<Row, Row> shareColumn;
  @FXML private TableColumn<Row, Row> judgementColumn;

  public CompareController(RunsModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    texts = new RunTexts(messages, ZoneId.systemDefault(), InstantSource.system());
  }

  @FXML
  private void initialize() {
    text(subjectColumn, this::subject, "run-text");
    text(beforeColumn, Row::before, "run-number");
    text(afterColumn, Row::after, "run-number");
    text(differenceColumn, Row::difference, "run-number");
    text(shareColumn, Row::share, "run-number");
    value(judgementColumn);
    judgementColumn.setCellFactory(_ -> new JudgementCell(messages));
    model.comparisonProperty().addListener((_, _, now) -> show(now));
    pane.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            back();
            event.consume();
          }
        });
  }

  private static void value(TableColumn<Row, Row> column) {
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
  }

  private static void text(
      TableColumn<Row, Row> column, Function<Row, String> part, String styleClass) {
    value(column);
    column.setCellFactory(_ -> new CompareCell(part, styleClass));
  }

  private String subject(Row row) {
    return row.name().isEmpty()
        ? messages.get("runs.subject." + row.subject())
        : messages.get("runs.subject." + row.subject(), row.name());
  }

  private void show(Optional<Comparison> now) {
    if (now.isEmpty()) {
      charts.getChildren().clear();
      table.getItems().clear();
      return;
    }
    Comparison comparison = now.get();
    before.setText(texts.title(comparison.before()));
    after.setText(texts.title(comparison.after()));
    List<Node> both =
        List.of(
            OverlaidChart.of(comparison, Point::requestsPerSecond, messages.get("runs.chart.rate")),
            OverlaidChart.of(comparison, Point::p95Millis, messages.get("runs.chart.p95")));
    both.forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
    charts.getChildren().setAll(both);
    table.getItems().setAll(comparison.rows());
    back.requestFocus();
  }

  @FXML
  private void back() {
    model.closeComparison();
  }
}
