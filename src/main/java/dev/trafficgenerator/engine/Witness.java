package dev.trafficgenerator.engine;

/// Watches a run request by request, for a person; a run for load has none. Safe for any thread,
/// and quick.
public interface Witness {
  /// A request is over, one way or the other.
  void saw(Sighting sighting);

  /// A session is over.
  void sessionEnded();
}
