package dev.trafficgenerator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Connection;
import okhttp3.Interceptor.Chain;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/// What happens on a connection: the real request goes out, the answer is read to its end, its
/// cookies are kept. OkHttp's steps further in never see either; they get [#NOTHING], which spares
/// them the copying, and keeps them from doing something about a status (OkHttp repeats a 503 with
/// `Retry-After: 0`, and takes a 407 for an error).
final class WireExchange {

  static final Response NOTHING =
      new Response.Builder()
          .request(new Request.Builder().url("http://lane.invalid/").build())
          .protocol(okhttp3.Protocol.HTTP_1_1)
          .code(200)
          .message("")
          .body(ResponseBody.EMPTY)
          .build();

  private static final int STATUS_MIN = 100;
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int NO_CONTENT = 204;
  private static final int RESET_CONTENT = 205;
  private static final int NOT_MODIFIED = 304;
  private static final byte[] NO_BYTES = {};

  private final OkHttpLane lane;
  private final VisitorConnections visitor;
  private final Progress progress;
  private final AnswerBody body;
  private @Nullable PreparedRequest sending;
  private Keep keep = Keep.NOTHING;
  private Exchange.@Nullable Answered answered;

  private boolean multiplexed;

  WireExchange(OkHttpLane lane, Progress progress) {
    this.lane = lane;
    this.visitor = lane.visitor();
    this.progress = progress;
    this.body = new AnswerBody(lane.allowance(), progress);
  }

  void begin(PreparedRequest request, Keep asked) {
    sending = request;
    keep = asked;
    answered = null;
  }

  /// Null until the whole answer is there.
  Exchange.@Nullable Answered answered() {
    return answered;
  }

  boolean isMultiplexed() {
    return multiplexed;
  }

  /// Whether the connection, and with it the call, is of no use for HTTP any more.
  boolean hasSwitchedProtocols() {
    return answered != null && answered.status() == SWITCHING_PROTOCOLS;
  }

  /// Sends the request and reads the answer.
  ///
  /// @throws IOException if there is none, or if there is one and the connection is unfit for more
  void exchange(Chain connected) throws IOException {
    PreparedRequest request = Objects.requireNonNull(sending);
    Connection connection = Objects.requireNonNull(connected.connection());
    multiplexed = Peer.isMultiplexed(connection);
    if (visitor.sender().isOnlyHttp2() && !multiplexed) {
      throw new SSLHandshakeException("the target did not choose HTTP/2");
    }
    progress.exchanging();
    lane.allowance().renew(multiplexed);
    Response response = null;
    try {
      response = responseTo(request, connected, multiplexed);
      read(response, request, connection);
      if (!lane.isBeside()) {
        visitor.used(connection, System.nanoTime());
      }
    } catch (IOException e) {
      throw multiplexed ? e : explained(e, connection);
    } finally {
      if (answered == null && !multiplexed) {
        // Or closing the answer would wait for more of it.
        Peer.closeQuietly(connection.socket());
      }
      closeQuietly(response);
    }
  }

  private static void closeQuietly(@Nullable Response response) {
    try {
      if (response != null) {
        response.close();
      }
    } catch (RuntimeException _) {
      // OkHttp stumbles once more over what it has stumbled over before.
    }
  }

  private Response responseTo(PreparedRequest request, Chain connected, boolean isHttp2)
      throws IOException {
    PreparedRequest.Wire wire = request.wire(visitor.cookies().headerFor(request.url()), isHttp2);
    progress.sent(wire.headBytes());
    try {
      progress.sendingOver(connected);
      return connected.proceed(wire.request());
    } catch (ProtocolException e) {
      Response headers = progress.headers();
      if (headers != null && (headers.code() == NO_CONTENT || headers.code() == RESET_CONTENT)) {
        // A body that must not be there is no reason to have no answer; the connection goes.
        answer(headers, keepBytesMax(headers) > 0 ? NO_BYTES : null);
      }
      throw e;
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    } catch (RuntimeException e) {
      throw nonsense(e);
    }
  }

  private void read(Response response, PreparedRequest request, Connection connection)
      throws IOException {
    if (response.code() < STATUS_MIN) {
      throw new ProtocolException("not a status");
    }
    int bytesMax = keepBytesMax(response);
    byte[] kept;
    try {
      visitor.cookies().save(request.url(), response.headers());
      kept = bodyOf(response, bytesMax, connection);
    } catch (RuntimeException e) {
      throw nonsense(e);
    }
    answer(response, kept);
    if (response.code() == SWITCHING_PROTOCOLS) {
      end(response, connection);
    }
  }

  private int keepBytesMax(Response response) {
    // Spares looking for the header in most answers.
    return keep.equals(Keep.NOTHING)
        ? 0
        : keep.bytesMax(response.code(), response.header("Content-Type"));
  }

  private byte @Nullable [] bodyOf(Response response, int bytesMax, Connection connection)
      throws IOException {
    if (!hasBody(response, connection)) {
      return bytesMax > 0 ? NO_BYTES : null;
    }
    if (bytesMax <= 0) {
      body.drop(response.body().source());
      return null;
    }
    return body.keep(bytesMax, response.headers("Content-Encoding"), response.body().source());
  }

  /// A 304 may well name the length of a body that it does not have, and OkHttp waits for it.
  private static boolean hasBody(Response response, Connection connection) {
    return switch (response.code()) {
      case SWITCHING_PROTOCOLS -> false;
      case NO_CONTENT, NOT_MODIFIED -> {
        if (response.body().contentLength() != 0 && !Peer.isMultiplexed(connection)) {
          Peer.closeQuietly(connection.socket());
        }
        yield false;
      }
      default -> true;
    };
  }

  private void answer(Response response, byte @Nullable [] kept) {
    answered =
        new Exchange.Answered(
            response.code(),
            new ReceivedHeaders(response.headers()),
            kept,
            progress.startNanos(),
            System.nanoTime(),
            progress.bytesSent(),
            progress.bytesReceived());
  }

  /// What follows is not HTTP any more.
  private static void end(Response response, Connection connection) throws IOException {
    Peer.closeQuietly(connection.socket());
    Socket upgraded = response.socket();
    if (upgraded != null) {
      upgraded.getSink().close();
      upgraded.getSource().close();
    }
  }

  /// OkHttp says the same whether the connection ended in the middle of a line or the line is
  /// longer than it reads.
  private static IOException explained(IOException e, Connection connection) {
    return Failures.isLineWithoutEnd(e) && Peer.look(connection.socket()) != Peer.State.GONE
        ? new ProtocolException("no end of a line, or of the headers")
        : e;
  }

  /// A number that is none, a length below zero: OkHttp checks only its own callers.
  private static ProtocolException nonsense(RuntimeException e) {
    var nonsense = new ProtocolException("the answer makes no sense");
    nonsense.initCause(e);
    return nonsense;
  }
}
