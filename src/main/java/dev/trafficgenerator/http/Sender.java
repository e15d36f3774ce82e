package dev.trafficgenerator.http;

/// Sends requests. One for a run's connection settings; safe for any number of threads.
public interface Sender extends AutoCloseable {

  /// Connections and cookies for one visitor, shared with nobody. Nothing is opened yet.
  Connections newConnections();

  /// Aborts every exchange in flight and lets none begin: sends end as
  /// [Unanswered][Exchange.Unanswered] with [Cause#ABORTED].
  void abortAll();

  /// Aborts what is in flight and frees all threads and sockets.
  @Override
  void close();
}
