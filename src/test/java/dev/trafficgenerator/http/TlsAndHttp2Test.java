package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.http.Exchange.Answered;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"CONSCRYPT", "JDK"})
class TlsAndHttp2Test {
  private static final String NAME = "shop.example.test";

  @Parameter TlsLibrary library;

  private final HeldCertificate root =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private final MockWebServer server = new MockWebServer();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    for (int i = 0; i < 20; i++) {
      server.enqueue(new MockResponse.Builder().code(200).body("ok").build());
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : toClose) {
      closeable.close();
    }
    server.close();
  }

  private void serveTls(String name, okhttp3.Protocol... protocols) throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).signedBy(root).build();
    var certificates = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    server.useHttps(certificates.sslSocketFactory());
    if (protocols.length > 0) {
      server.setProtocols(List.of(protocols));
    }
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  private Sending sending(Protocol protocol, boolean verify, X509TrustManager anchors) {
    var settings =
        new ConnectionSettings(
            Optional.of(InetAddress.getLoopbackAddress()), verify, protocol, library);
    var sending = new Sending(new OkHttpSender(settings, anchors));
    toClose.add(sending);
    return sending;
  }

  private Sending sending(Protocol protocol) {
    return sending(protocol, false, null);
  }

  private X509TrustManager rootAnchors() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(root.certificate())
        .build()
        .trustManager();
  }

  private String url(String scheme) {
    return scheme + "://" + NAME + ":" + server.getPort() + "/";
  }

  @Test
  void anyCertificateWillDoUnlessAskedOtherwise() throws Exception {
    serveTls("other.example.test");

    sending(Protocol.NEGOTIATED).answer(Sending.get(url("https")));

    RecordedRequest request = server.takeRequest();
    assertThat(request.getHandshakeServerNames()).containsExactly(NAME);
    assertThat(request.getUrl().host()).isEqualTo(NAME);
  }

  @ParameterizedTest
  @CsvSource({NAME + ",true,true", "other.example.test,true,false", NAME + ",false,false"})
  void certificatesAreCheckedWhenAsked(String name, boolean known, boolean believed)
      throws Exception {
    serveTls(name);
    var sending = sending(Protocol.NEGOTIATED, true, known ? rootAnchors() : null);

    Exchange exchange = sending.send(Sending.get(url("https"))).getFirst();

    if (believed) {
      Sending.answered(exchange);
    } else {
      assertThat(Sending.failed(exchange).cause()).isEqualTo(Cause.TLS);
      assertThat(exchange.bytesSent()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"NEGOTIATED,HTTP/2", "HTTP_1_1,HTTP/1.1", "HTTP_2,HTTP/2"})
  void theProtocolIsTheOneAskedFor(Protocol protocol, String version) throws Exception {
    serveTls(NAME);

    sending(protocol).answer(Sending.get(url("https")));

    assertThat(server.takeRequest().getVersion()).isEqualTo(version);
  }

  @Test
  void withHttp2AloneATargetThatDoesNotSpeakItIsATlsFailure() throws Exception {
    serveTls(NAME, okhttp3.Protocol.HTTP_1_1);

    var failure = sending(Protocol.HTTP_2).failure(Sending.get(url("https")));

    assertThat(failure.cause()).isEqualTo(Cause.TLS);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void negotiatedIsHttp1WhereTheTargetHasNothingElse() throws Exception {
    serveTls(NAME, okhttp3.Protocol.HTTP_1_1);

    sending(Protocol.NEGOTIATED).answer(Sending.get(url("https")));

    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
  }

  @Test
  void http2IsSpokenInTheClearWithPriorKnowledge() throws Exception {
    server.setProtocols(List.of(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE));
    server.start(InetAddress.getLoopbackAddress(), 0);
    var sending = sending(Protocol.HTTP_2);

    // The first lane was made for https and does it apart; the second knows.
    for (int i = 0; i < 2; i++) {
      assertThat(Sending.body(sending.answer(Sending.get(url("http"))))).isEqualTo("ok");
    }

    assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/2");
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @Test
  void http2WithATargetThatSpeaksHttp1IsAFailure() throws Exception {
    try (var http1 =
        new RawServer(peer -> {
          peer.readHead();
          peer.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
          peer.awaitEnd();
        })) {
      var failure = sending(Protocol.HTTP_2).failure(Sending.get(http1.url("/")));

      assertThat(failure.cause()).isIn(Cause.PROTOCOL, Cause.RESET);
    }
  }

  @Test
  void aTargetThatSpeaksNoTlsIsATlsFailure() throws Exception {
    try (var plain =
        new RawServer(peer -> {
          peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
          peer.awaitEnd();
        })) {
      String url = plain.url("/").replace("http", "https");

      assertThat(sending(Protocol.NEGOTIATED).failure(Sending.get(url)).cause())
          .isEqualTo(Cause.TLS);
    }
  }

  @Test
  void aTargetThatClosesInTheHandshakeIsATlsFailure() throws Exception {
    try (var closing = new RawServer(peer -> peer.socket().getInputStream().read())) {
      String url = closing.url("/").replace("http", "https");

      assertThat(sending(Protocol.NEGOTIATED).failure(Sending.get(url)).cause())
          .isEqualTo(Cause.TLS);
    }
  }

  @Test
  void theHeadersOfHttp2AreInOrderAndInLowerCase() throws Exception {
    serveTls(NAME);
    var request =
        Sending.post(
            url("https"),
            "12345",
            "Host",
            HeaderList.SLOT,
            "Connection",
            HeaderList.SLOT,
            "X-B",
            "1",
            "Content-Length",
            HeaderList.SLOT,
            "X-A",
            "2");

    Answered answered = sending(Protocol.NEGOTIATED).answer(request);

    RecordedRequest recorded = server.takeRequest();
    assertThat(recorded.getHeaders().names().stream().map(Object::toString))
        .contains("x-b", "content-length", "x-a")
        .doesNotContain("connection", "host", "user-agent", "accept-encoding");
    assertThat(recorded.getHeaders().toString().indexOf("x-b"))
        .isLessThan(recorded.getHeaders().toString().indexOf("x-a"));
    assertThat(recorded.getHeaders().get(":authority")).isEqualTo(NAME + ":" + server.getPort());
    assertThat(recorded.getBody().utf8()).isEqualTo("12345");
    assertThat(answered.bytesSent()).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP_1_1, X-A; Priority; X-B; Cookie, 'k=v'",
    "NEGOTIATED, x-a; x-b; cookie; te, 'k=v'",
  })
  void whatIsForOneVersionOfHttpStaysBehindOverTheOther(
      Protocol protocol, String names, String cookie) throws Exception {
    serveTls(NAME);
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().addHeader("Set-Cookie", "k=v").build();
          }
        });
    HeaderList headers =
        new HeaderList.Builder()
            .add("Host", HeaderList.SLOT)
            .add("X-A", "1")
            .add(new HeaderList.Line("Priority", "u=0", HeaderList.Over.HTTP_1_1))
            .add("X-B", "2")
            .add("Cookie", HeaderList.SLOT)
            .add(new HeaderList.Line("TE", "trailers", HeaderList.Over.HTTP_2))
            .build();
    var request = new OutgoingRequest("GET", url("https"), headers, null);

    var sending = sending(protocol);
    sending.answer(request);
    server.takeRequest();
    sending.answer(request);

    okhttp3.Headers sent = server.takeRequest().getHeaders();
    assertThat(
            sent.names().stream()
                .filter(name -> !name.startsWith(":") && !name.equals("Host"))
                .toList())
        .containsExactlyInAnyOrder(names.split("; ", -1));
    assertThat(sent.get("Cookie")).isEqualTo(cookie);
    assertThat(request.headersOnTheWire().toString().toLowerCase(Locale.ROOT))
        .isEqualTo("[host, " + names.toLowerCase(Locale.ROOT).replace("; ", ", ") + "]");
  }

  @Test
  void aVisitorResumesItsOwnSessionsAndNobodyElses() throws Exception {
    serveTls(NAME, okhttp3.Protocol.HTTP_1_1);
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body("ok")
                .addHeader("Connection", "close")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
          }
        });
    var resumed = Collections.synchronizedList(new ArrayList<Boolean>());
    try (var listening = new RawServer(peer -> passOn(peer, resumed))) {
      var get = Sending.get("https://" + NAME + ":" + listening.port() + "/");
      var sending = sending(Protocol.NEGOTIATED);
      sending.answer(get);
      sending.answer(get);
      try (Connections other = sending.sender.newConnections()) {
        other.use(lane -> Sending.answered(lane.send(get, Sending.LONG_NANOS, Keep.NOTHING)));
      }

      assertThat(resumed).containsExactly(false, true, false);
    }
  }

  /// Lets client and server talk to each other.
  ///
  /// @param resumed gets whether the client would resume a session
  private void passOn(RawServer.Caller peer, List<Boolean> resumed) throws IOException {
    byte[] hello = peer.readTlsRecord();
    resumed.add(ClientHello.of(hello).isResumption());
    try (var target = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      OutputStream out = target.getOutputStream();
      out.write(new byte[] {22, 3, 1, (byte) (hello.length >> 8), (byte) hello.length});
      out.write(hello);
      Thread.startVirtualThread(() -> pump(target, peer.socket()));
      pump(peer.socket(), target);
    }
  }

  /// Until one of them has closed.
  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // The other direction has closed both.
    }
  }

  @Test
  void manyRequestsShareAConnectionOfHttp2() throws Exception {
    serveTls(NAME);
    var get = Sending.get(url("https"));

    sending(Protocol.NEGOTIATED).send(get, get, get);

    server.takeRequest();
    server.takeRequest();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"NEGOTIATED", "HTTP_1_1"})
  void aLateAnswerOverTlsIsCutOffAndTheVisitGoesOn(Protocol protocol) throws Exception {
    serveTls(NAME);
    var testOver = new CountDownLatch(1);
    toClose.add(testOver::countDown);
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getTarget().equals("/slow")) {
              testOver.await();
            }
            return new MockResponse.Builder().body("ok").build();
          }
        });
    var sending = sending(protocol);
    var exchanges = new ArrayList<Exchange>();
    sending.use(lane ->
        exchanges.add(
            lane.send(
                Sending.get(url("https") + "slow"),
                TimeUnit.MILLISECONDS.toNanos(150),
                Keep.NOTHING)));

    assertThat(Sending.failed(exchanges.getFirst()).cause()).isEqualTo(Cause.TIMEOUT);
    sending.answer(Sending.get(url("https")));
  }

  @Test
  void aStreamThatIsResetIsAReset() throws Exception {
    serveTls(NAME);
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse peek() {
            return new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseStream(8))
                .build();
          }

          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().build();
          }
        });

    assertThat(sending(Protocol.NEGOTIATED).failure(Sending.get(url("https"))).cause())
        .isEqualTo(Cause.RESET);
  }

  @Test
  void readersOfHttp2EndWithTheVisit() throws Exception {
    serveTls(NAME);
    var sending = sending(Protocol.NEGOTIATED);
    sending.answer(Sending.get(url("https")));
    assertThat(readers()).isNotEmpty();

    sending.connections.close();

    await().until(() -> readers().isEmpty());
  }

  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("OkHttp " + NAME))
        .toList();
  }

  @Test
  void aTlsConnectionClosedInAPauseIsReplaced() throws Exception {
    serveTls(NAME, okhttp3.Protocol.HTTP_1_1);
    server.setDispatcher(
        new mockwebserver3.Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .body("ok")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
          }
        });
    var get = Sending.get(url("https"));

    assertThat(sending(Protocol.NEGOTIATED).send(get, get, get))
        .allSatisfy(exchange -> Sending.answered(exchange));
  }
}
