package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.view.Shown;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The window's frame: the side bar, and the screen that is shown. A screen is loaded when it is
/// first shown and kept from then on.
public final class ShellController {
  private static final double BAR_WIDTH = 208;
  private static final double BAR_WIDTH_COLLAPSED = 56;

  private static final String SIDE_BAR = "side-bar";
  private static final String NARROW = "narrow";
  private static final String LAST_SCREEN = "screen";

  private final Messages messages;
  private final Navigation navigation;
  private final Function<Screen, Parent> load;
  private final String version;
  private final Preferences preferences;
  private final Map<Screen, Parent> loaded = new EnumMap<>(Screen.class);
  private final Map<Screen, ToggleButton> entries = new EnumMap<>(Screen.class);

  @FXML private BorderPane shell;
  @FXML private VBox sideBar;
  @FXML private VBox screens;
  @FXML private StackPane content;
  @FXML private Label productName;
  @FXML private Label versionLabel;
  @FXML private ToggleButton collapse;

  ShellController(
      Messages messages,
      Navigation navigation,
      Function<Screen, Parent> load,
      String version,
      Preferences preferences) {
    this.messages = messages;
    this.navigation = navigation;
    this.load = load;
    this.version = version;
    this.preferences = preferences;
  }

  @FXML
  private void initialize() {
    versionLabel.setText(Character.isDigit(version.charAt(0)) ? "v" + version : version);
    var group = new ToggleGroup();
    for (Screen screen : Screen.values()) {
      ToggleButton entry = entry(screen, group);
      entries.put(screen, entry);
      screens.getChildren().add(entry);
    }
    collapse.selectedProperty().addListener((_, _, narrow) -> setCollapsed(narrow));
    collapse.setSelected(preferences.get(SIDE_BAR, "").equals(NARROW));
    for (Screen screen : Screen.values()) {
      if (preferences.get(LAST_SCREEN, "").equals(screen.key())) {
        navigation.show(screen.key());
      }
    }
    navigation.screenProperty().addListener((_, _, key) -> show(of(key)));
    show(of(navigation.screenProperty().get()));
    shell.sceneProperty().addListener((_, _, scene) -> addKeys(scene));
  }

  private static Screen of(String key) {
    return Screen.valueOf(key.toUpperCase(Locale.ROOT));
  }

  private ToggleButton entry(Screen screen, ToggleGroup group) {
    var entry =
        new ToggleButton(messages.get("screen." + screen.key()), new FontIcon(screen.icon()));
    entry.setId("screen-" + screen.key());
    entry.setToggleGroup(group);
    entry.getStyleClass().add("side-bar-entry");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setTooltip(
        new Tooltip(messages.get("screen.tip", entry.getText(), "Ctrl+" + (screen.ordinal() + 1))));
    entry.setAccessibleText(entry.getText());
    entry.setOnAction(_ -> {
      // A second click on a toggle takes it out of the group, but the screen stays.
      entry.setSelected(true);
      navigation.show(screen.key());
    });
    return entry;
  }

  private void show(Screen screen) {
    content.getChildren().setAll(loaded.computeIfAbsent(screen, load));
    Objects.requireNonNull(entries.get(screen)).setSelected(true);
    preferences.put(LAST_SCREEN, screen.key());
  }

  private void setCollapsed(boolean narrow) {
    sideBar.setPrefWidth(narrow ? BAR_WIDTH_COLLAPSED : BAR_WIDTH);
    Shown.onlyIf(productName, !narrow);
    Shown.onlyIf(versionLabel, !narrow);
    preferences.put(SIDE_BAR, narrow ? NARROW : "wide");
    entries
        .values()
        .forEach(entry ->
            entry.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  private void addKeys(javafx.scene.Scene scene) {
    for (Screen screen : Screen.values()) {
      KeyCode digit = KeyCode.valueOf("DIGIT" + (screen.ordinal() + 1));
      scene
          .getAccelerators()
          .put(
              new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN),
              () -> navigation.show(screen.key()));
    }
  }
}
