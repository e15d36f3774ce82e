package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Ipv6Loopback;
import dev.trafficgenerator.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The control contract's first chapter, line by line, over real sockets.
@Timeout(60)
class ControlServerTest {
  private static final String PROMETHEUS = "# TYPE container_rps gauge\ncontainer_rps 0.0\n";
  private static final String BAD_RATE =
      Api.START.replace("\"Simulated", "\"Rate Limit\": 0, \"Simulated");

  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server =
      ControlServer.start(generator, () -> PROMETHEUS, "127.0.0.1", 0);
  private final Api api = new Api(server);

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  private static void assertAnswer(HttpResponse<String> answer, String json) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(Api.json(answer.body())).isEqualTo(Api.json(json));
  }

  private String appStatus() {
    return Api.json(api.get("/api/health").body()).path("app_status").asText();
  }

  @Test
  void aRunIsStartedAndStopped() {
    assertAnswer(api.post("/api/start", Api.START), "{\"message\":\"Traffic generator started\"}");
    assertThat(appStatus()).isEqualTo("running");
    assertAnswer(api.post("/api/stop", ""), "{\"message\":\"Traffic generator stopped\"}");
    assertThat(appStatus()).isEqualTo("stopped");
  }

  @Test
  void aStartWhileRunningReplacesTheRun() {
    api.post("/api/start", Api.START);

    assertAnswer(api.post("/api/start", Api.START), "{\"message\":\"Traffic generator started\"}");

    assertThat(generator.runsStarted()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"force\":true}", "{\"force\":false}"})
  void aStopTakesAnyOfItsBodies(String body) {
    api.post("/api/start", Api.START);

    assertAnswer(api.post("/api/stop", body), "{\"message\":\"Traffic generator stopped\"}");
    assertAnswer(api.post("/api/stop", body), "{\"message\":\"No traffic generator is running\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "{\"force\":\"perhaps\"}"})
  void aStopThatCannotBeReadStopsNothing(String body) {
    api.post("/api/start", Api.START);

    Api.assertError(api.post("/api/stop", body), 400);

    assertThat(appStatus()).isEqualTo("running");
  }

  @Test
  void anUpdateChangesTheRun() {
    api.post("/api/start", Api.START);

    assertAnswer(
        api.post("/api/update", "{\"config\":{\"Simulated Users\":\"7\"}}"),
        "{\"message\":\"update applied\"}");

    assertThat(metrics().path("metrics").path("simulated_users").asInt()).isEqualTo(7);
  }

  @Test
  void anUpdateWhileNothingRunsIsRefused() {
    JsonNode error = Api.assertError(api.post("/api/update", "{\"rate_limit\":5}"), 400);

    assertThat(error.path("errors")).isEmpty();
  }

  @Test
  void anUpdateThatDoesNotFitTheRunIsRefusedWithPointersAsSent() {
    api.post("/api/start", Api.START);

    JsonNode error =
        Api.assertError(api.post("/api/update", "{\"rate_limit\":\"0\",\"sim_users\":3}"), 400);

    assertThat(error.path("errors").findValuesAsText("path")).containsExactly("/rate_limit");
    assertThat(error.path("detail").asText()).startsWith("Invalid request body: ");
    assertThat(metrics().path("metrics").path("simulated_users").asInt()).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadOfAnUpdateHidesNothingElse() {
    api.post("/api/start", Api.START);

    JsonNode error =
        Api.assertError(
            api.post(
                "/api/update",
                """
                {"config":{"SIM_USERS":"abc","Rate Limit":0,"Minimum Session Length":"x"},
                 "sitemap":{"paths":[]}}\
                """),
            400);

    assertThat(error.path("errors").findValuesAsText("path"))
        .containsExactlyInAnyOrder(
            "/config/SIM_USERS",
            "/config/Minimum Session Length",
            "/config/Rate Limit",
            "/sitemap/paths");
  }

  @Test
  void aStartThatDoesNotValidateIsRefusedAndTheOldRunGoesOn() {
    api.post("/api/start", Api.START);

    JsonNode error = Api.assertError(api.post("/api/start", BAD_RATE), 400);

    JsonNode problem = error.path("errors").path(0);
    assertThat(problem.path("path").asText()).isEqualTo("/config/Rate Limit");
    assertThat(problem.path("message").asText()).isEqualTo("must be at least 1");
    assertThat(problem.path("value").asInt(-1)).isZero();
    assertThat(error.path("detail").asText())
        .startsWith("Invalid request body: ")
        .contains("Rate Limit");
    assertThat(generator.runsStarted()).isEqualTo(1);
    assertThat(appStatus()).isEqualTo("running");
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    String body =
        """
        {"config": {"Traffic Generator URL": "ftp://x", "Rate Limit": 0, "Simulated Users": "12abc",
                    "Debug": "perhaps"}, "sitemap": {"paths": []}}
        """;

    JsonNode error = Api.assertError(api.post("/api/start", body), 400);

    assertThat(error.path("errors").findValuesAsText("path"))
        .contains(
            "/config/Traffic Generator URL",
            "/config/Rate Limit",
            "/config/Simulated Users",
            "/config/Debug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/start", "/api/update"})
  void malformedJsonIsRefusedWithItsPlace(String path) {
    JsonNode error = Api.assertError(api.post(path, "{\n  \"config\": {,}\n}"), 400);

    assertThat(error.path("detail").asText()).contains("line 2").contains("column");
  }

  @ParameterizedTest
  @CsvSource({"/api/start", "/api/update"})
  void anEmptyBodyIsRefused(String path) {
    JsonNode error = Api.assertError(api.post(path, ""), 400);

    assertThat(error.path("detail").asText()).contains("empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "nonsense"
      })
  void aBodyIsReadAsJsonWhateverItsContentType(String type) {
    HttpResponse<String> answer =
        api.send(
            "/api/start",
            request ->
                request.header("Content-Type", type).POST(BodyPublishers.ofString(Api.START)));

    assertAnswer(answer, "{\"message\":\"Traffic generator started\"}");
  }

  @Test
  void aBodyMayBeGzipped() throws IOException {
    byte[] zipped = gzip(Api.START.getBytes(StandardCharsets.UTF_8));

    assertAnswer(postZipped(zipped), "{\"message\":\"Traffic generator started\"}");
  }

  @Test
  void aGzippedBodyIsMeasuredUnzipped() throws IOException {
    byte[] bomb = gzip(new byte[ServerLimits.BODY_BYTES_MAX + 1]);

    Api.assertError(postZipped(bomb), 413);
  }

  @Test
  void whatIsNoGzipIsRefused() {
    Api.assertError(postZipped(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}), 400);
  }

  @Test
  void anUnknownContentEncodingIsRefused() {
    HttpResponse<String> answer =
        api.send(
            "/api/start",
            request ->
                request.header("Content-Encoding", "br").POST(BodyPublishers.ofString(Api.START)));

    Api.assertError(answer, 415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip");
  }

  private HttpResponse<String> postZipped(byte[] body) {
    return api.send(
        "/api/start",
        request ->
            request.header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/start", "/api/stop", "/api/update"})
  void aBodyOver16MebibytesIsRefusedWithAnAnswer(String path) {
    byte[] body = new byte[ServerLimits.BODY_BYTES_MAX + 1];

    Api.assertError(api.send(path, request -> request.POST(BodyPublishers.ofByteArray(body))), 413);
    Api.assertError(
        api.send(
            path, request -> request.POST(BodyPublishers.ofInputStream(() -> spaces(body.length)))),
        413);
  }

  /// A body whose length nobody knows before it ends: it is sent in chunks.
  private static InputStream spaces(int bytes) {
    return new InputStream() {
      private int left = bytes;

      @Override
      public int read() {
        return left-- > 0 ? ' ' : -1;
      }
    };
  }

  @Test
  void aBodyOfExactly16MebibytesIsRead() {
    String padding = " ".repeat(ServerLimits.BODY_BYTES_MAX - Api.START.length());

    assertThat(api.post("/api/start", Api.START + padding).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET     | /api/start     | POST",
        "PUT     | /api/stop      | POST",
        "DELETE  | /api/update    | POST",
        "HEAD    | /api/start     | POST",
        "POST    | /api/health    | GET, HEAD",
        "OPTIONS | /api/metrics   | GET, HEAD",
        "PATCH   | /metrics       | GET, HEAD",
        "BREW    | /api/health/   | GET, HEAD"
      })
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
    HttpResponse<String> answer =
        api.send(path, request -> request.method(method, BodyPublishers.noBody()));

    if (!method.equals("HEAD")) {
      Api.assertError(answer, 405);
    }
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api", "/api/", "/api/nothing", "/api/start/x", "/API/START", "/a%2fb"})
  void anUnknownPathIsNotFound(String path) {
    Api.assertError(api.get(path), 404);
    Api.assertError(api.post(path, "{}"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/health", "/api/metrics", "/metrics"})
  void headIsGetWithoutTheBody(String path) {
    HttpResponse<String> get = api.get(path);
    HttpResponse<String> head =
        api.send(path, request -> request.method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Type"))
        .isEqualTo(get.headers().firstValue("Content-Type"));
    assertThat(head.headers().firstValue("Content-Length")).isPresent();
  }

  @Test
  void healthIsAlwaysHealthyAndTellsTheState() {
    assertHealth("initializing");
    api.post("/api/start", Api.START);
    assertHealth("running");
    api.post("/api/stop", "");
    assertHealth("stopped");
    generator.fail("memory ran out");
    assertHealth("error");
  }

  private void assertHealth(String state) {
    assertAnswer(
        api.get("/api/health"), "{\"status\":\"healthy\",\"app_status\":\"" + state + "\"}");
  }

  @Test
  void metricsTellTheSnapshot() {
    api.post("/api/start", Api.START);

    JsonNode metrics = metrics();

    assertThat(metrics.path("app_status").asText()).isEqualTo("running");
    assertThat(metrics.path("container_status").asText()).isEqualTo("running");
    assertThat(metrics.path("metrics").path("running").asBoolean()).isTrue();
    assertThat(metrics.path("adapter_metrics")).isEqualTo(metrics.path("metrics"));
    assertThat(generator.snapshot().state()).isInstanceOf(RunState.Running.class);
  }

  private JsonNode metrics() {
    HttpResponse<String> answer = api.get("/api/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    return Api.json(answer.body());
  }

  @Test
  void prometheusReadsItsOwnFormat() {
    HttpResponse<String> answer = api.get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body()).isEqualTo(PROMETHEUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/health", "/api/nothing", "/metrics"})
  void noAnswerTellsTheServersNameOrLetsOtherSitesRead(String path) {
    HttpResponse<String> answer =
        api.send(path, request -> request.header("Origin", "http://elsewhere.test").GET());

    assertThat(answer.headers().map().keySet())
        .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("server", "x-powered-by", "access-control-allow-origin", "set-cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://elsewhere.test", "null", "http://127.0.0.1", "not an origin", ""})
  void aPageOfAnotherSiteCommandsNothing(String origin) {
    api.post(ApiPaths.START, Api.START);
    for (String path : List.of(ApiPaths.START, ApiPaths.UPDATE, ApiPaths.STOP)) {
      HttpResponse<String> answer =
          api.send(
              path,
              request -> request.header("Origin", origin).POST(BodyPublishers.ofString(Api.START)));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("another site");
    }
    assertThat(generator.runsStarted()).isEqualTo(1);
    assertThat(appStatus()).isEqualTo("running");
  }

  @Test
  void aPageOfItsOwnCommandsIt() {
    HttpResponse<String> answer =
        api.send(
            ApiPaths.STOP,
            request -> request.header("Origin", server.url()).POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aQueryStringOrASlashAtTheEndChangesNothing() {
    assertThat(api.get("/api/health?now=1").statusCode()).isEqualTo(200);
    assertThat(api.get("/api/health/").statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressThatIsTakenIsToldInOneSentence() {
    assertThatThrownBy(() -> ControlServer.start(generator, () -> "", "127.0.0.1", server.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + server.port());
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 127.0.0.1", "127.0.0.1, 127.0.0.1", "::1, [::1]", "localhost, localhost"})
  void theUrlIsOneThatThisComputerReaches(String host, String shown) {
    assumeTrue(!host.equals("::1") || Ipv6Loopback.isHere());
    try (var other = ControlServer.start(generator, () -> "", host, 0);
        var reaching = new Api(other)) {
      assertThat(other.url()).isEqualTo("http://" + shown + ":" + other.port());
      assertThat(reaching.get("/api/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aClosedServerAnswersNobody() {
    api.get("/api/health");

    server.close();

    assertThatThrownBy(() -> api.get("/api/health")).isInstanceOf(UncheckedIOException.class);
  }
}
