package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What the person has to be told of the file, and is asked about where it happened.
public sealed interface Notice {

  /// Nothing.
  record Quiet() implements Notice {}

  /// The file could not be read or written.
  ///
  /// @param reason of the system, as it says it
  record Failed(Path file, boolean isWriting, String reason) implements Notice {
    static Failed of(Path file, boolean isWriting, Exception failure) {
      String reason =
          switch (failure) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "access is denied";
            default -> String.valueOf(failure.getMessage());
          };
      return new Failed(file, isWriting, reason);
    }
  }

  /// Somebody else changed the file since it was read or written: reload or overwrite?
  ///
  /// @param isSaving whether that was seen when it was to be saved
  record ChangedOutside(Path file, boolean isSaving) implements Notice {}

  /// There is unsaved work, and something else is to be opened in its place.
  record UnsavedBefore(Optional<Path> next) implements Notice {}

  /// There is unsaved work of last time.
  record Recoverable(Unsaved work) implements Notice {}
}
