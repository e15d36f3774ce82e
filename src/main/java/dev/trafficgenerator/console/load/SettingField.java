package dev.trafficgenerator.console.load;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Problem;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One setting as it is typed, and what is wrong with it.
final class SettingField {
  private final Setting setting;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private String found = "";
  private boolean isTouched;

  SettingField(Setting setting) {
    this.setting = setting;
  }

  Setting setting() {
    return setting;
  }

  /// In lower case, as in messages and ids.
  String key() {
    return setting.name().toLowerCase(Locale.ROOT);
  }

  /// Blank = the default.
  StringProperty textProperty() {
    return text;
  }

  /// What the last check found against it.
  void found(Optional<Problem> what) {
    found = what.map(SettingField::sentence).orElse("");
    show();
  }

  /// Somebody was here, or was sent here: from now on an empty field may be wrong, too.
  void touch() {
    isTouched = true;
    show();
  }

  private void show() {
    problem.set(isTouched || !text.get().isBlank() ? found : "");
  }

  /// A problem's message is a phrase that follows the field's name.
  private static String sentence(Problem problem) {
    String message = problem.message();
    return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
  }

  /// Empty while nothing is wrong; of a field that is still empty, only after somebody was there.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
