package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.chart.ChartStack;
import dev.trafficgenerator.console.chart.Png;
import dev.trafficgenerator.console.chart.Span;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Launch;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.view.KeptDivider;
import dev.trafficgenerator.console.view.Shown;
import dev.trafficgenerator.run.StopMode;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The live screen: what to press, the cards and the charts. Knobs and tables have controllers of
/// their own.
public final class LiveController {
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /// Below this height there is less air between things.
  private static final double COMPACT_HEIGHT = 720;

  /// Below this width, tables are set smaller.
  private static final double NARROW_WIDTH = 960;

  private static final KeptDivider.Side TABLES =
      new KeptDivider.Side("live-tables-height", false, whole -> 0.36 * whole, 100, 200);

  private final Desk desk;
  private final Draft draft;
  private final Launch launch;
  private final Navigation navigation;
  private final LiveModel model;
  private final CourseExport export;
  private final Preferences preferences;

  @FXML private StackPane live;
  @FXML private VBox empty;
  @FXML private VBox full;
  @FXML private Button start;
  @FXML private Button stop;
  @FXML private Button stopNow;
  @FXML private Button demo;
  @FXML private GlanceCard rate;
  @FXML private GlanceCard users;
  @FXML private GlanceCard latency;
  @FXML private GlanceCard failures;
  @FXML private GlanceCard generator;
  @FXML private ToggleButton minute;
  @FXML private ToggleButton fiveMinutes;
  @FXML private ToggleButton whole;
  @FXML private ToggleButton freeze;
  @FXML private Button savePicture;
  @FXML private Button saveData;
  @FXML private Label exportNote;
  @FXML private Label notYet;
  @FXML private ChartStack charts;
  @FXML private SplitPane sides;

  public LiveController(
      Desk desk,
      Draft draft,
      Launch launch,
      Navigation navigation,
      LiveModel model,
      CourseExport export,
      Preferences preferences) {
    this.desk = desk;
    this.draft = draft;
    this.launch = launch;
    this.navigation = navigation;
    this.model = model;
    this.export = export;
    this.preferences = preferences;
  }

  @FXML
  private void initialize() {
    BooleanBinding running =
        Bindings.createBooleanBinding(desk::isRunning, desk.snapshotProperty());
    BooleanBinding checking =
        Bindings.createBooleanBinding(
            () -> launch.stateProperty().get() instanceof Launch.Checking, launch.stateProperty());
    start.disableProperty().bind(running.or(checking).or(desk.busyProperty()));
    demo.disableProperty().bind(running.or(checking).or(desk.busyProperty()));
    stop.disableProperty().bind(running.not());
    stopNow.disableProperty().bind(running.not());
    exportNote.textProperty().bind(export.noteProperty());
    freeze.selectedProperty().bindBidirectional(model.frozenProperty());
    windows();
    KeptDivider.keep(sides, TABLES, preferences::get, preferences::put);
    model.shownProperty().addListener((_, _, shown) -> show(shown));
    draft.textProperty().addListener((_, _, _) -> show(model.shownProperty().get()));
    show(model.shownProperty().get());
    live.heightProperty()
        .addListener((_, _, height) ->
            full.pseudoClassStateChanged(COMPACT, height.doubleValue() < COMPACT_HEIGHT));
    live.widthProperty()
        .addListener((_, _, width) ->
            full.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_WIDTH));
    // When a window opens, the first thing in it would have the focus.
    Platform.runLater(demo::requestFocus);
  }

  private void windows() {
    var group = new ToggleGroup();
    group.getToggles().addAll(minute, fiveMinutes, whole);
    minute.setUserData(Span.Window.MINUTE);
    fiveMinutes.setUserData(Span.Window.FIVE_MINUTES);
    whole.setUserData(Span.Window.WHOLE);
    group.selectToggle(minute);
    group
        .selectedToggleProperty()
        .addListener((_, before, now) -> {
          if (now == null) {
            // One of them is always on.
            group.selectToggle(before);
          } else {
            model.windowProperty().set((Span.Window) now.getUserData());
          }
        });
  }

  private void show(LiveModel.Shown shown) {
    boolean isFirstStart = shown.isEmpty() && draft.textProperty().get().isBlank();
    Shown.onlyIf(empty, isFirstStart);
    Shown.onlyIf(full, !isFirstStart);
    Shown.onlyIf(notYet, shown.isEmpty());
    charts.setVisible(!shown.isEmpty());
    savePicture.setDisable(shown.isEmpty());
    saveData.setDisable(shown.isEmpty());
    rate.show(shown.glance().rate());
    users.show(shown.glance().users());
    latency.show(shown.glance().latency());
    failures.show(shown.glance().failures());
    generator.show(shown.glance().generator());
    charts.show(shown.frame());
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
  private void openSitemap() {
    navigation.show("sitemap");
  }

  @FXML
  private void connect() {
    navigation.show("connect");
  }

  @FXML
  private void stop() {
    desk.stop(StopMode.GRACEFUL);
  }

  @FXML
  private void stopNow() {
    desk.stop(StopMode.FORCE);
  }

  @FXML
  private void savePicture() {
    export.savePicture(Png.of(charts.picture()));
  }

  @FXML
  private void saveData() {
    export.saveData(model.shownCourse());
  }
}
