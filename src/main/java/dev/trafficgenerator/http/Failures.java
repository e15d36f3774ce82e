package dev.trafficgenerator.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/// What an exception of OkHttp means.
final class Failures {

  /// OkHttp's words for a body that ends too soon, which it calls a protocol error.
  private static final String ENDED = "unexpected end of stream";

  /// Okio's words for a line of which nothing at all came.
  private static final String NOTHING_CAME = "\\n not found: limit=0 ";

  private static final Set<ErrorCode> NOT_HTTP2 =
      Set.of(
          ErrorCode.PROTOCOL_ERROR,
          ErrorCode.FRAME_SIZE_ERROR,
          ErrorCode.COMPRESSION_ERROR,
          ErrorCode.FLOW_CONTROL_ERROR,
          ErrorCode.STREAM_CLOSED);

  private Failures() {}

  static Cause causeOf(IOException e, Progress.Step step) {
    if (e instanceof UnknownHostException) {
      return Cause.DNS;
    }
    return switch (step) {
      case START, CONNECTING -> Cause.CONNECT;
      case SECURING -> Cause.TLS;
      case CONNECTED, EXCHANGING -> causeOfConnected(e);
    };
  }

  private static Cause causeOfConnected(IOException e) {
    return switch (e) {
      // TLS 1.3 tells of a certificate that it misses only when the answer is due.
      case SSLException tls when TlsAlerts.isOfHandshake(tls) -> Cause.TLS;
      case ProtocolException protocol -> isEnd(protocol) ? Cause.RESET : Cause.PROTOCOL;
      case StreamResetException reset ->
          NOT_HTTP2.contains(reset.errorCode) ? Cause.PROTOCOL : Cause.RESET;
      default -> Cause.RESET;
    };
  }

  private static boolean isEnd(IOException e) {
    return ENDED.equals(e.getMessage());
  }

  /// Whether a line was looked for in vain: the connection ended, or the line has no end.
  static boolean isLineWithoutEnd(IOException e) {
    return endOfFile(e) != null;
  }

  /// Whether the target has closed the connection before it saw the request, as far as can be told:
  /// not one byte came back.
  static boolean isClosedBeforeAnswer(IOException e) {
    return switch (e) {
      case ConnectionShutdownException _ -> true;
      case StreamResetException reset -> reset.errorCode == ErrorCode.REFUSED_STREAM;
      case SocketException _ -> true;
      case SSLException tls -> !TlsAlerts.isOfHandshake(tls);
      default -> {
        EOFException end = endOfFile(e);
        yield end != null && String.valueOf(end.getMessage()).startsWith(NOTHING_CAME);
      }
    };
  }

  private static @Nullable EOFException endOfFile(IOException e) {
    if (e instanceof EOFException end) {
      return end;
    }
    return e.getCause() instanceof EOFException end ? end : null;
  }
}
