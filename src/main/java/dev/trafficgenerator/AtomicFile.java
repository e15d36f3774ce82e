package dev.trafficgenerator;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that are there whole or not at all: written beside their place, then moved there.
final class AtomicFile {
  private static final String ENDING = ".part";

  private AtomicFile() {}

  static void write(Path file, byte[] bytes) throws IOException {
    Path part = partOf(file);
    try {
      Files.write(part, bytes);
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

  /// Fails now where [#write] would fail later: the folder is missing or must not be written to, or
  /// a folder stands in the file's place. Leaves nothing behind.
  static void check(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("a folder has this name");
    }
    if (!Files.isDirectory(folderOf(file))) {
      throw new IOException("there is no folder " + folderOf(file));
    }
    Path part = partOf(file);
    // A process of the same number may have been killed while it wrote.
    Files.deleteIfExists(part);
    Files.delete(Files.createFile(part));
  }

  private static Path partOf(Path file) {
    String name = "." + file.getFileName() + "-" + ProcessHandle.current().pid() + ENDING;
    return folderOf(file).resolve(name);
  }

  private static Path folderOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
