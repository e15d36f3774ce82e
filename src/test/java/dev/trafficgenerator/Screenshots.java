package dev.trafficgenerator;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.testfx.util.WaitForAsyncUtils;

/// Takes the console's pictures for the documents, light and dark, as a person would get to see
/// them: it runs the demo, turns a knob, tries a request, compares two runs, attaches to a
/// generator elsewhere. Takes about three minutes; nothing is made up.
///
/// Run it by `./mvnw -q -Pscreenshots`.
final class Screenshots {
  private static final Duration FIRST_RUN = Duration.ofSeconds(75);
  private static final Duration SECOND_RUN = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final ConsoleStage console;
  private final Path pictures;
  private final ButtonBase light;
  private final ButtonBase dark;

  private Screenshots(ConsoleStage console, Path pictures) {
    this.console = console;
    this.pictures = pictures;
    show("settings");
    light = find("#theme-light");
    dark = find("#theme-dark");
    show("live");
  }

  /// @param args the folder for the pictures
  public static void main(String[] args) throws Exception {
    // Its path is seen on a picture.
    Path folder =
        Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"), "traffic-generator"));
    try (var lab = new HeadlessLab();
        var console = ConsoleStage.open(folder)) {
      new Screenshots(console, Path.of(args[0])).takeAll(lab);
    } finally {
      delete(folder);
    }
    System.exit(0);
  }

  private void takeAll(HeadlessLab lab) throws Exception {
    take("console-first-start");
    click("#demo");
    until(() -> state().isActive());
    runTheFirst();
    trySitemap();
    keepPresets();
    runTheSecond();
    readLog();
    compare();
    attachTo(lab);
    show("settings");
    take("console-settings");
  }

  /// A run whose users are raised halfway.
  private void runTheFirst() throws Exception {
    lasts(FIRST_RUN.dividedBy(2));
    ConsoleStage.onFx(() -> find("#users-slider").requestFocus());
    for (int steps = 0; steps < 4; steps++) {
      console.robot().type(KeyCode.RIGHT);
    }
    click("#apply");
    lasts(FIRST_RUN);
    take("console-live");
    click("#visitors-tab");
    take("console-visitors");
    click("#paths-tab");
  }

  private void trySitemap() throws Exception {
    show("sitemap");
    until(() -> !table("#groups").getRoot().getChildren().isEmpty());
    ConsoleStage.onFx(() -> table("#groups").getSelectionModel().clearAndSelect(1));
    take("console-sitemap");
    console.robot().push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> text("#trial-summary").contains(" after "));
    take("console-send-once");
  }

  private void keepPresets() throws Exception {
    show("load");
    for (String name : List.of("Quiet morning", "Sale")) {
      ConsoleStage.onFx(() -> this.<TextInputControl>find("#preset-name").setText(name));
      click("#save-preset");
    }
    take("console-load");
  }

  private void readLog() throws Exception {
    show("log");
    TableView<?> lines = find("#log-lines");
    until(() -> lines.getItems().size() > 3);
    ConsoleStage.onFx(() -> lines.getSelectionModel().selectLast());
    take("console-log");
  }

  private void runTheSecond() throws Exception {
    show("live");
    click("#stop");
    until(() -> !state().isActive());
    click("#start");
    until(() -> state().isActive());
    lasts(SECOND_RUN);
    click("#stop");
    until(() -> !state().isActive());
  }

  private void compare() throws Exception {
    show("runs");
    TableView<?> runs = find("#runs-table");
    until(() -> runs.getItems().size() == 2);
    ConsoleStage.onFx(() -> runs.getSelectionModel().selectIndices(0, 1));
    take("console-runs");
    click("#runs-compare");
    until(() -> find("#runs-comparison").isVisible());
    take("console-compare");
    click("#runs-back");
  }

  private void attachTo(HeadlessLab lab) throws Exception {
    lab.startDemo();
    show("connect");
    ConsoleStage.onFx(() -> {
      console.robot().lookup("#connect-address").<TextInputControl>query().setText(lab.address());
      console.robot().lookup("#connect-called").<TextInputControl>query().setText("Lab");
    });
    click("#connect-find");
    until(() -> find("#connect-attach").isVisible());
    take("console-connect");
    click("#connect-attach");
    until(() -> text("#connect-state").startsWith("running"));
    show("live");
    lasts(SECOND_RUN, lab.generator());
    take("console-attached");
  }

  /// Waits until the run is that old.
  private void lasts(Duration age) {
    lasts(age, console.engine());
  }

  private static void lasts(Duration age, Generator generator) {
    until(() -> generator.snapshot().figures().time().elapsed().compareTo(age) >= 0);
  }

  private RunState state() {
    Generator engine = console.engine();
    return engine.snapshot().state();
  }

  private void show(String screen) {
    click("#screen-" + screen);
  }

  private void click(String query) {
    console.robot().clickOn(query);
  }

  private <T extends Node> T find(String query) {
    return console.robot().lookup(query).query();
  }

  private TreeTableView<?> table(String query) {
    return find(query);
  }

  private String text(String query) {
    return this.<Labeled>find(query).getText();
  }

  private void take(String name) throws IOException {
    // Nothing is hovered over.
    console.robot().moveTo("#versionLabel");
    for (var theme : List.of(light, dark)) {
      ConsoleStage.onFx(theme::fire);
      WaitForAsyncUtils.waitForFxEvents();
      console.picture(pictures.resolve(name + (theme == light ? "-light" : "-dark") + ".png"));
    }
    ConsoleStage.onFx(light::fire);
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).until(condition);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
