package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Launch;
import dev.trafficgenerator.run.StopMode;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// The live screen.
public final class LiveController {
  private final Desk desk;
  private final Launch launch;

  @FXML private Button stop;
  @FXML private Label requests;

  public LiveController(Desk desk, Launch launch) {
    this.desk = desk;
    this.launch = launch;
  }

  @FXML
  private void initialize() {
    requests
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Long.toString(desk.snapshot().figures().requests().total()),
                desk.snapshotProperty()));
    stop.disableProperty()
        .bind(Bindings.createBooleanBinding(() -> !desk.isRunning(), desk.snapshotProperty()));
  }

  @FXML
  private void start() {
    launch.start();
  }

  @FXML
  private void startDemo() {
    launch.startDemo();
  }

  @FXML
  private void stop() {
    desk.stop(StopMode.GRACEFUL);
  }
}
