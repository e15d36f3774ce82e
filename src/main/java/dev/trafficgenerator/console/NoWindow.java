package dev.trafficgenerator.console;

import java.util.List;

/// This computer can't show the console. The message is one sentence that says what is missing and
/// how to get it; JavaFX's own errors name none of that.
public final class NoWindow extends Exception {
  private static final long serialVersionUID = 1;

  /// What a Debian without a desktop lacks.
  private static final List<String> PACKAGES =
      List.of(
          "libgtk-3-0",
          "libpango-1.0-0",
          "libpangoft2-1.0-0",
          "libfreetype6",
          "fontconfig",
          "fonts-dejavu-core");

  private NoWindow(String message, Throwable cause) {
    super(message, cause);
  }

  /// What the toolkit's failure to start comes from.
  static NoWindow toolkit(Throwable cause) {
    return String.valueOf(cause.getMessage()).contains("DISPLAY")
        ? new NoWindow(
            "The console needs a display, and there is none (DISPLAY is not set, or can't be"
                + " opened). Without one use --headless, run, demo or validate",
            cause)
        : libraries(cause);
  }

  /// Text can't be drawn.
  static NoWindow libraries(Throwable cause) {
    return new NoWindow(
        "The console can't start, as graphics libraries are missing (%s). On Debian and Ubuntu: apt-get install %s"
            .formatted(reason(cause), String.join(" ", PACKAGES)),
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
  }
}
