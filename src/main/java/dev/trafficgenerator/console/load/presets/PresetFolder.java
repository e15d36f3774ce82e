package dev.trafficgenerator.console.load.presets;

import dev.trafficgenerator.console.desk.Outside;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Presets as files, one each: `NAME.json`. All of it waits for the disk, and messages of what it
/// throws are sentences.
final class PresetFolder {
  /// Most presets that are kept, and shown.
  static final int PRESETS_MAX = 100;

  private static final String ENDING = ".json";
  private static final long BYTES_MAX = 1 << 20;

  private final Path folder;
  private final Outside.FileWriter writer;

  PresetFolder(Path folder, Outside.FileWriter writer) {
    this.folder = folder;
    this.writer = writer;
  }

  /// By the alphabet. None where there is no folder yet.
  List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo))
          .limit(PRESETS_MAX)
          .toList();
    }
  }

  /// A preset's file.
  byte[] read(String name) throws IOException {
    Path file = file(name);
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new IOException(file + " is longer than " + BYTES_MAX + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file + " any more", e);
    }
  }

  boolean exists(String name) {
    return Files.exists(file(name));
  }

  /// Writes a preset, over the one of this name if there is one.
  void write(String name, byte[] content) throws IOException {
    if (!exists(name) && names().size() >= PRESETS_MAX) {
      throw new IOException("there are " + PRESETS_MAX + " already, and that is the most");
    }
    Files.createDirectories(folder);
    writer.write(file(name), content);
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /// Gives a preset another name, which no other has.
  void rename(String name, String next) throws IOException {
    Path from = file(name);
    Path to = file(next);
    try {
      // Another case of the same letters is the same file on some systems.
      if (Files.exists(to) && !Files.isSameFile(from, to)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      Files.move(from, to);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("there is one of this name already", e);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + from + " any more", e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }
}
