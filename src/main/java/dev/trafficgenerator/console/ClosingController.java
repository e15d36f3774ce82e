package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.view.Shown;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The bar over the window's content that asks before a run is left behind.
public final class ClosingController {
  private final Closing closing;
  private final Desk desk;
  private final Messages messages;

  @FXML private HBox closingBar;
  @FXML private Label closingSaid;
  @FXML private Label closingRefused;
  @FXML private Button stopAndClose;
  @FXML private Button letRun;
  @FXML private Button closeNow;
  @FXML private Button cancelClosing;

  ClosingController(Closing closing, Desk desk, Messages messages) {
    this.closing = closing;
    this.desk = desk;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    closing
        .stateProperty()
        .addListener((_, _, _) -> {
          show();
          focus();
        });
    desk.refusalProperty().addListener((_, _, _) -> show());
    closingBar.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            closing.cancel();
          }
        });
    show();
  }

  private void show() {
    Closing.State state = closing.stateProperty().get();
    boolean isLocal = desk.connection().isLocal();
    boolean isAsking = state == Closing.State.ASKING;
    Shown.onlyIf(closingBar, state != Closing.State.QUIET);
    closingSaid.setText(
        switch (state) {
          case QUIET -> "";
          case ASKING ->
              isLocal
                  ? messages.get("closing.local")
                  : messages.get("closing.remote", desk.connection().name());
          case STOPPING -> messages.get("closing.stopping");
        });
    String refusal = state == Closing.State.STOPPING ? desk.refusalProperty().get() : "";
    closingRefused.setText(refusal.isEmpty() ? "" : messages.get("closing.refused", refusal));
    Shown.onlyIf(closingRefused, !refusal.isEmpty());
    stopAndClose.setText(messages.get(isLocal ? "closing.stop" : "closing.stopRemote"));
    Shown.onlyIf(stopAndClose, isAsking);
    Shown.onlyIf(letRun, isAsking && !isLocal);
    Shown.onlyIf(closeNow, state == Closing.State.STOPPING);
  }

  /// The way back has the focus: Enter must not end a run by mistake.
  private void focus() {
    if (closing.stateProperty().get() == Closing.State.ASKING) {
      Platform.runLater(cancelClosing::requestFocus);
    }
  }

  @FXML
  private void stop() {
    closing.stopAndClose();
  }

  @FXML
  private void closeNow() {
    closing.closeNow();
  }

  @FXML
  private void cancel() {
    closing.cancel();
  }
}
