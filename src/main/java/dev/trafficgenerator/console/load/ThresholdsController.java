package dev.trafficgenerator.console.load;

import atlantafx.base.theme.Styles;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.Thresholds;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card of thresholds: a row each, or their text where that can't be shown as rows.
public final class ThresholdsController {
  private final ThresholdList list;
  private final Messages messages;

  @FXML private VBox thresholdRows;
  @FXML private VBox asRows;
  @FXML private VBox asText;
  @FXML private TextArea thresholdText;
  @FXML private Label noThresholds;
  @FXML private CheckBox thresholdAbort;
  @FXML private Button addThreshold;
  @FXML private VBox thresholdProblem;

  public ThresholdsController(Draft draft, Messages messages) {
    this.messages = messages;
    list = new ThresholdList(draft);
  }

  @FXML
  private void initialize() {
    list.rows().addListener((ListChangeListener<ThresholdList.Row>) this::follow);
    list.rows().forEach(row -> thresholdRows.getChildren().add(row(row)));
    Shown.onlyIf(asRows, list.readableProperty().get());
    Shown.onlyIf(asText, !list.readableProperty().get());
    list.readableProperty()
        .addListener((_, _, isReadable) -> {
          Shown.onlyIf(asRows, isReadable);
          Shown.onlyIf(asText, !isReadable);
        });
    thresholdText.textProperty().bindBidirectional(list.field().textProperty());
    thresholdAbort.selectedProperty().bindBidirectional(list.abortProperty());
    thresholdAbort.disableProperty().bind(Bindings.isEmpty(list.rows()));
    Shown.onlyWhile(noThresholds, Bindings.isEmpty(list.rows()));
    addThreshold
        .disableProperty()
        .bind(Bindings.size(list.rows()).greaterThanOrEqualTo(Thresholds.MOST));
    Label problem = SettingControl.problem(list.field(), "problem-thresholds");
    thresholdProblem.getChildren().add(problem);
    thresholdProblem.managedProperty().bind(problem.managedProperty());
  }

  private void follow(ListChangeListener.Change<? extends ThresholdList.Row> change) {
    while (change.next()) {
      int from = change.getFrom();
      thresholdRows.getChildren().remove(from, from + change.getRemovedSize());
      for (int i = 0; i < change.getAddedSize(); i++) {
        thresholdRows.getChildren().add(from + i, row(change.getAddedSubList().get(i)));
      }
    }
  }

  private Node row(ThresholdList.Row row) {
    var figure = new ComboBox<String>();
    figure.setEditable(true);
    figure.getItems().setAll(ThresholdList.figures());
    figure.getEditor().textProperty().bindBidirectional(row.figureProperty());
    figure.setPromptText("latency_ms.p95");
    figure.setAccessibleText(messages.get("load.thresholds.figure"));
    figure.getStyleClass().add("threshold-figure");
    figure.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(figure, Priority.ALWAYS);
    var condition = new TextField();
    condition.textProperty().bindBidirectional(row.conditionProperty());
    condition.setPromptText("<250");
    condition.setAccessibleText(messages.get("load.thresholds.condition"));
    condition.getStyleClass().add("threshold-condition");
    var remove = new Button("", new FontIcon(Feather.TRASH_2));
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "threshold-remove");
    remove.setTooltip(new Tooltip(messages.get("load.thresholds.remove")));
    remove.setAccessibleText(messages.get("load.thresholds.remove"));
    remove.setOnAction(_ -> list.remove(row));
    var problem = new Label();
    problem.getStyleClass().addAll("problem", "setting-problem", "threshold-problem");
    problem.setWrapText(true);
    problem
        .textProperty()
        .bind(
            row.problemProperty()
                .map(what -> what.isEmpty() ? "" : messages.get("load.thresholds.it", what)));
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    row.problemProperty()
        .addListener((_, _, what) ->
            condition.pseudoClassStateChanged(Styles.STATE_DANGER, !what.isEmpty()));
    condition.pseudoClassStateChanged(Styles.STATE_DANGER, !row.problemProperty().get().isEmpty());
    var line = new HBox(figure, condition, remove);
    line.getStyleClass().add("threshold");
    return new VBox(line, problem);
  }

  /// Puts the caret at the first row, or at what makes one.
  void focus() {
    Node first = thresholdRows.lookup(".threshold-figure");
    (first == null ? addThreshold : first).requestFocus();
  }

  @FXML
  private void add() {
    list.add();
    if (thresholdRows.getChildren().getLast() instanceof VBox row
        && row.getChildren().getFirst() instanceof HBox line) {
      line.getChildren().getFirst().requestFocus();
    }
  }

  @FXML
  private void clear() {
    list.clear();
  }
}
