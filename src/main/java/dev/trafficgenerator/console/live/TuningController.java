package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.desk.Desk;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// The knobs of the live screen.
public final class TuningController {
  private final Tuning tuning;
  private final Desk desk;

  @FXML private Pane knobs;
  @FXML private KnobView users;
  @FXML private KnobView rateLimit;
  @FXML private KnobView requestsPerSecond;
  @FXML private KnobView thinkTime;
  @FXML private Button apply;
  @FXML private Button revert;

  public TuningController(Tuning tuning, Desk desk) {
    this.tuning = tuning;
    this.desk = desk;
  }

  @FXML
  private void initialize() {
    users.bind(tuning.users(), "users");
    rateLimit.bind(tuning.rateLimit(), "rateLimit");
    requestsPerSecond.bind(tuning.requestsPerSecond(), "requestsPerSecond");
    thinkTime.bind(tuning.thinkTime(), "thinkTime");
    var idle = Bindings.createBooleanBinding(() -> !desk.isRunning(), desk.snapshotProperty());
    for (KnobView knob : new KnobView[] {users, rateLimit, requestsPerSecond, thinkTime}) {
      knob.disableProperty().bind(idle);
    }
    apply.disableProperty().bind(tuning.canApply().not());
    revert.disableProperty().bind(tuning.canRevert().not());
    knobs.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      tuning.apply();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      tuning.revert();
    }
  }

  @FXML
  private void apply() {
    tuning.apply();
  }

  @FXML
  private void revert() {
    tuning.revert();
  }
}
