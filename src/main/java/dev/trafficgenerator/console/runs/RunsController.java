package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.SaveDialog;
import dev.trafficgenerator.console.runs.RunsModel.Outcome;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.history.RunSummary;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The runs screen: the list, and what can be done with one or two of its runs.
public final class RunsController {
  private final RunsModel model;
  private final Desk desk;
  private final Navigation navigation;
  private final SaveDialog dialog;
  private final Messages messages;
  private final RunTexts texts;

  @FXML private StackPane root;
  @FXML private VBox list;
  @FXML private TableView<RunRow> table;
  @FXML private TableColumn<RunRow, RunSummary> startedColumn;
  @FXML private TableColumn<RunRow, RunSummary> whatColumn;
  @FXML private TableColumn<RunRow, RunSummary> durationColumn;
  @FXML private TableColumn<RunRow, RunSummary> requestsColumn;
  @FXML private TableColumn<RunRow, RunSummary> rateColumn;
  @FXML private TableColumn<RunRow, RunSummary> p95Column;
  @FXML private TableColumn<RunRow, RunSummary> failuresColumn;
  @FXML private TableColumn<RunRow, RunSummary> resultColumn;
  @FXML private Button open;
  @FXML private Button save;
  @FXML private Button compare;
  @FXML private Button delete;
  @FXML private Tooltip deleteTip;
  @FXML private HBox confirm;
  @FXML private Label confirmText;
  @FXML private Button confirmYes;
  @FXML private Label outcome;
  @FXML private Label failure;
  @FXML private Label foot;
  @FXML private VBox empty;
  @FXML private Node comparison;

  public RunsController(
      RunsModel model, Desk desk, Navigation navigation, SaveDialog dialog, Messages messages) {
    this.model = model;
    this.desk = desk;
    this.navigation = navigation;
    this.dialog = dialog;
    this.messages = messages;
    texts = new RunTexts(messages, ZoneId.systemDefault(), InstantSource.system());
  }

