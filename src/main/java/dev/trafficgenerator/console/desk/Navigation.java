package dev.trafficgenerator.console.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which screen is shown, so that one screen can lead to another without knowing it.
public final class Navigation {
  private final ReadOnlyStringWrapper screen = new ReadOnlyStringWrapper("live");
  private final Map<String, Consumer<String>> pointed = new HashMap<>();

  /// Shows a screen.
  ///
  /// @param key `live`, `sitemap`, `load`, `runs`, `log`, `connect` or `settings`
  public void show(String key) {
    screen.set(key);
  }

  /// Shows a place on a screen, as far as that screen knows it.
  ///
  /// @param pointer of a problem: `/config/Rate Limit`, or a JSON Pointer into the sitemap
  public void show(String key, String pointer) {
    show(key);
    // A screen that was never shown before has just been made, and has said by now that it listens.
    Consumer<String> screenItself = pointed.get(key);
    if (screenItself != null) {
      screenItself.accept(pointer);
    }
  }

  /// Has a screen told which place on it is to be shown.
  public void onPointer(String key, Consumer<String> listener) {
    pointed.put(key, listener);
  }

  public ReadOnlyStringProperty screenProperty() {
    return screen.getReadOnlyProperty();
  }
}
