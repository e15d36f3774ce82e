package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.json.SchemaJson;
import dev.trafficgenerator.json.SchemaVerdict;
import dev.trafficgenerator.run.FakeGenerator;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// The API's description is true: it has every path, and every answer is as it says.
@Timeout(60)
class ApiDocsTest {
  private static final List<String> FILES = ApiDocs.FILES;

  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server =
      ControlServer.start(
          generator, () -> "container_rps 0.0\n", (_, _) -> new byte[] {'x'}, "127.0.0.1", 0);
  private final Api api = new Api(server);
  private final JsonNode document = Api.json(api.get(ApiPaths.OPENAPI).body());

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  private static List<String> paths() throws IllegalAccessException {
    List<String> paths = new ArrayList<>();
    for (Field field : ApiPaths.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof String path) {
        paths.add(path);
      }
    }
    return paths;
  }

  @Test
  void everyPathIsDescribedAndNoOther() throws IllegalAccessException {
    List<String> described = new ArrayList<>();
    document.path("paths").fieldNames().forEachRemaining(described::add);

    assertThat(described).containsExactlyInAnyOrderElementsOf(paths());
  }

  @Test
  void everyPathIsDescribedWithItsMethods() throws IllegalAccessException {
    for (String path : paths()) {
      List<String> methods = new ArrayList<>();
      JsonNode described = document.at("/paths/" + path.replace("/", "~1"));
      described.fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));

      List<String> taken = Stream.of(ApiPaths.allowed(path).orElseThrow().split(", ")).toList();
      // Where there is a GET there is a HEAD; the document says so once.
      assertThat(methods)
          .as(path)
          .containsExactlyInAnyOrderElementsOf(
              taken.stream().filter(method -> !method.equals("HEAD")).toList());
    }
  }

  /// Holds an answer against what the document says of it.
  private void assertDescribed(String method, String path, HttpResponse<String> answer) {
    JsonNode operation = document.at("/paths/%s/%s".formatted(path.replace("/", "~1"), method));
    JsonNode said = operation.path("responses").path("" + answer.statusCode());
    assertThat(said.isObject()).as("%s %s %d", method, path, answer.statusCode()).isTrue();
    JsonNode response =
        said.has("$ref") ? document.at(said.path("$ref").asText().substring(1)) : said;
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    Optional<JsonNode> described =
        response.path("content").properties().stream()
            .filter(it -> it.getKey().replace(" ", "").equals(type.replace(" ", "")))
            .map(Map.Entry::getValue)
            .findFirst();
    assertThat(described).as("%s %s %s", method, path, type).isPresent();
    JsonNode content = described.get();
    if (content.path("schema").has("$ref")) {
      String pointer = content.path("schema").path("$ref").asText().substring(1);
      assertThat(SchemaVerdict.of(document, pointer).faults(answer.body()))
          .as(answer.body())
          .isEmpty();
    }
  }

  private void assertWatchedInThisState() {
    for (String path :
        List.of(
            ApiPaths.HEALTH,
            ApiPaths.METRICS,
            ApiPaths.PROMETHEUS,
            ApiPaths.HISTORY,
            ApiPaths.RUNS,
            ApiPaths.REPORT)) {
      assertDescribed("get", path, api.get(path));
    }
    assertDescribed("get", ApiPaths.REPORT, api.get(ApiPaths.REPORT + "?format=json"));
    assertDescribed("get", ApiPaths.REPORT, api.get(ApiPaths.REPORT + "?format=csv"));
  }

  private void assertIs(String schema, String json) {
    assertThat(SchemaVerdict.of(document, "/components/schemas/" + schema).faults(json))
        .as(json)
        .isEmpty();
  }

  @Test
  void everyEventOfTheStreamIsAsDescribed() {
    api.post(ApiPaths.START, Api.START);
    generator.second();
    JsonNode content = document.at("/paths/~1api~1metrics~1stream/get/responses/200/content");
    JsonNode events = content.at("/text~1event-stream/schema/contentSchema/properties");
    List<String> expected = new ArrayList<>();
    events.fieldNames().forEachRemaining(expected::add);
    assertThat(expected).isNotEmpty();

    try (Stream<String> lines = api.lines(ApiPaths.STREAM)) {
      String event = "";
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event:")) {
          event = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          String schema = events.path(event).path("$ref").asText();
          assertIs(schema.substring(schema.lastIndexOf('/') + 1), line.substring("data:".length()));
          expected.remove(event);
        }
        if (expected.isEmpty()) {
          break;
        }
      }
    }
    assertThat(expected).isEmpty();
  }

  @Test
  void everyParameterOfAQueryIsAsDescribed() {
    for (String query : List.of("/api/metrics/history?from=-1", "/api/report?format=pdf")) {
      HttpResponse<String> refused = api.get(query);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertDescribed("get", query.substring(0, query.indexOf('?')), refused);
    }
    assertThat(document.at("/paths/~1api~1report/get/parameters/0/schema/enum"))
        .extracting(JsonNode::asText)
        .containsExactly("html", "json", "csv");
  }

  @Test
  void everyAnswerIsAsDescribedInEveryState() {
    assertWatchedInThisState();
    assertDescribed("post", ApiPaths.UPDATE, api.post(ApiPaths.UPDATE, "{\"rate_limit\":5}"));
    assertDescribed("post", ApiPaths.STOP, api.post(ApiPaths.STOP, ""));

    String thresholds = "\"Thresholds\": {\"rps\": \">0\", \"latency_ms.p95\": \"<1s\"}, ";
    String start = Api.START.replace("\"Simulated", thresholds + "\"Simulated");
    assertDescribed("post", ApiPaths.START, api.post(ApiPaths.START, start));
    assertWatchedInThisState();
    generator.second();
    assertWatchedInThisState();
    assertDescribed("post", ApiPaths.UPDATE, api.post(ApiPaths.UPDATE, "{\"duration\":60}"));
    assertWatchedInThisState();
    assertDescribed("post", ApiPaths.STOP, api.post(ApiPaths.STOP, "{\"force\":true}"));
    assertWatchedInThisState();

    generator.fail("There is no memory left.");
    assertWatchedInThisState();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/start  | ``",
        "/api/start  | {",
        "/api/start  | {\"config\":{\"Rate Limit\":0,\"Debug\":\"x\"},\"sitemap\":{\"paths\":[5]}}",
        "/api/update | []",
        "/api/stop   | {\"force\":\"perhaps\"}",
      })
  void everyRefusalOfABodyIsAsDescribed(String path, String body) {
    HttpResponse<String> answer = api.post(path, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertDescribed("post", path, answer);
  }

  @Test
  void everyOtherRefusalIsAsDescribed() {
    HttpResponse<String> nowhere = api.get("/api/nothing");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertDescribed("get", ApiPaths.HEALTH, nowhere);

    HttpResponse<String> wrongMethod = api.get(ApiPaths.START);
    assertThat(wrongMethod.statusCode()).isEqualTo(405);
    assertDescribed("post", ApiPaths.START, wrongMethod);

    HttpResponse<String> unknownEncoding =
        api.send(
            ApiPaths.START,
            request -> request.header("Content-Encoding", "br").POST(BodyPublishers.ofString("x")));
    assertThat(unknownEncoding.statusCode()).isEqualTo(415);
    assertDescribed("post", ApiPaths.START, unknownEncoding);

    byte[] large = new byte[ServerLimits.BODY_BYTES_MAX + 1];
    HttpResponse<String> tooLarge =
        api.send(ApiPaths.START, request -> request.POST(BodyPublishers.ofByteArray(large)));
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertDescribed("post", ApiPaths.START, tooLarge);
  }

  @Test
  void aFaultIsAsDescribed() {
    var broken = ControlServer.start(generator, () -> null, "127.0.0.1", 0);
    try (var caller = new Api(broken)) {
      HttpResponse<String> fault = caller.get(ApiPaths.PROMETHEUS);
      assertThat(fault.statusCode()).isEqualTo(500);
      assertDescribed("get", ApiPaths.PROMETHEUS, fault);
    } finally {
      broken.close();
    }
  }

  @Test
  void tooManyCommandsAreRefusedAsDescribed() {
    var hurried =
        new ServerLimits(
            1,
            1,
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1));
    var held = new HeldGenerator();
    try (var busy = ControlServer.start(held, () -> "", "127.0.0.1", 0, hurried);
        var caller = new Api(busy);
        held) {
      HttpResponse<String> refused = caller.post(ApiPaths.STOP, "");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertDescribed("post", ApiPaths.STOP, refused);
    }
  }

  @Test
  void theSchemaIsTheOneForEditors() {
    HttpResponse<String> answer = api.get(ApiPaths.SITEMAP_SCHEMA);

    assertDescribed("get", ApiPaths.SITEMAP_SCHEMA, answer);
    assertThat(answer.body()).isEqualTo(new String(SchemaJson.sitemap(), StandardCharsets.UTF_8));
  }

  @Test
  void thePageAsksForNothingBeyondThisServer() {
    HttpResponse<String> page = api.get(ApiPaths.DOCS);

    assertDescribed("get", ApiPaths.DOCS, page);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe", "http");
    assertThat(page.body()).doesNotContain("//");
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyFileOfThePageIsThere(String path) {
    HttpResponse<String> file = api.get(path);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isNotBlank();
    assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(file.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(
            path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : "text/plain");
    Api.assertError(api.post(path, ""), 405);
  }

  @Test
  void whatACallerHasAlreadyIsNotSentAgain() {
    String tag = api.get(ApiPaths.DOCS).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        api.send(
            ApiPaths.DOCS, request -> request.header("If-None-Match", "\"old\", " + tag).GET());
    HttpResponse<String> changed =
        api.send(ApiPaths.DOCS, request -> request.header("If-None-Match", "\"old\"").GET());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(changed.statusCode()).isEqualTo(200);
  }
}