  @FXML
  private void initialize() {
    initializeTable();
    initializeButtons();
    failure.textProperty().bind(model.failureProperty());
    Shown.onlyWhile(failure, failure.textProperty().isNotEmpty());
    foot.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get("runs.foot", desk.connection().name()),
                desk.connectionProperty()));
    Shown.onlyWhile(
        empty,
        Bindings.createBooleanBinding(
            () -> model.knownProperty().get() && model.rows().isEmpty(),
            model.knownProperty(),
            model.rows()));
    Shown.onlyWhile(table, empty.visibleProperty().not());
    model.outcomeProperty().addListener((_, _, now) -> say(now));
    say(model.outcomeProperty().get());
    Shown.onlyWhile(
        comparison,
        Bindings.createBooleanBinding(
            () -> model.comparisonProperty().get().isPresent(), model.comparisonProperty()));
    list.visibleProperty().bind(comparison.visibleProperty().not());
    root.sceneProperty()
        .addListener((_, _, scene) -> {
          if (scene != null) {
            model.refresh();
          }
        });
    ask(false);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void initializeTable() {
    table.setItems(model.rows());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    column(startedColumn, texts::minute, texts::started, "run-text");
    column(whatColumn, texts::shortly, texts::what, "run-text");
    column(durationColumn, texts::duration, "run-number");
    column(requestsColumn, run -> Figure.count(run.requests()), "run-number");
    column(rateColumn, run -> Figure.rate(run.requestsPerSecond()), "run-number");
    column(p95Column, texts::p95, "run-number");
    column(failuresColumn, texts::failures, "run-number");
    resultColumn.setCellValueFactory(row -> row.getValue().summaryProperty());
    resultColumn.setCellFactory(_ -> new ResultCell(texts));
    table.setRowFactory(_ -> {
      var row = new TableRow<RunRow>();
      row.setOnMouseClicked(click -> {
        if (click.getClickCount() == 2 && !row.isEmpty()) {
          model.open(row.getItem());
        }
      });
      return row;
    });
  }

  private static void column(
      TableColumn<RunRow, RunSummary> column, Function<RunSummary, String> part, String style) {
    column(column, part, part, style);
  }

  private static void column(
      TableColumn<RunRow, RunSummary> column,
      Function<RunSummary, String> part,
      Function<RunSummary, String> whole,
      String style) {
    column.setCellValueFactory(row -> row.getValue().summaryProperty());
    column.setCellFactory(_ -> new RunCell(part, whole, style));
  }

  private void initializeButtons() {
    ObservableList<RunRow> selected = table.getSelectionModel().getSelectedItems();
    selected.addListener((ListChangeListener<RunRow>) _ -> ask(false));
    var one = Bindings.size(selected).isNotEqualTo(1);
    open.disableProperty().bind(one);
    save.disableProperty().bind(one);
    compare.disableProperty().bind(Bindings.size(selected).isNotEqualTo(2));
    delete
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> selected.size() != 1 || !model.canDelete() || !selected.getFirst().hasEnded(),
                selected,
                desk.connectionProperty()));
    deleteTip
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get(model.canDelete() ? "runs.delete.tip" : "runs.delete.remote"),
                desk.connectionProperty()));
    delete
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get(model.canDelete() ? "runs.delete" : "runs.delete.not"),
                desk.connectionProperty()));
  }

  private void key(KeyEvent event) {
    if (model.comparisonProperty().get().isPresent()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER && table.isFocused()) {
      open.fire();
    } else if (event.getCode() == KeyCode.DELETE) {
      delete.fire();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      ask(false);
    } else if (with(KeyCode.S).match(event)) {
      save.fire();
    } else if (with(KeyCode.D).match(event)) {
      compare.fire();
    } else if (with(KeyCode.R).match(event)) {
      refresh();
    } else {
      return;
    }
    event.consume();
  }

  private static KeyCodeCombination with(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private Optional<RunRow> selected() {
    List<RunRow> rows = table.getSelectionModel().getSelectedItems();
    return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
  }

  @FXML
  private void open() {
    selected().ifPresent(model::open);
  }

  @FXML
  private void save() {
    selected()
        .ifPresent(row ->
            dialog.ask(RunsModel.fileName(row) + ".html").ifPresent(file -> model.save(row, file)));
  }

  @FXML
  private void compare() {
    List<RunRow> rows = table.getSelectionModel().getSelectedItems();
    if (rows.size() == 2) {
      model.compare(rows.getFirst(), rows.getLast());
    }
  }

  @FXML
  private void delete() {
    selected()
        .ifPresent(row -> {
          confirmText.setText(messages.get("runs.delete.ask", texts.started(row.summary())));
          ask(true);
          confirmYes.requestFocus();
        });
  }

  @FXML
  private void reallyDelete() {
    Optional<RunRow> row = selected();
    ask(false);
    row.ifPresent(model::delete);
  }

  @FXML
  private void keep() {
    ask(false);
    table.requestFocus();
  }

  private void ask(boolean asks) {
    Shown.onlyIf(confirm, asks);
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @FXML
  private void goLive() {
    navigation.show("live");
  }

  private void say(Outcome now) {
    String text =
        switch (now) {
          case Outcome.None _ -> "";
          case Outcome.Doing(var action) -> messages.get("runs.doing." + action);
          case Outcome.Saved(var file) -> messages.get("runs.saved", file);
          case Outcome.Deleted _ -> messages.get("runs.deleted");
          case Outcome.Gone _ -> messages.get("runs.gone");
          case Outcome.OtherEnding(var file) -> messages.get("runs.ending", file.getFileName());
          case Outcome.Failed(var action, String reason) ->
              messages.get("runs.failed." + action, reason);
        };
    boolean isBad =
        now instanceof Outcome.Failed
            || now instanceof Outcome.Gone
            || now instanceof Outcome.OtherEnding;
    outcome.setText(text);
    outcome.getStyleClass().setAll("label", isBad ? "problem" : "run-outcome");
    Shown.onlyIf(outcome, !text.isEmpty());
  }
}
