package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema of the file in the newer app specs: made of the one schema there is. Of each setting
/// it has the form that a form's field gives, and of the sitemap everything.
class ConfigSchemaTest {
  private static final Path SPECS = Path.of("packaging/showrunner");
  private static final Path MADE = Path.of("target/showrunner/config_schema.json");
  private static final String DEFS = "#/$defs/";
  private static final String SITEMAP =
      "{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/\"],\"traffic_type\":\"web\"}]}";

  private static final JsonNode DEFINITIONS =
      JsonText.written(new String(SchemaJson.sitemap(), StandardCharsets.UTF_8)).path("$defs");

  private static JsonNode definition(JsonNode reference) {
    return DEFINITIONS.path(reference.path("$ref").textValue().substring(DEFS.length()));
  }

  private static ObjectNode expected() {
    ObjectNode schema = JsonText.MAPPER.createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    JsonNode settings = DEFINITIONS.path("Settings").path("properties");
    for (Setting setting : Setting.values()) {
      JsonNode definition = definition(settings.path(setting.title()));
      properties.set(shortName(setting), field(definition));
    }
    properties
        .putObject("sitemap")
        .put("title", "Sitemap")
        .put("description", "What to visit.")
        .put("$ref", DEFS + "SentSitemap");
    schema.putArray("required").add(shortName(Setting.TARGET_URL)).add("sitemap");
    Set<String> needed = new LinkedHashSet<>();
    collect(properties, needed);
    ObjectNode definitions = schema.putObject("$defs");
    DEFINITIONS
        .properties()
        .forEach(entry -> {
          if (needed.contains(entry.getKey())) {
            definitions.set(entry.getKey(), entry.getValue());
          }
        });
    return schema;
  }

  private static String shortName(Setting setting) {
    return setting.aliases().stream().filter(it -> it.matches("[a-z_]+")).findFirst().orElseThrow();
  }

  /// The first of the forms in which a setting is read, which is JSON's own.
  private static ObjectNode field(JsonNode definition) {
    JsonNode form = definition.has("anyOf") ? definition.path("anyOf").path(0) : definition;
    if (!definition.has("anyOf") && definition.has("$ref")) {
      form = definition(definition).path("anyOf").path(0);
    }
    ObjectNode field = form.deepCopy();
    for (String key : List.of("title", "description", "default")) {
      if (definition.has(key)) {
        field.set(key, definition.path(key));
      }
    }
    if (field.path("type").isArray()) {
      field.set("type", field.path("type").path(0));
    }
    return field;
  }

  private static void collect(JsonNode value, Set<String> names) {
    for (JsonNode reference : value.findValues("$ref")) {
      String name = reference.textValue().substring(DEFS.length());
      if (names.add(name)) {
        collect(DEFINITIONS.path(name), names);
      }
    }
  }

  private static JsonNode ofSpec(String file) throws IOException {
    return JsonText.written(Files.readString(SPECS.resolve(file))).path("config_schema");
  }

  @ParameterizedTest
  @ValueSource(strings = {"newer-long-running.json", "newer-scheduled.json"})
  void theOneInTheSpecIsMadeOfTheProgramsOwn(String file) throws IOException {
    ObjectNode expected = expected();
    Files.createDirectories(MADE.getParent());
    Files.write(MADE, JsonText.lines(expected));

    assertThat(ofSpec(file))
        .as("after a change: put what is in " + MADE + " there as config_schema")
        .isEqualTo(expected);
  }

  @Test
  void aFormThatWasLeftAsItIsCanBeRun() throws IOException {
    JsonNode schema = ofSpec("newer-long-running.json");
    ObjectNode form = JsonText.MAPPER.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          if (property.getValue().has("default")) {
            form.set(property.getKey(), property.getValue().path("default"));
          }
        });
    form.put("traffic_target_url", "http://localhost").set("sitemap", JsonText.written(SITEMAP));

    assertThat(form).hasSizeGreaterThan(10);
    assertThat(verdict(schema).faults(form)).isEmpty();
    StartRequest request = StartRequestJson.read(Sent.utf8(form.toString()));
    assertThat(request.plan()).isInstanceOf(Checked.Valid.class);
    assertThat(request.ignoredKeys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rate_limit, 0",
    "sim_users, 1.5",
    "duration, 0",
    "verify_tls, 'maybe'",
    "http_version, '3'",
    "traffic_target_url, 'ftp://x'",
    "authenticated_share, 2",
    "sitemap, ''",
  })
  void whatTheProgramRefusesTheSchemaRefuses(String key, String value) throws IOException {
    ObjectNode form = JsonText.MAPPER.createObjectNode().put("traffic_target_url", "http://h");
    form.set("sitemap", JsonText.written(SITEMAP));
    assertThat(verdict(ofSpec("newer-scheduled.json")).faults(form)).isEmpty();
    form.set(
        key,
        value.matches("[0-9.]+") && !key.equals("http_version")
            ? JsonText.written(value)
            : JsonText.MAPPER.getNodeFactory().textNode(value));

    assertThat(verdict(ofSpec("newer-scheduled.json")).faults(form)).isNotEmpty();
    Checked<RunPlan> plan = StartRequestJson.read(Sent.utf8(form.toString())).plan();
    assertThat(plan).isInstanceOf(Checked.Invalid.class);
  }

  private static SchemaVerdict verdict(JsonNode schema) {
    return SchemaVerdict.of(Sent.utf8(schema.toString()));
  }
}
