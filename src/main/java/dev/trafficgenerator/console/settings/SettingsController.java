package dev.trafficgenerator.console.settings;

import atlantafx.base.theme.Styles;
import dev.trafficgenerator.console.Theme;
import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.view.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The settings screen.
public final class SettingsController {
  private final Theme theme;
  private final LanguageChoice language;
  private final AllowedHosts hosts;
  private final Navigation navigation;
  private final Messages messages;
  private final Facts facts;

  @FXML private HBox themes;
  @FXML private ComboBox<LanguageChoice.Choice> languages;
  @FXML private Label languageSaid;
  @FXML private VBox hostList;
  @FXML private Label noHosts;
  @FXML private TextField filesPath;
  @FXML private Label copied;
  @FXML private Label version;

  /// What is told about the program.
  ///
  /// @param folder where the console keeps its files
  public record Facts(Path folder, String version) {}

  public SettingsController(
      Theme theme,
      LanguageChoice language,
      AllowedHosts hosts,
      Navigation navigation,
      Messages messages,
      Facts facts) {
    this.theme = theme;
    this.language = language;
    this.hosts = hosts;
    this.navigation = navigation;
    this.messages = messages;
    this.facts = facts;
  }

  @FXML
  private void initialize() {
    offerThemes();
    offerLanguages();
    showHosts();
    // Another screen may have allowed one meanwhile.
    navigation.screenProperty().addListener((_, _, _) -> showHosts());
    filesPath.setText(facts.folder().toAbsolutePath().toString());
    version.setText(
        messages.get(
            "settings.about.version",
            facts.version(),
            Runtime.version().toString(),
            System.getProperty("java.vendor", ""),
            System.getProperty("os.name", "") + " " + System.getProperty("os.arch", "")));
  }

  private void offerThemes() {
    var group = new ToggleGroup();
    List<Theme.Choice> choices = List.of(Theme.Choice.values());
    for (Theme.Choice choice : choices) {
      String key = choice.name().toLowerCase(Locale.ROOT);
      var button = new ToggleButton(messages.get("settings.theme." + key));
      button.setId("theme-" + key);
      button.setUserData(choice);
      button.setToggleGroup(group);
      button
          .getStyleClass()
          .add(
              choice == choices.getFirst()
                  ? Styles.LEFT_PILL
                  : choice == choices.getLast() ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      button.setSelected(theme.choiceProperty().get() == choice);
      themes.getChildren().add(button);
    }
    group.selectedToggleProperty().addListener((_, before, now) -> choose(group, before, now));
  }

  /// One of them is always chosen: a second click on it changes nothing.
  private void choose(ToggleGroup group, Toggle before, Toggle now) {
    if (now == null) {
      group.selectToggle(before);
    } else if (now.getUserData() instanceof Theme.Choice choice) {
      theme.choiceProperty().set(choice);
    }
  }

  private void offerLanguages() {
    languages.getItems().setAll(LanguageChoice.Choice.values());
    languages.setConverter(new Languages());
    languages.valueProperty().bindBidirectional(language.choiceProperty());
    language.choiceProperty().addListener((_, _, _) -> showLanguage());
    showLanguage();
  }

  private void showLanguage() {
    boolean isSpoken =
        language.choiceProperty().get().isSpokenBy(messages.language(), Locale.getDefault());
    languageSaid.setText(
        messages.get(isSpoken ? "settings.language.help" : "settings.language.pending"));
  }

  private final class Languages extends StringConverter<LanguageChoice.Choice> {
    @Override
    public String toString(LanguageChoice.Choice choice) {
      return choice == null || choice == LanguageChoice.Choice.SYSTEM
          ? messages.get("settings.language.system")
          : choice.ownName();
    }

    @Override
    public LanguageChoice.Choice fromString(String shown) {
      throw new UnsupportedOperationException("nobody types a language");
    }
  }

  private void showHosts() {
    List<String> allowed = hosts.list();
    hostList.getChildren().setAll(allowed.reversed().stream().map(this::host).toList());
    Shown.onlyIf(noHosts, allowed.isEmpty());
  }

  private Node host(String host) {
    var name = new Label(host);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var remove = new Button("", new FontIcon(Feather.X));
    String says = messages.get("settings.hosts.remove", host);
    remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, "remove-host");
    remove.setTooltip(new Tooltip(says));
    remove.setAccessibleText(says);
    remove.setOnAction(_ -> {
      hosts.remove(host);
      showHosts();
    });
    var line = new HBox(name, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("host");
    return line;
  }

  @FXML
  private void copyPath() {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, filesPath.getText()));
    Shown.onlyIf(copied, true);
  }
}
