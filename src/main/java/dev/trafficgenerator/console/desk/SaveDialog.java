package dev.trafficgenerator.console.desk;

import java.nio.file.Path;
import java.util.Optional;

/// Has a person say where something is to be saved.
@FunctionalInterface
public interface SaveDialog {
  /// Empty when the person does not want it saved after all. For the FX thread.
  ///
  /// @param suggestion a file name
  Optional<Path> ask(String suggestion);
}
