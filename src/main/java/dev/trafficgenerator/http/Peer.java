package dev.trafficgenerator.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;

/// The other end of a connection.
final class Peer {

  /// What can be told without waiting.
  enum State {
    /// The connection stands and nothing has come.
    SILENT,
    /// Bytes have come, one of which is lost by looking.
    TALKING,
    /// The connection has ended.
    GONE
  }

  private Peer() {}

  /// Looks whether anything has come. Takes a millisecond if nothing has.
  static State look(Socket socket) {
    try {
      int before = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        return socket.getInputStream().read() < 0 ? State.GONE : State.TALKING;
      } finally {
        socket.setSoTimeout(before);
      }
    } catch (SocketTimeoutException _) {
      return State.SILENT;
    } catch (IOException _) {
      return State.GONE;
    }
  }

  /// Whether the connection is HTTP/2, which has a reader of its own.
  static boolean isMultiplexed(Connection connection) {
    return switch (connection.protocol()) {
      case HTTP_2, H2_PRIOR_KNOWLEDGE, HTTP_3 -> true;
      case HTTP_1_0, HTTP_1_1, SPDY_3, QUIC -> false;
    };
  }

  static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }
}
