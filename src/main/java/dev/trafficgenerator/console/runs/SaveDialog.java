package dev.trafficgenerator.console.runs;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks a person where to save a report.
@FunctionalInterface
public interface SaveDialog {
  /// Empty when it is not to be saved after all.
  ///
  /// @param name a file name, without an ending
  Optional<Path> ask(Window owner, String name);
}
