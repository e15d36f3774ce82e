package dev.trafficgenerator.http;

/// Sends one request after the other over a visitor's connections. For one thread, inside
/// [Connections#use].
public interface Lane {

  /// Sends `request` and waits until the answer has been read to its end, or `timeoutNanos` are
  /// over (give or take 25 ms), or the sender aborts. Redirects are answers like any other; they
  /// are not followed. An interrupt ends it as [Cause#ABORTED]; the thread stays interrupted.
  ///
  /// One request is one exchange, and reaches the target once. The one exception is a kept
  /// connection which the target closes while the request is on its way: then a request that does
  /// no harm twice (all methods but POST and PATCH) is sent again on a fresh connection, once, if
  /// not a byte came back. Its bytes count twice. Before a POST or PATCH after a pause the
  /// connection is looked at instead.
  ///
  /// @throws IllegalArgumentException if the URL, the method or a header cannot be sent
  /// @throws IllegalStateException if the lane is spent
  Exchange send(OutgoingRequest request, long timeoutNanos, Keep keep);

  /// Whether another request can be sent: false once an exchange had to be cut off, as the lane's
  /// call is over then.
  boolean isUsable();

  /// Whether the last answer came over a connection that carries any number of exchanges at once
  /// (HTTP/2).
  boolean isMultiplexed();
}
