package dev.trafficgenerator.console.runs;

import java.util.function.Consumer;

/// The runs screen.
public final class RunsController {
  private final Consumer<String> browse;

  /// @param browse shows a URL in the system's browser
  public RunsController(Consumer<String> browse) {
    this.browse = browse;
  }

  Consumer<String> browse() {
    return browse;
  }
}
