package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads FXML, with the controllers that the wiring made for it.
final class Views {
  private final Map<Class<?>, Supplier<?>> controllers;
  private final Messages messages;

  /// @param controllers makes each controller that FXML names
  Views(Map<Class<?>, Supplier<?>> controllers, Messages messages) {
    this.controllers = Map.copyOf(controllers);
    this.messages = messages;
  }

  /// @param fxml from this package on, such as `live/Live.fxml`
  Parent load(String fxml) {
    URL url = Objects.requireNonNull(Views.class.getResource(fxml), fxml);
    var loader = new FXMLLoader(url, messages.bundle());
    loader.setControllerFactory(this::controller);
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException("the view " + fxml + " can't be read", e);
    }
  }

  private Object controller(Class<?> type) {
    return Objects.requireNonNull(controllers.get(type), () -> "no controller " + type).get();
  }
}
