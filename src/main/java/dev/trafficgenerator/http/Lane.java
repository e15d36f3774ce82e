package dev.trafficgenerator.http;

/// Sends one request after the other over a visitor's connections. For one thread, inside
/// [Connections#use].
public interface Lane {

  /// Sends `request` and waits until the answer has been read to its end, or `timeoutNanos` are
  /// over, or the sender aborts. Redirects are answers like any other; they are not followed.
  Exchange send(OutgoingRequest request, long timeoutNanos, Keep keep);

  /// Whether another request can be sent: false once an exchange had to be cut off, as the lane's
  /// call is over then.
  boolean isUsable();
}
