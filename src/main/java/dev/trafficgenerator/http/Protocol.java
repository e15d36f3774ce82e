package dev.trafficgenerator.http;

/// Which HTTP is spoken.
public enum Protocol {
  /// Over TLS HTTP/2 and HTTP/1.1 are offered and the server chooses; in the clear HTTP/1.1.
  NEGOTIATED,
  HTTP_1_1,
  /// Over TLS only HTTP/2 is offered; in the clear with prior knowledge.
  HTTP_2
}
