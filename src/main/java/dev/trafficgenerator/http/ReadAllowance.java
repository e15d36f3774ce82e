package dev.trafficgenerator.http;

import java.net.ProtocolException;

/// Bounds what a hostile target can make us hold: how much may come off the wire before the lane
/// has got anything out of it. OkHttp has a limit for headers, but none for the line between two
/// chunks, nor for the header blocks of HTTP/2.
///
/// With HTTP/2 another thread reads; the count is then not exact, and need not be.
final class ReadAllowance {

  /// Between two pieces of an HTTP/1.1 answer; four times OkHttp's limit for all headers.
  static final int BYTES_MAX = 1 << 20;

  /// With HTTP/2, where OkHttp lets 16 MiB of body wait.
  static final int MULTIPLEXED_BYTES_MAX = 24 << 20;

  private long bytes;
  private long bytesMax = BYTES_MAX;

  /// An exchange begins, or a connection.
  void renew(boolean multiplexed) {
    bytesMax = multiplexed ? MULTIPLEXED_BYTES_MAX : BYTES_MAX;
    renew();
  }

  /// The lane has got on.
  void renew() {
    bytes = 0;
  }

  void count(int bytesRead) throws ProtocolException {
    bytes += bytesRead;
    if (bytes > bytesMax) {
      throw new ProtocolException("no end of a line, or of the headers");
    }
  }
}
