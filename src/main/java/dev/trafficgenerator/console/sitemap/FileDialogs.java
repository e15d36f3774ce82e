package dev.trafficgenerator.console.sitemap;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks the person for a file. Tests have no windows of the system's to click in.
public interface FileDialogs {

  /// Which file to open; empty when none.
  Optional<Path> toOpen(Window owner, Optional<Path> beside);

  /// Where to save. Whether a file that is there may be replaced has been asked.
  Optional<Path> toSave(Window owner, Optional<Path> beside);
}
