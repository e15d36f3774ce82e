package dev.trafficgenerator.console.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Reports as files: those that the browser is shown, and those that a person saves. Called in the
/// background.
final class ShownReports {
  /// Reports that stay where the browser was shown them; older ones are deleted.
  static final int REPORTS_MAX = 20;

  private final Path folder;

  /// @param folder made when there is a first report
  ShownReports(Path folder) {
    this.folder = folder;
  }

  /// Puts a page where a browser can read it.
  ///
  /// @param name of the file, without a folder
  Path put(String name, byte[] page) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    write(file, page);
    for (Path old : newestFirst().stream().skip(REPORTS_MAX).toList()) {
      Files.deleteIfExists(old);
    }
    return file;
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(ShownReports::written).reversed()).toList();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Gone meanwhile: as good as old.
      return FileTime.fromMillis(0);
    }
  }

  /// Writes a file whole or not at all.
  static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoSuchFileException(String.valueOf(folder), null, "there is no such folder");
    }
    Path part = folder.resolve("." + file.getFileName() + ".part");
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
