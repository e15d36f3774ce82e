package dev.trafficgenerator.console.log;

/// How much a line matters, the least first.
enum Level {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /// What is called otherwise counts as INFO, so that it is seen.
  static Level of(String name) {
    for (Level level : values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    return INFO;
  }

  /// Whether it matters at least as much as `other`.
  boolean isAtLeast(Level other) {
    return compareTo(other) >= 0;
  }
}
