package dev.trafficgenerator.http;

/// Why no answer came.
public enum Cause {
  /// The name has no address.
  DNS,
  /// No connection could be made.
  CONNECT,
  /// No TLS session could be agreed on.
  TLS,
  /// The time limit was over before the answer was.
  TIMEOUT,
  /// The connection ended before the answer did.
  RESET,
  /// What came was not HTTP.
  PROTOCOL,
  /// We gave it up: the run was stopped.
  ABORTED
}
