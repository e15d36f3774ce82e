package dev.trafficgenerator.console.load;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One setting as it stands on the form: its name, its control, one line of what it is, and what is
/// wrong with it.
final class SettingControl {
  private final SettingField field;
  private final Messages messages;
  private final VBox root = new VBox();
  private final Control control;

  SettingControl(SettingField field, Messages messages) {
    this.field = field;
    this.messages = messages;
    control =
        switch (SettingRule.of(field.setting())) {
          case SettingRule.Flag _ -> checkBox();
          case SettingRule.OneOf(var words) -> choice(words);
          case SettingRule.Curve(var words, _, _) -> nameOrText(words);
          case SettingRule.Bounded rule -> number(rule);
          case SettingRule.Url _,
              SettingRule.Address _,
              SettingRule.HeaderName _,
              SettingRule.Whole _,
              SettingRule.Weights _ ->
              text(new TextField());
          case SettingRule.Conditions _ ->
              throw new IllegalArgumentException(field.setting() + " has an editor of its own");
        };
    lay();
  }

  private void lay() {
    control.setId("setting-" + field.key());
    control.setMaxWidth(Double.MAX_VALUE);
    control.setAccessibleText(title());
    control.setAccessibleHelp(explanation());
    control
        .focusedProperty()
        .addListener((_, had, has) -> {
          if (had && !has) {
            field.touch();
          }
        });
    if (!(control instanceof CheckBox)) {
      var label = new Label(title());
      label.setLabelFor(control);
      label.setWrapText(true);
      root.getChildren().add(label);
    }
    var explanation = new Label(explanation());
    explanation.getStyleClass().add("caption");
    explanation.setWrapText(true);
    root.getChildren().addAll(control, explanation, problem(field, "problem-" + field.key()));
    root.getStyleClass().add("setting");
    root.setMinWidth(0);
    field.problemProperty().addListener((_, _, what) -> mark(what));
    mark(field.problemProperty().get());
  }

  private void mark(String problem) {
    control.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
  }

  /// What is wrong with a field, in red; takes no room while nothing is.
  static Label problem(SettingField field, String id) {
    var problem = new Label();
    problem.setId(id);
    problem.getStyleClass().addAll("problem", "setting-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(field.problemProperty());
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    return problem;
  }

  private String title() {
    return messages.get("load." + field.key());
  }

  private String explanation() {
    return messages.get("load." + field.key() + ".help");
  }

  /// What is shown while nothing is typed: the default, or in words what there is without one.
  private String prompt() {
    String key = "load." + field.key() + ".prompt";
    return messages.has(key) ? messages.get(key) : defaultText(field.setting());
  }

  static String defaultText(Setting setting) {
    return StartRequestJson.texts(RunSettings.DEFAULTS).getOrDefault(setting, "");
  }

  private TextField text(TextField text) {
    text.setPromptText(prompt());
    text.textProperty().bindBidirectional(field.textProperty());
    return text;
  }

  private TextField number(SettingRule.Bounded rule) {
    var number = new CustomTextField();
    Stepping stepping = Stepping.of(rule);
    var unit = new Label(unit(rule));
    unit.getStyleClass().add("caption");
    var steps =
        new VBox(
            step(Feather.CHEVRON_UP, "load.more", stepping, true),
            step(Feather.CHEVRON_DOWN, "load.less", stepping, false));
    steps.getStyleClass().add("steps");
    var right = new HBox(unit, steps);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.getStyleClass().add("number-right");
    number.setRight(right);
    number.getStyleClass().add("number");
    number.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
        step(stepping, event.getCode() == KeyCode.UP);
        event.consume();
      }
    });
    return text(number);
  }

  private String unit(SettingRule.Bounded rule) {
    String own = "load." + field.key() + ".unit";
    return messages.has(own)
        ? messages.get(own)
        : rule instanceof SettingRule.Time || rule instanceof SettingRule.TimeSpan
            ? messages.get("load.seconds")
            : "";
  }

  private Node step(Feather icon, String key, Stepping stepping, boolean isUp) {
    var button = new Button("", new FontIcon(icon));
    button.getStyleClass().setAll("step");
    button.setFocusTraversable(false);
    button.setTooltip(new Tooltip(messages.get(key)));
    button.setAccessibleText(messages.get(key));
    button.setOnAction(_ -> step(stepping, isUp));
    return button;
  }

  private void step(Stepping stepping, boolean isUp) {
    stepping
        .next(field.textProperty().get(), defaultText(field.setting()), isUp)
        .ifPresent(field.textProperty()::set);
  }

  private CheckBox checkBox() {
    var box = new CheckBox(title());
    box.setWrapText(true);
    show(box);
    field.textProperty().addListener((_, _, _) -> show(box));
    box.selectedProperty()
        .addListener((_, _, selected) -> {
          // A file may say it in another word, such as `yes`: that stays until somebody clicks.
          if (selected != isOn()) {
            field.textProperty().set(Boolean.toString(selected));
          }
        });
    return box;
  }

  private void show(CheckBox box) {
    box.setSelected(isOn());
  }

  private boolean isOn() {
    String text = field.textProperty().get().strip();
    return (text.isEmpty() ? defaultText(field.setting()) : text).equalsIgnoreCase("true");
  }

  private ComboBox<String> choice(List<String> words) {
    var choice = new ComboBox<String>();
    choice.getItems().setAll(words);
    choice.setConverter(new Words());
    show(choice);
    field.textProperty().addListener((_, _, _) -> show(choice));
    choice
        .valueProperty()
        .addListener((_, _, word) -> {
          if (word != null) {
            field.textProperty().set(word);
          }
        });
    return choice;
  }

  /// A word to choose, or something else that is typed.
  private ComboBox<String> nameOrText(List<String> words) {
    var choice = new ComboBox<String>();
    choice.getItems().setAll(words);
    choice.setEditable(true);
    text(choice.getEditor());
    return choice;
  }

  private void show(ComboBox<String> choice) {
    String text = field.textProperty().get().strip();
    choice.setValue(text.isEmpty() ? defaultText(field.setting()) : text);
  }

  private final class Words extends StringConverter<String> {
    @Override
    public String toString(String word) {
      String key = "load." + field.key() + "." + word;
      return messages.has(key) ? messages.get(key) : word;
    }

    @Override
    public String fromString(String shown) {
      return shown;
    }
  }

  Node root() {
    return root;
  }

  /// Puts the caret there, and says from now on what is wrong with it.
  void focus() {
    field.touch();
    control.requestFocus();
  }
}
