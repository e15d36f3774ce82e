package dev.trafficgenerator.http;

/// Which HTTP is spoken.
public enum Protocol {
  /// Over TLS HTTP/2 and HTTP/1.1 are offered and the server chooses; in the clear HTTP/1.1.
  NEGOTIATED,
  HTTP_1_1,
  /// In the clear with prior knowledge. Over TLS both are offered, as browsers do, and a server
  /// that does not choose HTTP/2 is a [Cause#TLS] failure.
  HTTP_2
}
