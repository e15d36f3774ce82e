package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.FakeGenerator;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers that send what no HTTP client sends: each gets the JSON error object, and none silences
/// the others.
@Timeout(60)
class HostileInputTest {
  /// For callers who keep a server waiting.
  private static final ServerLimits IMPATIENT =
      new ServerLimits(
          2,
          4,
          Duration.ofSeconds(20),
          Duration.ofMillis(2500),
          Duration.ofMillis(1000),
          Duration.ofSeconds(2));

  private static final String LONG = "a".repeat(ServerLimits.HEADER_BYTES_MAX);

  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server = ControlServer.start(generator, () -> "", "127.0.0.1", 0);

  @AfterEach
  void close() {
    server.close();
  }

  private ControlServer impatient() {
    return ControlServer.start(generator, () -> "", "127.0.0.1", 0, IMPATIENT);
  }

  private static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("no request line", "\u0001\u0002\u0003 / HTTP/1.1\r\n\r\n", 400),
        Arguments.of("no version", "GET /api/health\r\n\r\n", 505),
        Arguments.of("unknown version", "GET /api/health HTTP/9.9\r\nHost: x\r\n\r\n", 505),
        Arguments.of("no host", "GET /api/health HTTP/1.1\r\n\r\n", 400),
        Arguments.of("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        Arguments.of("a bad host", "GET / HTTP/1.1\r\nHost: a:b:c\r\n\r\n", 400),
        Arguments.of("a header without a colon", "GET / HTTP/1.1\r\nHost: x\r\nnoise\r\n\r\n", 400),
        Arguments.of("NUL in a header", "GET / HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n", 400),
        Arguments.of("a folded header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
        Arguments.of("a space before the colon", "GET / HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n", 400),
        Arguments.of("a long path", "GET /" + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n", 414),
        Arguments.of("a long header", "GET / HTTP/1.1\r\nHost: x\r\nA: " + LONG + "\r\n\r\n", 431),
        Arguments.of("a bad escape", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Arguments.of("NUL in the path", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Arguments.of("dots", "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Arguments.of("dots, escaped", "GET /%2e%2e/etc HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        Arguments.of("a proxy's request", "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n", 404),
        Arguments.of("a trace", "TRACE /api/health HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        Arguments.of("a bad length", post("/api/start", "Content-Length: many\r\n"), 400),
        Arguments.of("a negative length", post("/api/start", "Content-Length: -1\r\n"), 400),
        Arguments.of(
            "two lengths", post("/api/start", "Content-Length: 1\r\nContent-Length: 2\r\n"), 400),
        Arguments.of(
            "a length and chunks",
            post("/api/start", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
            400),
        Arguments.of(
            "an unknown coding", post("/api/start", "Transfer-Encoding: chunked, x\r\n"), 400),
        Arguments.of(
            "a bad chunk", post("/api/start", "Transfer-Encoding: chunked\r\n") + "zz\r\n", 400),
        Arguments.of(
            "a huge chunk",
            post("/api/start", "Transfer-Encoding: chunked\r\n") + "FFFFFFFFFFFFFFFFFFFF\r\n",
            400),
        Arguments.of("an unknown expectation", post("/api/start", "Expect: money\r\n"), 417));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void whatIsMalformedIsRefusedInOurJson(String name, String sent, int status) throws IOException {
    RawCall answer = RawCall.of(server, sent);

    answer.assertError();
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(generator.runsStarted()).isZero();
  }

  @Test
  void http10IsAnswered() throws IOException {
    RawCall answer = RawCall.of(server, "GET /api/health HTTP/1.0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("healthy");
  }

  @Test
  void aBodyIsInvitedWhenItsSenderAsksFirst() throws IOException {
    try (Socket socket = RawCall.connect(server)) {
      RawCall.send(
          socket,
          post(
              "/api/start",
              "Expect: 100-continue\r\nContent-Length: " + Api.START.length() + "\r\n"));
      assertThat(RawCall.read(socket).status()).isEqualTo(100);

      RawCall.send(socket, Api.START);

      assertThat(RawCall.read(socket).status()).isEqualTo(200);
    }
  }

  @Test
  void aBodyThatIsTooLongIsNotInvited() throws IOException {
    int bytes = ServerLimits.BODY_BYTES_MAX + 1;
    RawCall answer =
        RawCall.of(
            server,
            post("/api/start", "Expect: 100-continue\r\nContent-Length: " + bytes + "\r\n"));

    assertThat(answer.status()).isEqualTo(413);
    answer.assertError();
  }

  @Test
  void aSenderWhoReadsOnlyWhenAllIsSentHearsThatItWasTooMuch() throws IOException {
    int bytes = 40 * 1024 * 1024;
    try (Socket socket = RawCall.connect(server)) {
      RawCall.send(socket, post("/api/start", "Content-Length: " + bytes + "\r\n"));
      RawCall.send(socket, " ".repeat(bytes));

      assertThat(RawCall.read(socket).status()).isEqualTo(413);
    }
  }

  @Test
  void aBodyThatIsCutOffStartsNothing() throws IOException {
    try (Socket socket = RawCall.connect(server)) {
      RawCall.send(socket, post("/api/start", "Content-Length: 5000\r\n") + Api.START);
      socket.shutdownOutput();

      RawCall.read(socket).assertError();
    }
    assertThat(generator.runsStarted()).isZero();
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() throws IOException {
    try (ControlServer impatient = impatient()) {
      RawCall answer =
          RawCall.of(impatient, post("/api/start", "Content-Length: 5000\r\n") + Api.START);

      answer.assertError();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(generator.runsStarted()).isZero();
    }
  }

  @Test
  void aBodyThatTricklesIsGivenUp() throws IOException {
    try (ControlServer impatient = impatient()) {
      try (Socket socket = RawCall.connect(impatient)) {
        RawCall.send(socket, post("/api/start", "Content-Length: 5000\r\n"));
        await().until(() -> trickle(socket));
        RawCall answer = RawCall.read(socket);

        assertThat(answer.status()).isEqualTo(408);
        answer.assertError();
      }
    }
  }

  /// One more byte, unless there is an answer; whether there is. Reads nothing of it, as it may
  /// come in parts.
  private static boolean trickle(Socket socket) throws IOException {
    if (socket.getInputStream().available() > 0) {
      return true;
    }
    RawCall.send(socket, " ");
    return false;
  }

  @Test
  void aHeadThatNeverEndsIsClosed() throws IOException {
    try (ControlServer impatient = impatient()) {
      try (Socket socket = RawCall.connect(impatient)) {
        RawCall.send(socket, "GET /api/health HTTP/1.1\r\nHost: x\r\nA: ");

        assertThat(socket.getInputStream().readAllBytes()).asString().doesNotContain("<", "at ");
      }
    }
  }

  @Test
  void callersWhoHoldTheirBodiesBackDoNotSilenceHealth() throws IOException {
    try (ControlServer impatient = impatient()) {
      var sockets = new ArrayList<Socket>();
      try {
        for (int caller = 0; caller < ServerLimits.SERVER_THREADS_MAX * 3; caller++) {
          Socket socket = RawCall.connect(impatient);
          sockets.add(socket);
          RawCall.send(socket, post("/api/start", "Content-Length: 5000\r\n") + "{");
        }

        RawCall health = RawCall.of(impatient, "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(health.status()).isEqualTo(200);
      } finally {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/no\\r\\nthing", "/api/%0d%0aX-Injected:1", "/api/%1b[31m"})
  void aStrangePathIsNotRepeatedAsItIs(String path) throws IOException {
    RawCall answer = RawCall.of(server, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

    answer.assertError();
    assertThat(answer.header("X-Injected")).isEmpty();
    assertThat(answer.assertError().path("detail").asText()).doesNotContain("\n", "\r", "\u001b");
  }

  @Test
  void requestsInOnePacketAreAnsweredInTheirOrder() throws IOException {
    try (Socket socket = RawCall.connect(server)) {
      RawCall.send(
          socket,
          "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\nGET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(RawCall.read(socket).status()).isEqualTo(200);
      assertThat(RawCall.read(socket).status()).isEqualTo(404);
    }
  }
}
