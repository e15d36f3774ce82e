package dev.trafficgenerator.console;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.trafficgenerator.console.desk.Preferences;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// Light, dark, or as the system has it.
public final class Theme {
  private static final String PREFERENCE = "theme";
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);

  /// What a person chose.
  public enum Choice {
    SYSTEM,
    LIGHT,
    DARK
  }

  Theme(Preferences preferences) {
    for (Choice each : Choice.values()) {
      if (preferences.get(PREFERENCE, "").equals(each.name())) {
        choice.set(each);
      }
    }
    choice.addListener((_, _, chosen) -> preferences.put(PREFERENCE, chosen.name()));
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /// Dresses a scene, now and whenever the choice or the system's scheme changes.
  void dress(Scene scene) {
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(Theme.class.getResource("console.css")).toExternalForm());
    choice.addListener((_, _, _) -> apply(scene));
    Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply(scene));
    apply(scene);
  }

  private void apply(Scene scene) {
    boolean dark = isDark();
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().pseudoClassStateChanged(DARK, dark);
  }

  private boolean isDark() {
    return switch (choice.get()) {
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
      case LIGHT -> false;
      case DARK -> true;
    };
  }
}
