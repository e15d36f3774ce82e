package dev.trafficgenerator;

import dev.trafficgenerator.run.RunSettings;
import java.util.Optional;

/// What options that several commands have may be. What is wrong with one is told in a sentence.
final class OptionLimits {
  private static final int PORT_MAX = 65_535;

  private OptionLimits() {}

  /// Of `--port`.
  static Optional<String> wrongPort(int port) {
    return within("--port", port, 0, PORT_MAX);
  }

  /// Of `--users`.
  static Optional<String> wrongUsers(int users) {
    return within("--users", users, 1, RunSettings.SIMULATED_USERS_MAX);
  }

  private static Optional<String> within(String option, int value, int least, int most) {
    return value < least || value > most
        ? Optional.of("%s must be from %d to %d, was %d".formatted(option, least, most, value))
        : Optional.empty();
  }
}
