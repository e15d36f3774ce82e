package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The port that show runners look at, over real sockets.
@Timeout(60)
class ProbeServerTest {
  private static final String HEALTH =
      "{\"status\":\"running\",\"reason\":\"\",\"uptime_seconds\":42.1}";
  private static final String PROMETHEUS = "# TYPE traffic_rps gauge\ntraffic_rps 0.0\n";

  private final ProbeServer server =
      ProbeServer.start(
          () -> HEALTH.getBytes(StandardCharsets.UTF_8), () -> PROMETHEUS, "127.0.0.1", 0);
  private final Api api = new Api(server.url());

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @Test
  void healthIsAlwaysAnswered() {
    HttpResponse<String> answer = api.get("/healthz");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(HEALTH);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void figuresAreThoseOfPrometheus() {
    HttpResponse<String> answer = api.get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(PROMETHEUS);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("version=0.0.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthz", "/metrics"})
  void headIsGetWithoutABody(String path) {
    HttpResponse<String> answer =
        api.send(path, request -> request.method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/healthz, 405", "/metrics, 405", "/api/start, 404", "/api/stop, 404", "/, 404"})
  void nothingIsDrivenFromHere(String path, int status) {
    HttpResponse<String> answer = api.post(path, Api.START);

    Api.assertError(answer, status);
    assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void aPortThatIsTakenIsSaidInOneSentence() {
    int port = URI.create(server.url()).getPort();

    assertThatThrownBy(() -> ProbeServer.start(() -> new byte[0], () -> "", "127.0.0.1", port))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Figures and health cannot be told on 127.0.0.1:" + port);
  }

  @Test
  void aFaultOfOursIsJsonToo() {
    ProbeServer broken =
        ProbeServer.start(
            () -> {
              throw new IllegalStateException("planted");
            },
            () -> "",
            "127.0.0.1",
            0);
    try (broken;
        var other = new Api(broken.url())) {
      Api.assertError(other.get("/healthz"), 500);
    }
  }
}
