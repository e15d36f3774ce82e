package dev.trafficgenerator.console.desk;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files of the console that are there whole or not at all: written beside their place, then moved
/// there.
public final class WholeFile {
  private WholeFile() {}

  /// Writes a file, and its folder where there is none yet. Waits for the disk.
  public static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(part, content);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // A file system that cannot do better.
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
