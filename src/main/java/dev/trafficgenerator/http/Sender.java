package dev.trafficgenerator.http;

/// Sends requests. One for a run's connection settings; safe for any number of threads.
public interface Sender extends AutoCloseable {

  /// Connections and cookies for one visitor, shared with nobody. Nothing is opened yet.
  default Connections newConnections() {
    return newConnections(new VisitorCookies(), CipherSuites.USUAL);
  }

  /// Connections for a visitor who may have been here before. When they are closed, the session is
  /// over, and of the cookies those stay that are persistent.
  ///
  /// @param cookies in use by no other connections
  /// @param ciphers what is offered over TLS, where the library that speaks it lets one choose
  Connections newConnections(VisitorCookies cookies, CipherSuites ciphers);

  /// Aborts every exchange in flight and lets none begin: sends end as
  /// [Unanswered][Exchange.Unanswered] with [Cause#ABORTED].
  void abortAll();

  /// Aborts what is in flight and frees all threads and sockets.
  @Override
  void close();
}
