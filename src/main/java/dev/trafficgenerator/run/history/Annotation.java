package dev.trafficgenerator.run.history;

import java.time.Instant;

/// Something that befell a run at a moment: what a chart marks with a thin line.
///
/// @param second since the run began
/// @param text one sentence without secrets: `Simulated Users 50 → 250`
public record Annotation(Instant at, double second, Kind kind, String text) {

  /// What sort of thing it was.
  public enum Kind {
    STARTED,
    UPDATED,
    STOPPED,
    FAILED
  }
}
