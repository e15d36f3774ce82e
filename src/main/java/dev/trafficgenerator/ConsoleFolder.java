package dev.trafficgenerator;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where the console keeps its files: as each system wants it.
final class ConsoleFolder {
  private static final String NAME = "traffic-generator";

  private ConsoleFolder() {}

  /// `TRAFFIC_GENERATOR_HOME` where it is set; else `%APPDATA%` on Windows, `~/Library/Application
  /// Support` on macOS, `$XDG_CONFIG_HOME` or `~/.config` elsewhere.
  static Path of(Map<String, String> environment, Properties system) {
    String own = environment.getOrDefault("TRAFFIC_GENERATOR_HOME", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(system.getProperty("user.home", "."));
    if (os.startsWith("windows")) {
      return given(environment, "APPDATA").orElse(home.resolve("AppData/Roaming")).resolve(NAME);
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library/Application Support").resolve(NAME);
    }
    return given(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve(NAME);
  }

  private static Optional<Path> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank()).map(Path::of);
  }
}
