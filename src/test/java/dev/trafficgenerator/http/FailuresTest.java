package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Exchange.Unanswered;
import dev.trafficgenerator.http.Progress.Step;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every outcome is an exchange, and its cause says what a person would.
class FailuresTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";

  private final Sending sending = new Sending();

  @AfterEach
  void close() {
    sending.close();
  }

  /// What the target writes before it closes, and what that is called.
  static Stream<Arguments> cutOffAnswers() {
    return Stream.of(
        Arguments.of("", Cause.RESET),
        Arguments.of("HTTP/1.1 2", Cause.RESET),
        Arguments.of(HEAD, Cause.RESET),
        Arguments.of(HEAD + "Content-Le", Cause.RESET),
        Arguments.of("HTTP/1.1 100 Continue\r\n\r\n", Cause.RESET),
        Arguments.of(HEAD + "Content-Length: 100\r\n\r\nonly this", Cause.RESET),
        Arguments.of(CHUNKED + "10\r\nonly this", Cause.RESET),
        Arguments.of(CHUNKED + "3\r\nabc", Cause.RESET),
        Arguments.of(CHUNKED + "3\r\nabc\r\n", Cause.RESET),
        Arguments.of(CHUNKED + "3\r\nabc\r\n0\r\n", Cause.RESET));
  }

  @ParameterizedTest
  @MethodSource("cutOffAnswers")
  void anAnswerThatEndsTooSoonIsAReset(String answer, Cause cause) throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.write(answer);
        })) {
      Unanswered unanswered = sending.failure(Sending.get(server.url("/")));

      assertThat(unanswered.cause()).isEqualTo(cause);
      assertThat(unanswered.bytesSent()).isEqualTo(server.heads().getFirst().length());
      assertThat(unanswered.endNanos()).isGreaterThan(unanswered.startNanos());
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  /// What the target writes, keeping the connection open.
  static Stream<String> nonsense() {
    return Stream.of(
        "garbage\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 -12 No\r\n\r\n",
        "HTTP/1.1 012 No\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        HEAD + "Content-Length: -5\r\n\r\n",
        CHUNKED + "xyz\r\n",
        CHUNKED + "3 abc\r\nabc\r\n",
        CHUNKED + "ffffffffffffffffffff\r\n",
        CHUNKED + "ffffffffffffffff\r\n",
        "\0\1\2\3\r\n\r\n",
        HEAD + "X: y\r\n".repeat(80_000) + "\r\n",
        HEAD + "X: " + "y".repeat(300_000) + "\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n".repeat(20_000) + RawServer.OK,
        CHUNKED + "3;" + "x".repeat(2 << 20));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsAProtocolFailure(String answer) throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.write(answer);
          peer.hold();
        })) {
      assertThat(sending.failure(Sending.get(server.url("/"))).cause()).isEqualTo(Cause.PROTOCOL);
    }
  }

  @Test
  void manyHeadersAreStillAnAnswer() throws Exception {
    String headers = "A: b\r\n".repeat(20_000);
    try (var server = RawServer.answering(HEAD + headers + "Content-Length: 2\r\n\r\nok")) {
      assertThat(Sending.body(sending.answer(Sending.get(server.url("/"))))).isEqualTo("ok");
    }
  }

  @Test
  void aBodyLongerThanItsLengthSpoilsOnlyWhatComesNext() throws Exception {
    try (var server = RawServer.answering(HEAD + "Content-Length: 2\r\n\r\nokmore")) {
      List<Exchange> exchanges =
          sending.send(
              Sending.get(server.url("/")),
              Sending.get(server.url("/")),
              Sending.get(server.url("/")));

      assertThat(Sending.body(Sending.answered(exchanges.get(0)))).isEqualTo("ok");
      assertThat(Sending.failed(exchanges.get(1)).cause()).isEqualTo(Cause.PROTOCOL);
      assertThat(Sending.body(Sending.answered(exchanges.get(2)))).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", HEAD + "Content-Length: 9\r\n\r\nhalf"})
  void aResetIsAReset(String before) throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.write(before);
          peer.reset();
        })) {
      assertThat(sending.failure(Sending.get(server.url("/"))).cause()).isEqualTo(Cause.RESET);
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aTargetThatClosesAtOnceIsAReset() throws Exception {
    try (var server = new RawServer(_ -> {})) {
      assertThat(sending.failure(Sending.get(server.url("/"))).cause()).isEqualTo(Cause.RESET);
    }
  }

  @Test
  void aRefusedConnectionIsAConnectFailureAndTheLaneGoesOn() throws Exception {
    // Takes the port and does not listen, so that nobody else can.
    var silent = new Socket();
    silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var address = silent.getLocalSocketAddress();
    String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
    var exchanges = new ArrayList<Exchange>();
    sending.use(lane -> {
      exchanges.add(lane.send(Sending.get(url), Sending.LONG_NANOS, Keep.NOTHING));
      assertThat(lane.isUsable()).isTrue();
      try (var server = new ServerSocket()) {
        server.setReuseAddress(true);
        silent.close();
        server.bind(address);
        Thread answering = Thread.startVirtualThread(() -> answerOnce(server));
        exchanges.add(lane.send(Sending.get(url), Sending.LONG_NANOS, Keep.NOTHING));
        answering.join();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });

    assertThat(Sending.failed(exchanges.get(0)).cause()).isEqualTo(Cause.CONNECT);
    assertThat(exchanges.get(0).bytesSent()).isZero();
    Sending.answered(exchanges.get(1));
  }

  private static void answerOnce(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(Sending.bytes(RawServer.OK));
      socket.getInputStream().read();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theLaneGoesOnAfterFailures() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          switch (peer.number()) {
            case 1 -> peer.reset();
            case 2 -> peer.write("garbage\r\n\r\n");
            case 3 -> peer.write(HEAD + "Content-Length: 9\r\n\r\nhalf");
            case 4 -> peer.write(CHUNKED + "oops\r\n");
            default -> peer.write(RawServer.OK);
          }
        })) {
      var get = Sending.get(server.url("/"));

      List<Exchange> exchanges = sending.send(get, get, get, get, get);

      assertThat(exchanges.subList(0, 4)).allSatisfy(Sending::failed);
      Sending.answered(exchanges.get(4));
    }
  }

  @Test
  void anUnknownNameIsADnsFailure() {
    Unanswered unanswered = sending.failure(Sending.get("http://no-such-name.invalid/"));

    assertThat(unanswered.cause()).isEqualTo(Cause.DNS);
    assertThat(unanswered.bytesSent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-name.invalid", "192.0.2.1", "[2001:db8::1]"})
  void aNameIsNotLookedUpWithAnOverride(String host) throws Exception {
    try (var server = RawServer.answering(RawServer.OK);
        var overridden = Sending.to(InetAddress.getLoopbackAddress())) {
      overridden.answer(Sending.get("http://" + host + ":" + server.port() + "/"));

      assertThat(server.heads().getFirst()).contains("Host: " + host + ":" + server.port());
    }
  }

  @Test
  @EnabledIf("dev.trafficgenerator.run.Ipv6Loopback#isHere")
  void anOverrideMayBeIpv6() throws Exception {
    InetAddress loopback = InetAddress.getByName("::1");
    try (var server =
            new RawServer(
                loopback,
                peer -> {
                  peer.readHead();
                  peer.write(RawServer.OK);
                });
        var overridden = Sending.to(loopback)) {
      overridden.answer(Sending.get("http://shop.example.test:" + server.port() + "/"));

      assertThat(server.heads().getFirst())
          .contains("Host: shop.example.test:" + server.port() + "\r\n");
    }
  }

  @Test
  void anUploadThatIsRefusedMidwayIsAReset() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.reset();
        })) {
      var upload =
          new OutgoingRequest("POST", server.url("/"), HeaderList.EMPTY, new byte[32 << 20]);

      assertThat(sending.failure(upload).cause()).isEqualTo(Cause.RESET);
    }
  }

  @Test
  void theAnswerToAnUploadThatIsCutShortIsTaken() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.write("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
          peer.awaitEnd();
        })) {
      var upload =
          new OutgoingRequest("POST", server.url("/"), HeaderList.EMPTY, new byte[1 << 20]);

      assertThat(sending.answer(upload).status()).isEqualTo(413);
    }
  }

  @Test
  void aConnectThatTakesTooLongIsAConnectFailureOrLate() throws Exception {
    // A backlog of one that is full: further connections are not answered.
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var fillers = new ArrayList<Socket>();
      for (int i = 0; i < 8; i++) {
        var filler = new Socket();
        fillers.add(filler);
        Thread.startVirtualThread(() -> connectQuietly(filler, server.getLocalSocketAddress()));
      }
      long limitNanos = TimeUnit.MILLISECONDS.toNanos(300);
      var exchanges = new ArrayList<Exchange>();
      sending.use(lane -> {
        String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
        exchanges.add(lane.send(Sending.get(url), limitNanos, Keep.NOTHING));
        assertThat(lane.isUsable()).isFalse();
      });

      assertThat(Sending.failed(exchanges.getFirst()).cause()).isEqualTo(Cause.TIMEOUT);
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  private static void connectQuietly(Socket socket, SocketAddress address) {
    try {
      socket.connect(address, 5000);
    } catch (IOException _) {
      // Only to fill the backlog.
    }
  }

  static Stream<Arguments> exceptions() {
    return Stream.of(
        Arguments.of(new UnknownHostException(), Step.START, Cause.DNS),
        Arguments.of(new SocketTimeoutException(), Step.CONNECTING, Cause.CONNECT),
        Arguments.of(new NoRouteToHostException(), Step.CONNECTING, Cause.CONNECT),
        Arguments.of(new IOException(), Step.START, Cause.CONNECT),
        Arguments.of(new SocketException(), Step.SECURING, Cause.TLS),
        Arguments.of(new SSLPeerUnverifiedException(""), Step.SECURING, Cause.TLS),
        Arguments.of(new IOException(), Step.CONNECTED, Cause.RESET),
        Arguments.of(new SSLHandshakeException("certificate_required"), Step.EXCHANGING, Cause.TLS),
        Arguments.of(new SSLException("bad record"), Step.EXCHANGING, Cause.RESET),
        Arguments.of(new ProtocolException(), Step.EXCHANGING, Cause.PROTOCOL),
        Arguments.of(new SocketException("Broken pipe"), Step.EXCHANGING, Cause.RESET),
        Arguments.of(
            new StreamResetException(ErrorCode.PROTOCOL_ERROR), Step.EXCHANGING, Cause.PROTOCOL),
        Arguments.of(
            new StreamResetException(ErrorCode.INTERNAL_ERROR), Step.EXCHANGING, Cause.RESET));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void anExceptionMeansWhatItDoesAtItsStep(IOException e, Step step, Cause cause) {
    assertThat(Failures.causeOf(e, step)).isEqualTo(cause);
  }

  static Stream<Arguments> closings() {
    return Stream.of(
        Arguments.of(new ConnectionShutdownException(), true),
        Arguments.of(new StreamResetException(ErrorCode.REFUSED_STREAM), true),
        Arguments.of(new StreamResetException(ErrorCode.CANCEL), false),
        Arguments.of(new SocketException("Connection reset"), true),
        Arguments.of(new SSLException("closed"), true),
        Arguments.of(new SSLHandshakeException("certificate_required"), false),
        Arguments.of(new ProtocolException("garbage"), false),
        Arguments.of(new EOFException(), false),
        Arguments.of(new IOException("x", new EOFException("\\n not found: limit=3 ")), false),
        Arguments.of(new IOException("x", new EOFException("\\n not found: limit=0 ")), true));
  }

  @ParameterizedTest
  @MethodSource("closings")
  void onlyAConnectionThatEndedBeforeAnyAnswerIsWorthAnotherAttempt(IOException e, boolean worth) {
    assertThat(Failures.isClosedBeforeAnswer(e)).isEqualTo(worth);
  }
}
