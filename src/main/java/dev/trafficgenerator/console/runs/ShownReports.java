package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.desk.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The reports that the browser is shown, as files. Called in the background.
final class ShownReports {
  /// Reports that stay where the browser was shown them; older ones are deleted.
  static final int REPORTS_MAX = 20;

  private final Path folder;
  private final Outside.FileWriter writer;

  /// @param folder made when there is a first report
  ShownReports(Path folder, Outside.FileWriter writer) {
    this.folder = folder;
    this.writer = writer;
  }

  /// Puts a page where a browser can read it.
  ///
  /// @param name of the file, without a folder
  Path put(String name, byte[] page) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(folder);
    writer.write(file, page);
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
}
