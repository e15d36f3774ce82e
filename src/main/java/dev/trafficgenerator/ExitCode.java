package dev.trafficgenerator;

/// What the process says when it ends.
final class ExitCode {
  /// Done; for `run` and `demo`: requests were sent and answered.
  static final int OK = 0;

  /// The run ended with an error, or not one request was answered.
  static final int FAILED = 1;

  /// The command line or an input file is wrong; nothing was sent.
  static final int USAGE = 2;

  /// Requests were sent and answered, but at the end a threshold had failed.
  static final int THRESHOLDS_FAILED = 3;

  /// What `run` and `demo` end with, for their help.
  static final String OF_A_RUN =
      "Exit codes: 0 done; 1 the run failed, or no request was answered; 2 wrong arguments or input;"
          + " 3 a threshold failed.";

  private ExitCode() {}
}
