package dev.trafficgenerator.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What the console needs, and nothing else does.
final class Display {
  private static final String SUBJECT = "Console";
  private static final int DEPTH_MAX = 2;

  /// Where the loader looks, on the distributions there are.
  private static final List<String> LIBRARY_FOLDERS =
      List.of("usr/lib", "usr/lib64", "lib", "lib64", "usr/local/lib");

  /// What JavaFX loads, and the Debian package that has it.
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "libgtk-3.so.0", "libgtk-3-0",
          "libpango-1.0.so.0", "libpango-1.0-0",
          "libpangoft2-1.0.so.0", "libpangoft2-1.0-0",
          "libfreetype.so.6", "libfreetype6",
          "libfontconfig.so.1", "fontconfig");

  private Display() {}

  /// @param root of the file system
  static Finding here(Map<String, String> environment, Path root) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return system.contains("linux")
        ? linux(environment, root)
        : Finding.ok(SUBJECT, "this system brings what it needs");
  }

  static Finding linux(Map<String, String> environment, Path root) {
    List<String> packages = missing(root);
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isBlank()) {
      return Finding.note(
          SUBJECT,
          "no display (DISPLAY is not set)",
          "the console can't open here; --headless, run, demo and validate need none");
    }
    return packages.isEmpty()
        ? Finding.ok(SUBJECT, "display " + display + ", and its libraries are there")
        : Finding.note(
            SUBJECT,
            "display " + display + ", but libraries are missing",
            "apt-get install " + String.join(" ", packages) + " (Debian's names)");
  }

  private static List<String> missing(Path root) {
    List<String> packages = new ArrayList<>();
    LIBRARIES.forEach((library, name) -> {
      if (LIBRARY_FOLDERS.stream().noneMatch(folder -> has(root.resolve(folder), library))) {
        packages.add(name);
      }
    });
    packages.sort(null);
    return packages;
  }

  /// Beside the system's libraries, or in the folder of one architecture.
  private static boolean has(Path folder, String library) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files =
        Files.find(
            folder, DEPTH_MAX, (file, _) -> file.endsWith(library), FileVisitOption.FOLLOW_LINKS)) {
      return files.findAny().isPresent();
    } catch (IOException | UncheckedIOException _) {
      return false;
    }
  }
}
