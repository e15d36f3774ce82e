package dev.trafficgenerator.run;

/// What becomes of requests in flight when a run is stopped.
public enum StopMode {
  /// They may finish for up to 2 seconds, then they are aborted.
  GRACEFUL,
  /// They are aborted at once.
  FORCE
}
