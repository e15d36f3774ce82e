package dev.trafficgenerator.http;

import static dev.trafficgenerator.http.HeaderList.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.http.Exchange.Answered;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersOnTheWireTest {
  private final RawServer server =
      new RawServer(peer -> {
        for (String head = peer.readHead(); head != null; head = peer.readHead()) {
          int length = head.contains("Content-Length: 5") ? 5 : 0;
          peer.readBody(length);
          peer.write(
              "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                  + "Content-Length: 2\r\n\r\nok");
        }
      });
  private final Sending sending = new Sending();

  @AfterEach
  void close() throws Exception {
    sending.close();
    server.close();
  }

  private String host() {
    return "127.0.0.1:" + server.port();
  }

  private String head(OutgoingRequest request) {
    sending.answer(request);
    return server.heads().getLast();
  }

  @Test
  void headersGoOutInTheOrderAndCaseOfTheList() {
    var request =
        Sending.request(
            "GET",
            server.url("/a?b=c"),
            "X-Lower-Case",
            "Ä 1",
            "host",
            SLOT,
            "CONNECTION",
            SLOT,
            "Cookie",
            SLOT,
            "Content-Length",
            SLOT,
            "accept",
            "*/*");

    assertThat(head(request))
        .isEqualTo(
            "GET /a?b=c HTTP/1.1\r\nX-Lower-Case: Ã\u0084 1\r\nhost: "
                + host()
                + "\r\nCONNECTION: keep-alive\r\naccept: */*\r\n\r\n");
  }

  @Test
  void nothingIsAddedButHostLengthAndCookies() {
    assertThat(head(Sending.get(server.url("/"))))
        .isEqualTo("GET / HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
    assertThat(head(Sending.post(server.url("/"), "12345", "Content-Type", "text/plain")))
        .isEqualTo(
            "POST / HTTP/1.1\r\nHost: "
                + host()
                + "\r\nContent-Length: 5\r\nContent-Type: text/plain\r\nCookie: a=1; b=2\r\n\r\n");
  }

  @Test
  void cookiesStandInTheirSlot() {
    sending.answer(Sending.get(server.url("/")));

    var request = Sending.request("GET", server.url("/"), "cookie", SLOT, "Host", SLOT);

    assertThat(head(request))
        .isEqualTo("GET / HTTP/1.1\r\ncookie: a=1; b=2\r\nHost: " + host() + "\r\n\r\n");
    assertThat(head(request)).contains("cookie: a=1; b=2\r\n");
  }

  @Test
  void aPersonsCookiesComeBeforeTheJars() {
    sending.answer(Sending.get(server.url("/")));

    var request =
        Sending.request("GET", server.url("/"), "Cookie", "own=0", "Cookie", "other=9", "X", "y");

    assertThat(head(request)).contains("Cookie: own=0; a=1; b=2\r\nCookie: other=9\r\nX: y\r\n");
  }

  @Test
  void aPersonsHostIsHonoured() {
    assertThat(head(Sending.request("GET", server.url("/"), "Host", "shop.example.test")))
        .isEqualTo("GET / HTTP/1.1\r\nHost: shop.example.test\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void aMethodThatWantsABodyHasAnEmptyOne(String method) {
    assertThat(head(Sending.request(method, server.url("/"))))
        .isEqualTo(method + " / HTTP/1.1\r\nHost: " + host() + "\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "DELETE", "OPTIONS", "PUT", "PATCH"})
  void anyMethodMayHaveABody(String method) {
    var request =
        new OutgoingRequest(
            method, server.url("/"), HeaderList.of("Content-Length", SLOT), Sending.bytes("12345"));

    assertThat(head(request)).contains("Content-Length: 5");
  }

  @Test
  void aChunkedBodyHasNoLength() throws Exception {
    try (var chunked =
        new RawServer(peer -> {
          peer.readHead();
          assertThat(peer.readBody(15)).isEqualTo("5\r\n12345\r\n0\r\n\r\n");
          peer.write(RawServer.OK);
        })) {
      var request =
          Sending.post(
              chunked.url("/"), "12345", "Content-Length", SLOT, "Transfer-Encoding", "chunked");

      sending.answer(request);

      assertThat(chunked.heads().getFirst())
          .isEqualTo(
              "POST / HTTP/1.1\r\nHost: 127.0.0.1:"
                  + chunked.port()
                  + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }
  }

  @Test
  @EnabledIf("dev.trafficgenerator.run.Ipv6Loopback#isHere")
  void anIpv6HostStandsInBrackets() throws Exception {
    try (var ipv6 =
        new RawServer(
            InetAddress.getByName("::1"),
            peer -> {
              peer.readHead();
              peer.write(RawServer.OK);
            })) {
      sending.answer(Sending.get("http://[::1]:" + ipv6.port() + "/"));

      assertThat(ipv6.heads().getFirst()).contains("Host: [::1]:" + ipv6.port() + "\r\n");
    }
  }

  @Test
  void bytesAreThoseOnTheWire() {
    Answered first = sending.answer(Sending.get(server.url("/")));
    Answered second =
        sending.answer(Sending.post(server.url("/x?y"), "12345", "Content-Type", "text/plain"));

    assertThat(first.bytesSent()).isEqualTo(server.heads().getFirst().length());
    assertThat(second.bytesSent()).isEqualTo(server.heads().getLast().length() + 5);
    assertThat(second.bytesReceived())
        .isEqualTo(
            ("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                    + "Content-Length: 2\r\n\r\nok")
                .length());
  }

  static Stream<Arguments> unfitHeaders() {
    return Stream.of(
        Arguments.of("Ok", "a\nb"),
        Arguments.of("Ok", "a\rb"),
        Arguments.of("Ok", "a\0b"),
        Arguments.of("No:tOk", "v"),
        Arguments.of("N\nOk", "v"),
        Arguments.of("Accept", SLOT));
  }

  @ParameterizedTest
  @MethodSource("unfitHeaders")
  void aHeaderThatCannotBeSentIsTheCallersBug(String name, String value) {
    var request = Sending.request("GET", server.url("/"), name, value);

    assertThatThrownBy(() -> sending.send(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(value);
    assertThat(server.accepted()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/path", "ftp://h/", "http://", "http://a b/"})
  void anUrlThatIsNoneIsTheCallersBug(String url) {
    assertThatThrownBy(() -> sending.send(Sending.get(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLaneGoesOnAfterACallersBug() {
    sending.use(lane -> {
      assertThatThrownBy(() -> lane.send(Sending.get("nonsense"), 1, Keep.NOTHING))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(lane.isUsable()).isTrue();
      Sending.answered(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
    });
  }
}
