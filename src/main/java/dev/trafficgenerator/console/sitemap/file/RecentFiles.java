package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.console.desk.Preferences;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The files that were opened or saved last, the latest first.
public final class RecentFiles {
  static final int MOST = 10;
  private static final String PREFERENCE = "recent-sitemaps";

  private final Preferences preferences;

  RecentFiles(Preferences preferences) {
    this.preferences = preferences;
  }

  public List<Path> list() {
    return preferences.list(PREFERENCE).stream().flatMap(RecentFiles::path).limit(MOST).toList();
  }

  private static Stream<Path> path(String line) {
    try {
      return Stream.of(Path.of(line));
    } catch (InvalidPathException _) {
      return Stream.empty();
    }
  }

  void opened(Path file) {
    var files = new ArrayList<>(list());
    files.remove(file.toAbsolutePath());
    files.addFirst(file.toAbsolutePath());
    keep(files);
  }

  void forget(Path file) {
    var files = new ArrayList<>(list());
    files.remove(file.toAbsolutePath());
    keep(files);
  }

  private void keep(List<Path> files) {
    preferences.put(PREFERENCE, files.stream().limit(MOST).map(Path::toString).toList());
  }
}
