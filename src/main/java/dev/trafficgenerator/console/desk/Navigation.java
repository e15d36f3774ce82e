package dev.trafficgenerator.console.desk;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which screen is shown, so that one screen can lead to another without knowing it.
public final class Navigation {
  private final ReadOnlyStringWrapper screen = new ReadOnlyStringWrapper("live");

  /// Shows a screen.
  ///
  /// @param key `live`, `sitemap`, `load`, `runs`, `log`, `connect` or `settings`
  public void show(String key) {
    screen.set(key);
  }

  public ReadOnlyStringProperty screenProperty() {
    return screen.getReadOnlyProperty();
  }
}
