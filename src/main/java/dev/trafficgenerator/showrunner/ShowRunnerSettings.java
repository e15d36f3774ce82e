package dev.trafficgenerator.showrunner;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// What the environment says about a show runner of the newer generation.
///
/// @param file the start body to run, which need not be there
/// @param metricsPort where figures and health are told; empty = nowhere
/// @param isAskedFor whether anything of it was set, and not left at its default
public record ShowRunnerSettings(Path file, OptionalInt metricsPort, boolean isAskedFor) {
  public static final String CONFIG_PATH = "SHOWRUNNER_CONFIG_PATH";
  public static final String METRICS_PORT = "SHOWRUNNER_METRICS_PORT";

  private static final String DEFAULT_PATH = "/config/app.json";
  private static final int DEFAULT_PORT = 9090;
  private static final int PORT_MAX = 65_535;
  private static final String NOWHERE = "off";

  /// Reads the two variables; one that is blank counts as not set.
  ///
  /// @param warn is told of a port that is none; the default counts then
  public static ShowRunnerSettings of(Map<String, String> environment, Consumer<String> warn) {
    String path = environment.getOrDefault(CONFIG_PATH, "").strip();
    String port = environment.getOrDefault(METRICS_PORT, "").strip();
    return new ShowRunnerSettings(
        Path.of(path.isEmpty() ? DEFAULT_PATH : path),
        port(port, warn),
        !path.isEmpty() || !port.isEmpty());
  }

  private static OptionalInt port(String text, Consumer<String> warn) {
    if (text.isEmpty()) {
      return OptionalInt.of(DEFAULT_PORT);
    }
    if (text.toLowerCase(Locale.ROOT).equals(NOWHERE)) {
      return OptionalInt.empty();
    }
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= PORT_MAX) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    warn.accept(
        "%s must be a port from 0 to %d, or %s, was '%s': using %d"
            .formatted(METRICS_PORT, PORT_MAX, NOWHERE, text, DEFAULT_PORT));
    return OptionalInt.of(DEFAULT_PORT);
  }
}
