package dev.trafficgenerator.console.connect;

import dev.trafficgenerator.console.connect.Connections.Trial;
import dev.trafficgenerator.console.connect.SavedGenerators.Saved;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The connect screen: what is driven, a form to find another generator, and those found before.
public final class ConnectController {
  private final Connections connections;
  private final Desk desk;
  private final CurrentCard current;
  private final Messages messages;

  @FXML private VBox screen;
  @FXML private Label name;
  @FXML private Label addressNow;
  @FXML private Label stale;
  @FXML private Button detach;
  @FXML private Label state;
  @FXML private Label target;
  @FXML private Label roundTrip;
  @FXML private Label age;
  @FXML private Label localRun;
  @FXML private TextField address;
  @FXML private TextField called;
  @FXML private PasswordField token;
  @FXML private Label problem;
  @FXML private Label hint;
  @FXML private Button find;
  @FXML private VBox found;
  @FXML private Label foundName;
  @FXML private Label foundFacts;
  @FXML private Label foundTarget;
  @FXML private Button attach;
  @FXML private ListView<Saved> saved;

  public ConnectController(
      Connections connections, Desk desk, CurrentCard current, Messages messages) {
    this.connections = connections;
    this.desk = desk;
    this.current = current;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    name.textProperty().bind(current.name());
    addressNow.textProperty().bind(current.address());
    state.textProperty().bind(current.state());
    target.textProperty().bind(current.target());
    roundTrip.textProperty().bind(current.roundTrip());
    age.textProperty().bind(current.age());
    Shown.onlyWhile(stale, current.stale());
    localRun.textProperty().bind(current.localRun());
    Shown.onlyWhile(localRun, localRun.textProperty().isNotEmpty());
    Shown.onlyWhile(
        detach,
        Bindings.createBooleanBinding(
            () -> !desk.connection().isLocal(), desk.connectionProperty()));
    connections.trialProperty().addListener((_, _, trial) -> show(trial));
    show(connections.trialProperty().get());
    // What was found is not what is typed any more.
    address.textProperty().addListener((_, _, _) -> connections.dismiss());
    saved.setItems(connections.saved().list());
    saved.setCellFactory(_ -> new SavedCell(this::use, connections::forget, messages));
    screen.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    saved.addEventHandler(KeyEvent.KEY_PRESSED, this::savedKey);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      connections.dismiss();
      address.requestFocus();
    }
  }

  private void savedKey(KeyEvent event) {
    Saved selected = saved.getSelectionModel().getSelectedItem();
    if (selected == null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      use(selected);
    } else if (event.getCode() == KeyCode.DELETE) {
      connections.forget(selected);
    }
  }

  private void use(Saved chosen) {
    address.setText(chosen.address().toString());
    called.setText(chosen.name());
    find();
  }

  @FXML
  private void find() {
    connections.find(address.getText(), called.getText(), token.getText());
    token.clear();
  }

  @FXML
  private void attach() {
    connections.attach();
    address.clear();
    called.clear();
  }

  @FXML
  private void cancel() {
    connections.dismiss();
    address.requestFocus();
  }

  @FXML
  private void detach() {
    connections.detach();
  }

  private void show(Trial trial) {
    String wrong =
        switch (trial) {
          case Trial.Wrong(var flaw) -> messages.get("connect.flaw." + flaw);
          case Trial.NoAnswer(_, String reason) -> reason;
          case Trial.None _, Trial.Asking _, Trial.Found _ -> "";
        };
    problem.setText(wrong);
    Shown.onlyIf(problem, !wrong.isEmpty());
    boolean asking = trial instanceof Trial.Asking;
    hint.setText(messages.get(asking ? "connect.asking" : "connect.hint"));
    Shown.onlyIf(hint, wrong.isEmpty());
    find.setDisable(asking);
    showFound(trial instanceof Trial.Found it ? it : null);
    if (trial instanceof Trial.Wrong) {
      address.requestFocus();
      address.end();
    }
  }

  private void showFound(Trial.@Nullable Found it) {
    Shown.onlyIf(found, it != null);
    Shown.onlyIf(find, it == null);
    if (it != null) {
      foundName.setText(messages.get("connect.found", it.who().name()));
      foundFacts.setText(
          current.state(it.snapshot())
              + " · "
              + messages.get("connect.answeredIn", current.millis(it.roundTrip()))
              + current.version(it.version()));
      String to = it.snapshot().figures().setup().targetUrl();
      foundTarget.setText(to.isEmpty() ? messages.get("connect.noTarget") : to);
      attach.requestFocus();
    }
  }
}
