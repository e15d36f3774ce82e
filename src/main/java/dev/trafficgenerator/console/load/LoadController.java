package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.load.curve.Clock;
import dev.trafficgenerator.console.load.curve.CurvePane;
import dev.trafficgenerator.console.load.curve.UserCurve;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.LoadCourse;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The load screen: the form, and beside it the curve that comes of it.
public final class LoadController {
  private static final double GAP = 16;
  private static final KeyCombination APPLY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final LoadForm form;
  private final Messages messages;
  private final Navigation navigation;
  private final Map<Setting, SettingControl> controls = new EnumMap<>(Setting.class);
  private final CurvePane curve = new CurvePane();

  @FXML private VBox screen;
  @FXML private LiveChangeController liveChangeController;
  @FXML private ScrollPane scroll;
  @FXML private GridPane target;
  @FXML private GridPane users;
  @FXML private GridPane sessions;
  @FXML private GridPane run;
  @FXML private GridPane protocol;
  @FXML private Parent thresholds;
  @FXML private ThresholdsController thresholdsController;
  @FXML private VBox curveCard;
  @FXML private Label curveSaid;
  @FXML private Label curveWarning;

  public LoadController(Draft draft, Messages messages, Navigation navigation) {
    form = new LoadForm(draft);
    this.messages = messages;
    this.navigation = navigation;
  }

  @FXML
  private void initialize() {
    for (Section section : Section.values()) {
      switch (section) {
        case TARGET -> fill(target, section);
        case USERS -> fill(users, section);
        case SESSIONS -> fill(sessions, section);
        case RUN -> fill(run, section);
        case PROTOCOL -> fill(protocol, section);
        case THRESHOLDS -> {} // has an editor of its own
      }
    }
    curve.setId("curve");
    VBox.setVgrow(curve, Priority.ALWAYS);
    curveCard.getChildren().add(1, curve);
    form.settingsProperty().addListener((_, _, settings) -> settings.ifPresent(this::draw));
    draw(form.settingsProperty().get().orElse(RunSettings.DEFAULTS));
    navigation.onPointer("load", this::show);
    screen.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (APPLY.match(event)) {
            liveChangeController.applyByKey();
            event.consume();
          }
        });
  }

  /// In two columns; what is alone in a row has the whole of it.
  private void fill(GridPane grid, Section section) {
    int cell = 0;
    for (Setting setting : section.settings()) {
      var control = new SettingControl(form.field(setting), messages);
      controls.put(setting, control);
      boolean isWide = setting == Setting.TARGET_URL;
      grid.add(control.root(), cell % 2, cell / 2, isWide ? 2 : 1, 1);
      cell += isWide ? 2 : 1;
    }
  }

  private void draw(RunSettings settings) {
    UserCurve drawn = UserCurve.of(settings);
    curve.show(drawn);
    String said = said(settings, drawn);
    curveSaid.setText(said);
    curve.setAccessibleText(said);
    Shown.onlyIf(curveWarning, drawn.isCutShort());
  }

  private String said(RunSettings settings, UserCurve drawn) {
    String users =
        !LoadCourse.of(settings).isSteady()
            ? messages.get("load.curve.curved", drawn.leastUsers(), drawn.peakUsers())
            : drawn.fullSecond() > 0
                ? messages.get(
                    "load.curve.ramp",
                    drawn.peakUsers(),
                    Clock.text(Math.min(drawn.fullSecond(), drawn.lastSecond())))
                : messages.get("load.curve.atOnce", drawn.peakUsers());
    String end =
        drawn.hasEnd()
            ? messages.get("load.curve.ends", Clock.text(drawn.lastSecond()))
            : messages.get("load.curve.goesOn");
    String pace =
        settings.requestsPerSecond().isPresent()
            ? messages.get("load.curve.rate", settings.requestsPerSecond().getAsDouble())
            : messages.get("load.curve.think");
    return users + " " + end + " " + pace;
  }

  private void show(String pointer) {
    LoadForm.at(pointer)
        .ifPresent(setting -> {
          if (setting == Setting.THRESHOLDS) {
            thresholdsController.focus();
            reveal(thresholds);
          } else {
            SettingControl control = Objects.requireNonNull(controls.get(setting));
            control.focus();
            reveal(control.root());
          }
        });
  }

  /// Scrolls so far that the node is in sight, if it is not.
  private void reveal(Node node) {
    scroll.applyCss();
    scroll.layout();
    Node content = scroll.getContent();
    Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double hidden = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
    double top = scroll.getVvalue() * hidden;
    boolean isInSight =
        place.getMinY() >= top && place.getMaxY() <= top + scroll.getViewportBounds().getHeight();
    if (hidden > 0 && !isInSight) {
      scroll.setVvalue(Math.clamp((place.getMinY() - GAP) / hidden, 0, 1));
    }
  }
}
