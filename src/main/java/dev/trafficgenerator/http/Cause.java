package dev.trafficgenerator.http;

/// Why no answer came.
public enum Cause {
  /// The name has no address.
  DNS("the name has no address"),
  /// No connection could be made.
  CONNECT("no connection could be made"),
  /// No TLS session could be agreed on.
  TLS("no TLS session could be agreed on"),
  /// The time limit was over before the answer was.
  TIMEOUT("the time limit was over before the answer was"),
  /// The connection ended before the answer did.
  RESET("the connection ended before the answer did"),
  /// What came was not HTTP.
  PROTOCOL("what came was not HTTP"),
  /// We gave it up: the run was stopped.
  ABORTED("the run was stopped");

  private final String meaning;

  Cause(String meaning) {
    this.meaning = meaning;
  }

  /// In words, for a person.
  public String meaning() {
    return meaning;
  }
}
