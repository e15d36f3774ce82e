package dev.trafficgenerator.run.figures;

/// Sessions since the start of a run.
///
/// @param heldBack how often a session did not start because memory was short
public record SessionCounts(long started, long heldBack) {

  /// None yet.
  public static final SessionCounts NONE = new SessionCounts(0, 0);
}
