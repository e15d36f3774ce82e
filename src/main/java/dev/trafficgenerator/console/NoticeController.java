package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.ChangeNotice;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Pulse;
import dev.trafficgenerator.run.figures.Figure;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a person has to know on every screen: that the generator does not answer, and that somebody
/// else changed its run.
public final class NoticeController {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final javafx.util.Duration STEP = javafx.util.Duration.millis(500);

  private final Desk desk;
  private final Pulse pulse;
  private final ChangeNotice changes;
  private final Messages messages;
  private final Timeline clock = new Timeline();

  @FXML private VBox notice;
  @FXML private HBox staleLine;
  @FXML private Label staleText;
  @FXML private HBox changeLine;
  @FXML private Label changeText;

  NoticeController(Desk desk, Pulse pulse, ChangeNotice changes, Messages messages) {
    this.desk = desk;
    this.pulse = pulse;
    this.changes = changes;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    staleLine.visibleProperty().bind(pulse.staleProperty());
    staleText
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::stale,
                pulse.staleProperty(),
                pulse.ageProperty(),
                desk.connectionProperty()));
    changeLine
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> changes.latestProperty().get().isPresent(), changes.latestProperty()));
    changeText
        .textProperty()
        .bind(Bindings.createStringBinding(this::change, changes.latestProperty()));
    for (Node line : new Node[] {staleLine, changeLine}) {
      line.managedProperty().bind(line.visibleProperty());
    }
    clock.getKeyFrames().setAll(new KeyFrame(STEP, _ -> pulse.tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    notice.sceneProperty().addListener((_, _, scene) -> followWindow(scene));
  }

  /// A closed window needs no clock.
  private void followWindow(javafx.scene.@org.jspecify.annotations.Nullable Scene scene) {
    if (scene == null) {
      clock.stop();
      return;
    }
    clock.play();
    scene
        .windowProperty()
        .flatMap(javafx.stage.Window::showingProperty)
        .addListener((_, _, showing) -> {
          if (Boolean.TRUE.equals(showing)) {
            clock.play();
          } else {
            clock.stop();
          }
        });
  }

  /// A text that changes has the window laid out anew, seen or not: so none while all is well.
  private String stale() {
    if (!pulse.staleProperty().get()) {
      return "";
    }
    Duration age = pulse.ageProperty().get();
    String seconds = age.toSeconds() < 60 ? age.toSeconds() + " s" : Figure.clock(age);
    return messages.get("notice.stale", desk.connection().name(), seconds);
  }

  private String change() {
    Optional<ChangeNotice.Change> latest = changes.latestProperty().get();
    return latest
        .map(change -> {
          String at = TIME.format(change.what().at().atZone(ZoneId.systemDefault()));
          String key =
              switch (change.what().kind()) {
                case STARTED -> "notice.started";
                case UPDATED -> "notice.updated";
                case STOPPED, FAILED -> "notice.stopped";
              };
          String text = messages.get(key, at, change.what().text());
          return change.before() == 0
              ? text
              : text + " " + messages.get("notice.before", change.before());
        })
        .orElse("");
  }

  @FXML
  private void dismiss() {
    changes.dismiss();
  }
}
