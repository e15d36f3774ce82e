package dev.trafficgenerator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// How much is logged on a terminal, where the progress already tells most of it.
final class LogLevels {
  private static final String OURS = "dev.trafficgenerator";

  private LogLevels() {}

  /// @param debug the run logs each request, so that is shown
  /// @param live progress is drawn over: only what must be seen may come between
  static void forTerminal(boolean debug, boolean live) {
    Level level = debug ? Level.INFO : live ? Level.ERROR : Level.WARN;
    if (LoggerFactory.getLogger(OURS) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }
}
