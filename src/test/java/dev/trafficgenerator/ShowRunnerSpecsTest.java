package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.json.UpdateRequest;
import dev.trafficgenerator.metrics.AppFacts;
import dev.trafficgenerator.metrics.MetricSource;
import dev.trafficgenerator.metrics.PrometheusText;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The app specs that are shipped, held against the program: what a show runner would make of them
/// is sent to a real generator, and what it would look for is found there.
@Timeout(120)
class ShowRunnerSpecsTest {
  private static final Path FOLDER = Path.of("packaging/showrunner");
  private static final Path SAMPLE = Path.of("sample-sitemaps/mixed-variables-auth.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern METRIC = Pattern.compile("(?m)^([a-z_]+)(?:\\{.*})? ");

  static Stream<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(it -> it.toString().matches(".*(older|newer)-.*\\.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  static Stream<Path> older() throws IOException {
    return specs().filter(it -> it.toString().contains("older-"));
  }

  static Stream<Path> newer() throws IOException {
    return specs().filter(it -> it.toString().contains("newer-"));
  }

  private static JsonNode read(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  private static JsonNode template(JsonNode spec) {
    JsonNode older = spec.at("/containerControl/actions/start/payload_template");
    return older.isMissingNode() ? spec.at("/deployment/sdk_config_template") : older;
  }

  private static JsonNode sitemap() throws IOException {
    return read(SAMPLE).path("sitemap");
  }

  /// What a person gets who fills in what must be filled in, and leaves the rest.
  private static Map<String, String> filledIn(JsonNode spec, String target) {
    Map<String, String> values = new HashMap<>();
    for (JsonNode variable : spec.at("/deployment/default_env_vars")) {
      values.put(variable.path("name").textValue(), variable.path("default_value").asText(""));
    }
    assertThat(values).containsKeys("TG_URL", "SITEMAP_ID");
    values.put("TG_URL", target);
    values.put("SITEMAP_ID", "shop");
    return values;
  }

  /// As a show runner renders: every variable as text, the chosen sitemap as JSON or as text.
  private static JsonNode rendered(
      JsonNode template, Map<String, String> values, JsonNode sitemap) {
    if (template.isTextual()) {
      Matcher matcher = TEMPLATE.matcher(template.textValue());
      if (!matcher.matches()) {
        return template;
      }
      String[] name = matcher.group(1).split("\\.", 2);
      assertThat(values).containsKey(name[1]);
      return switch (name[0]) {
        case "env" -> TextNode.valueOf(values.get(name[1]));
        case "sitemap_json_for_env" -> sitemap;
        default -> throw new AssertionError("no show runner knows " + template);
      };
    }
    ObjectNode object = JSON.createObjectNode();
    template
        .properties()
        .forEach(it -> object.set(it.getKey(), rendered(it.getValue(), values, sitemap)));
    return object;
  }

  private static byte[] utf8(JsonNode value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void thereAreSpecsOfBothGenerationsAndLifecycles() throws IOException {
    assertThat(older().map(ShowRunnerSpecsTest::lifecycle))
        .containsExactly("stateful", "scheduled");
    assertThat(newer().map(ShowRunnerSpecsTest::lifecycle))
        .containsExactly("long-running", "scheduled");
  }

  private static String lifecycle(Path file) {
    try {
      JsonNode spec = read(file);
      return spec.path(spec.has("$schema") ? "lifecycle" : "taskLifecycle").textValue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyTemplateMakesABodyThatCanBeRun(Path file) throws IOException {
    JsonNode spec = read(file);
    JsonNode text = TextNode.valueOf(sitemap().toString());
    for (JsonNode sitemap : List.of(sitemap(), text)) {
      JsonNode body = rendered(template(spec), filledIn(spec, "https://example.com"), sitemap);

      StartRequest request = StartRequestJson.read(utf8(body));

      assertThat(request.plan()).as(request.plan().toString()).isInstanceOf(Checked.Valid.class);
      assertThat(request.ignoredKeys()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void whatIsLeftBlankIsTheDefault(Path file) throws IOException {
    JsonNode spec = read(file);
    Map<String, String> values = filledIn(spec, "https://example.com");
    values.replaceAll((name, value) -> name.equals("TG_URL") ? value : "");

    StartRequest request = StartRequestJson.read(utf8(rendered(template(spec), values, sitemap())));

    assertThat(request.plan()).isInstanceOf(Checked.Valid.class);
  }

  @ParameterizedTest
  @MethodSource("older")
  void everyFieldThatMayBeUpdatedIsUnderstood(Path file) throws IOException {
    JsonNode spec = read(file);
    JsonNode update = spec.at("/containerControl/actions/update_config");
    Map<String, String> values = filledIn(spec, "https://example.com");
    ObjectNode body = JSON.createObjectNode();
    update
        .path("updatable_fields")
        .forEach(it -> body.put(it.textValue(), values.get(it.textValue())));

    UpdateRequest request = StartRequestJson.readUpdate(utf8(body));

    assertThat(body).hasSize(8).noneMatch(JsonNode::isNull);
    assertThat(request.update()).isInstanceOf(Checked.Valid.class);
    assertThat(request.ignoredKeys()).isEmpty();
    assertThat(spec.at("/ui/card_live_update_fields")).isEqualTo(update.path("updatable_fields"));
  }

  @ParameterizedTest
  @MethodSource("older")
  void theCommandIsHeadless(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    read(file)
        .at("/deployment/container_command_template")
        .forEach(it -> command.add(it.textValue()));

    assertThat(Main.translated(command.toArray(String[]::new)))
        .containsExactly("--headless", "--host", "0.0.0.0", "--port", "8080");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyFieldOfTheFormIsThere(Path file) throws IOException {
    JsonNode spec = read(file);
    boolean isNewer = spec.has("$schema");
    List<String> shown = new ArrayList<>();
    spec.at(isNewer ? "/ui/sections" : "/ui/deployment_form_sections")
        .forEach(section -> section.path("fields").forEach(it -> shown.add(it.textValue())));
    List<String> all = new ArrayList<>();
    if (isNewer) {
      spec.at("/config_schema/properties").fieldNames().forEachRemaining(all::add);
    } else {
      spec.at("/deployment/default_env_vars").forEach(it -> all.add(it.path("name").textValue()));
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @MethodSource("older")
  void everyActionWorksAndEveryPathIsAFigure(Path file) throws Exception {
    JsonNode spec = read(file);
    try (var lab = new HeadlessLab();
        var client = HttpClient.newHttpClient()) {
      String target = lab.plan().settings().targetUrl();
      JsonNode actions = spec.at("/containerControl/actions");
      JsonNode body = rendered(template(spec), filledIn(spec, target), sitemap());

      assertThat(post(client, lab, actions.path("start"), body).statusCode()).isEqualTo(200);
      await().until(() -> lab.generator().snapshot().figures().requests().total() > 0);
      assertThat(
              post(
                      client,
                      lab,
                      actions.path("update_config"),
                      JSON.readTree("{\"RATE_LIMIT\":\"3\"}"))
                  .statusCode())
          .isEqualTo(200);
      HttpRequest look =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://"
                          + lab.address()
                          + spec.at("/containerControl/metrics_endpoint_path").textValue()))
              .build();
      JsonNode figures = JSON.readTree(client.send(look, BodyHandlers.ofString()).body());
      List<String> paths = new ArrayList<>(spec.findValuesAsText("source_path"));
      paths.addAll(spec.findValuesAsText("source_key"));
      assertThat(paths).hasSizeGreaterThanOrEqualTo(6);
      for (String path : paths) {
        JsonNode figure = figures.at("/" + path.replace('.', '/'));
        assertThat(figure.isValueNode() && !figure.isNull()).as(path).isTrue();
      }
      assertThat(figures.at("/adapter_metrics/rate_limit").intValue()).isEqualTo(3);
      assertThat(post(client, lab, actions.path("stop"), JSON.createObjectNode()).statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> post(
      HttpClient client, HeadlessLab lab, JsonNode action, JsonNode body)
      throws IOException, InterruptedException {
    assertThat(action.path("method").textValue()).isEqualTo("POST");
    URI uri = URI.create("http://" + lab.address() + action.path("endpoint").textValue());
    return client.send(
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body.toString())).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @MethodSource("newer")
  void everyMetricOfTheCardIsScraped(Path file) throws IOException {
    JsonNode spec = read(file);
    List<String> names = new ArrayList<>();
    try (var lab = new HeadlessLab()) {
      var app = new AppFacts("traffic-generator", "1", () -> 0, () -> true);
      String text =
          PrometheusText.forShowRunner(new MetricSource(lab.generator()::snapshot), app).scrape();
      METRIC.matcher(text).results().forEach(it -> names.add(it.group(1)));
    }

    JsonNode metrics = spec.at("/ui/card_fields/metrics");
    assertThat(metrics).isNotEmpty().allSatisfy(it -> assertThat(names).contains(it.textValue()));
    String primary = spec.at("/ui/card_fields/primary_label").textValue();
    assertThat(spec.at("/config_schema/properties").has(primary)).isTrue();
    assertThat(spec.at("/sdk").toString())
        .isEqualTo(
            "{\"metrics_port\":9090,\"metrics_path\":\"/metrics\",\"health_path\":\"/healthz\"}");
    assertThat(spec.at("/monitoring/prometheus/scrape_port_number").intValue()).isEqualTo(9090);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "version", "is_latest", "released_at", "commit", "changelog"})
  void theReleaseHasEveryKey(String key) throws IOException {
    JsonNode release = read(FOLDER.resolve("release.json"));

    assertThat(release.has(key)).isTrue();
    boolean isReleased = release.path("is_latest").booleanValue();
    assertThat(release.path("version").textValue().equals("unreleased")).isEqualTo(!isReleased);
    assertThat(release.path("image").textValue())
        .matches(isReleased ? ".+:" + Pattern.quote(release.path("version").textValue()) : "");
  }
}
