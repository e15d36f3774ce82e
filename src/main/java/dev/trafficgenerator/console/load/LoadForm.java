package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;

/// The form over the draft's settings: a field for each, in step with the draft both ways.
final class LoadForm {
  private final Map<Setting, SettingField> fields = new EnumMap<>(Setting.class);
  private final ReadOnlyObjectWrapper<Optional<RunSettings>> settings =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  LoadForm(Draft draft) {
    for (Setting setting : Setting.values()) {
      var field = new SettingField(setting);
      field.textProperty().set(draft.settings().getOrDefault(setting, ""));
      field.textProperty().addListener((_, _, text) -> draft.settings().put(setting, text));
      fields.put(setting, field);
    }
    draft
        .settings()
        .addListener(
            (MapChangeListener<Setting, String>)
                change ->
                    field(change.getKey())
                        .textProperty()
                        .set(change.wasAdded() ? change.getValueAdded() : ""));
    draft.checkProperty().addListener((_, _, check) -> take(check));
    take(draft.checkProperty().get());
  }

  private void take(Draft.Check check) {
    fields.forEach((setting, field) -> field.found(check.problemOf(setting)));
    settings.set(check.settings());
  }

  SettingField field(Setting setting) {
    return Objects.requireNonNull(fields.get(setting));
  }

  /// The setting that a problem's pointer leads to; empty where it leads elsewhere.
  static Optional<Setting> at(String pointer) {
    for (Setting setting : Setting.values()) {
      if ((pointer + "/").startsWith(setting.pointer() + "/")) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /// All settings as they were last checked, right or wrong; empty where one can't be read.
  ReadOnlyObjectProperty<Optional<RunSettings>> settingsProperty() {
    return settings.getReadOnlyProperty();
  }
}
