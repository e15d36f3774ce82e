package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.visitor.Captures.Capture;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the profiles of API clients to what those clients really sent.
class ClientCaptureTest {
  private static final String ORIGIN = "http://127.0.0.1:28999";

  static Stream<Capture> captures() {
    return Captures.read("clients.md").stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theProfileSendsWhatTheClientSent(Capture capture) {
    var visitor = new Visitor(Captures.profile(capture.title()), "8.8.8.8", "");
    boolean isHttp2 = capture.request().startsWith("h2 ");
    Occasion occasion =
        Occasion.of(
                Purpose.FETCH,
                capture.request().replace("h2 ", ""),
                isHttp2 ? "https://localhost:28443" : ORIGIN)
            .withContentType(capture.header("Content-Type"));
    HeaderList headers =
        visitor.headers(occasion).only(isHttp2 ? HeaderList.Over.HTTP_2 : HeaderList.Over.HTTP_1_1);

    List<String> ours = Captures.written(headers, capture);

    assertThat(
            (isHttp2 ? Captures.overHttp2(ours) : ours)
                .stream().map(ClientCaptureTest::withoutToken))
        .containsExactlyElementsOf(
            capture.headers().stream().map(ClientCaptureTest::withoutToken).toList());
  }

  @Test
  void twelveClientsAreCapturedWithAGetAndAPost() {
    assertThat(captures().map(Capture::title).distinct()).hasSize(12);
    assertThat(captures().filter(capture -> capture.request().equals("POST")).map(Capture::title))
        .containsAll(captures().map(Capture::title).toList());
  }

  @Test
  void dotnetSendsNoAgentAndItsBodysHeadersLast() {
    var visitor = new Visitor(Captures.profile(".NET HttpClient 8"), "8.8.8.8", "");

    HeaderList headers =
        visitor.headers(
            Occasion.of(Purpose.FETCH, "POST", ORIGIN).withContentType("application/json"));

    assertThat(headers.toString()).isEqualTo("[Host, Cookie, Content-Type, Content-Length]");
    assertThat(visitor.profile().userAgent()).isEmpty();
  }

  /// As github.com/kurtlawrence/kl-http and github.com/foss42/apidash show raw requests of it.
  @Test
  void dartNamesItsLengthWhereThereIsNoneToo() {
    var visitor = new Visitor(Captures.profile("Dart 3.8"), "8.8.8.8", "");
    Occasion get = Occasion.of(Purpose.FETCH, "GET", ORIGIN);

    HeaderList asked = visitor.headers(get);
    HeaderList posted =
        visitor.headers(
            Occasion.of(Purpose.FETCH, "POST", ORIGIN).withContentType("application/json"));

    assertThat(asked.toString())
        .isEqualTo("[user-agent, accept-encoding, cookie, content-length, host]");
    assertThat(asked.get("content-length")).isEqualTo("0");
    assertThat(posted.toString())
        .isEqualTo("[user-agent, content-type, accept-encoding, cookie, content-length, host]");
    assertThat(posted.get("content-length")).isEqualTo(HeaderList.SLOT);
    assertThat(posted.get("user-agent")).isEqualTo("Dart/3.8 (dart:io)");
  }

  @Test
  void nodeOffersBrotliOverHttpsAlone() {
    var visitor = new Visitor(Captures.profile("Node.js fetch 20"), "8.8.8.8", "");

    assertThat(encodings(visitor, "https://shop.example")).isEqualTo("br, gzip, deflate");
    assertThat(encodings(visitor, "http://shop.example")).isEqualTo("gzip, deflate");
  }

  @Test
  void postmansTokenIsARandomUuidThatStaysWithTheVisitor() {
    Profile postman = Captures.profile("Postman runtime 7.39.1");
    var one = new Visitor(postman, "8.8.8.8", "");
    var other = new Visitor(postman, "8.8.4.4", "");

    UUID token = UUID.fromString(one.token());

    assertThat(token.version()).isEqualTo(4);
    assertThat(token.variant()).isEqualTo(2);
    assertThat(one.token()).isEqualTo(one.token()).isNotEqualTo(other.token());
    assertThat(one.headers(Occasion.of(Purpose.FETCH, "GET", ORIGIN)).get("Postman-Token"))
        .isEqualTo(token.toString());
  }

  @Test
  void aClientSendsTheSameForEveryPurpose() {
    var curl = new Visitor(Captures.profile("curl 7.88.1"), "8.8.8.8", "");

    HeaderList fetched = curl.headers(Occasion.of(Purpose.FETCH, "GET", ORIGIN));

    assertThat(curl.headers(Occasion.of(Purpose.TYPED_NAVIGATION, "GET", ORIGIN)))
        .isEqualTo(fetched);
  }

  private static String encodings(Visitor visitor, String origin) {
    return visitor.headers(Occasion.of(Purpose.FETCH, "GET", origin)).get("Accept-Encoding");
  }

  private static String withoutToken(String header) {
    return header.startsWith("Postman-Token: ") ? "Postman-Token: one" : header;
  }
}
