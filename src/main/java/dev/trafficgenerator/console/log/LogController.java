package dev.trafficgenerator.console.log;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.log.LogModel.Line;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.console.view.WhileLooked;
import dev.trafficgenerator.run.figures.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/// The log screen. Fetches lines four times a second, and only while it is looked at.
public final class LogController {
  private static final Duration STEP = Duration.millis(250);

  private final LogModel model;
  private final Desk desk;
  private final Messages messages;

  @FXML private VBox screen;
  @FXML private Label remoteNote;
  @FXML private TextField filter;
  @FXML private ComboBox<Level> level;
  @FXML private ToggleButton follow;
  @FXML private ToggleButton pause;
  @FXML private Button copy;
  @FXML private Button copyAll;
  @FXML private Button clear;
  @FXML private TableView<Line> table;
  @FXML private TableColumn<Line, Line> timeColumn;
  @FXML private TableColumn<Line, Line> levelColumn;
  @FXML private TableColumn<Line, Line> sourceColumn;
  @FXML private TableColumn<Line, Line> textColumn;
  @FXML private Label emptyNote;
  @FXML private TextArea detail;
  @FXML private Label count;

  public LogController(LogModel model, Desk desk, Messages messages) {
    this.model = model;
    this.desk = desk;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    level.getItems().setAll(Level.TRACE, Level.INFO, Level.WARN, Level.ERROR);
    level.setConverter(new LevelName());
    level.valueProperty().bindBidirectional(model.levelProperty());
    filter.textProperty().bindBidirectional(model.textProperty());
    pause.selectedProperty().bindBidirectional(model.pausedProperty());
    initializeTable();
    bindTexts();
    WhileLooked.every(STEP, screen, model::fetch);
    screen.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void initializeTable() {
    table.setItems(model.shown());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setFixedCellSize(28);
    timeColumn.setCellFactory(_ -> new LogCell(Line::time, "caption"));
    levelColumn.setCellFactory(_ -> new LevelCell());
    sourceColumn.setCellFactory(_ -> new LogCell(Line::source, "log-source"));
    textColumn.setCellFactory(_ -> new LogCell(line -> firstLine(line.text()), "log-text"));
    for (TableColumn<Line, Line> column :
        List.of(timeColumn, levelColumn, sourceColumn, textColumn)) {
      column.setCellValueFactory(
          row -> new javafx.beans.property.ReadOnlyObjectWrapper<>(row.getValue()));
    }
    // Looking back and being carried off do not go together.
    table.addEventFilter(
        ScrollEvent.SCROLL,
        scroll -> follow.setSelected(follow.isSelected() && scroll.getDeltaY() <= 0));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, line) -> detail.setText(line == null ? "" : line.text()));
    // Later: the table has not heard of the change yet.
    model
        .shown()
        .addListener((ListChangeListener<Line>) _ -> Platform.runLater(this::followIfWanted));
    follow.selectedProperty().addListener((_, _, _) -> followIfWanted());
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end).stripTrailing() + " ↵";
  }

  private void followIfWanted() {
    if (follow.isSelected() && !model.shown().isEmpty()) {
      table.scrollTo(model.shown().size() - 1);
    }
  }

  private void bindTexts() {
    remoteNote
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get("log.remote", desk.connection().name()),
                desk.connectionProperty()));
    Shown.onlyWhile(remoteNote, desk.connectionProperty().map(it -> !it.isLocal()));
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::countText,
                model.shown(),
                model.keptProperty(),
                model.waitingProperty(),
                model.lostProperty(),
                model.pausedProperty()));
    emptyNote
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> messages.get(model.keptProperty().get() == 0 ? "log.empty" : "log.nothing"),
                model.keptProperty()));
    var nothingSelected = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    copy.disableProperty().bind(nothingSelected);
    copyAll.disableProperty().bind(Bindings.isEmpty(model.shown()));
    clear.disableProperty().bind(model.keptProperty().isEqualTo(0));
    Shown.onlyWhile(detail, detail.textProperty().isNotEmpty());
  }

  private String countText() {
    String shown =
        messages.get(
            "log.count",
            Figure.count(model.shown().size()),
            Figure.count(model.keptProperty().get()));
    String waiting =
        model.pausedProperty().get()
            ? " · " + messages.get("log.waiting", Figure.count(model.waitingProperty().get()))
            : "";
    String lost =
        model.lostProperty().get() > 0
            ? " · " + messages.get("log.lost", Figure.count(model.lostProperty().get()))
            : "";
    return shown + waiting + lost;
  }

  private void key(KeyEvent event) {
    Map<KeyCombination, Runnable> keys =
        Map.of(
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
            filter::requestFocus,
            new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN),
            pause::fire,
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN),
            follow::fire,
            new KeyCodeCombination(
                KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
            this::copyAll,
            new KeyCodeCombination(KeyCode.DELETE, KeyCombination.SHORTCUT_DOWN),
            clear::fire);
    Optional<Runnable> action =
        keys.entrySet().stream()
            .filter(it -> it.getKey().match(event))
            .map(Map.Entry::getValue)
            .findFirst();
    boolean copies =
        new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN).match(event)
            && table.isFocusWithin();
    if (copies) {
      copy();
    }
    action.ifPresent(Runnable::run);
    if (copies || action.isPresent()) {
      event.consume();
    }
  }

  @FXML
  private void copy() {
    copy(table.getSelectionModel().getSelectedItems());
  }

  @FXML
  private void copyAll() {
    copy(model.shown());
  }

  private static void copy(List<Line> lines) {
    if (!lines.isEmpty()) {
      Clipboard.getSystemClipboard()
          .setContent(Map.of(DataFormat.PLAIN_TEXT, LogModel.copy(List.copyOf(lines))));
    }
  }

  @FXML
  private void clear() {
    model.clear();
  }

  private final class LevelName extends StringConverter<Level> {
    @Override
    public String toString(Level value) {
      return messages.get("log.level." + value);
    }

    @Override
    public Level fromString(String name) {
      throw new UnsupportedOperationException("levels are not typed");
    }
  }
}
