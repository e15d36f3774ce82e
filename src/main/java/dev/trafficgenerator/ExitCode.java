package dev.trafficgenerator;

/// What the process says when it ends.
final class ExitCode {
  /// Done; for `run` and `demo`: requests were sent and answered.
  static final int OK = 0;

  /// The run ended with an error, or not one request was answered.
  static final int FAILED = 1;

  /// The command line or an input file is wrong; nothing was sent.
  static final int USAGE = 2;

  private ExitCode() {}
}
