package dev.trafficgenerator.http;

import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/// Bounds what a hostile target can make us hold: how much may come off the wire before the lane
/// has got anything out of it. OkHttp has a limit for headers, but none for the line between two
/// chunks, nor for the header blocks of HTTP/2.
///
/// With HTTP/2 another thread reads for all lanes of a visitor; the count is then not exact, and
/// need not be.
final class ReadAllowance {

  /// Between two pieces of an HTTP/1.1 answer; four times OkHttp's limit for all headers.
  static final int BYTES_MAX = 1 << 20;

  /// With HTTP/2, where OkHttp lets 16 MiB of body wait.
  static final int MULTIPLEXED_BYTES_MAX = 24 << 20;

  private final @Nullable ReadAllowance shared;
  private long bytes;
  private long bytesMax = BYTES_MAX;

  /// Of a visitor: for the thread that reads for all its lanes.
  ReadAllowance() {
    shared = null;
  }

  /// Of a lane, which lets the visitor's read on, too.
  ReadAllowance(ReadAllowance shared) {
    this.shared = shared;
  }

  /// An exchange begins, or a connection.
  void renew(boolean multiplexed) {
    bytesMax = multiplexed ? MULTIPLEXED_BYTES_MAX : BYTES_MAX;
    if (shared != null) {
      shared.bytesMax = bytesMax;
    }
    renew();
  }

  /// The lane has got on.
  void renew() {
    bytes = 0;
    if (shared != null) {
      shared.bytes = 0;
    }
  }

  void count(int bytesRead) throws ProtocolException {
    bytes += bytesRead;
    if (bytes > bytesMax) {
      throw new ProtocolException("no end of a line, or of the headers");
    }
  }
}
