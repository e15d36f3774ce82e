package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiJsonTest {
  private static final JsonNode DOCUMENT =
      SchemaVerdict.tree(new String(OpenApiJson.write("1.2.3"), StandardCharsets.UTF_8));

  @Test
  void itSaysWhatItIsAndOfWhich() {
    assertThat(DOCUMENT.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(DOCUMENT.path("info").path("version").asText()).isEqualTo("1.2.3");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> targets = DOCUMENT.findValuesAsText("$ref");

    assertThat(targets).hasSizeGreaterThan(50);
    assertThat(targets)
        .allSatisfy(target -> {
          assertThat(target).startsWith("#/components/");
          assertThat(DOCUMENT.at(target.substring(1)).isMissingNode()).as(target).isFalse();
        });
  }

  @Test
  void everyExampleIsRight() {
    int seen = 0;
    for (Map.Entry<String, JsonNode> path : DOCUMENT.path("paths").properties()) {
      JsonNode content = path.getValue().at("/post/requestBody/content/application~1json");
      if (content.isMissingNode()) {
        continue;
      }
      String pointer = content.at("/schema/$ref").asText().substring(1);
      for (JsonNode example : content.path("examples")) {
        seen++;
        assertThat(SchemaVerdict.of(DOCUMENT, pointer).faults(example.path("value"))).isEmpty();
      }
    }
    assertThat(seen).isEqualTo(7);
  }

  @Test
  void theDocumentedErrorIsOne() throws IOException {
    String docs = Files.readString(Path.of("docs/control-api.md"));
    String error = docs.substring(docs.indexOf("```json") + 7);

    assertThat(
            SchemaVerdict.of(DOCUMENT, "/components/schemas/Error")
                .faults(error.substring(0, error.indexOf("```"))))
        .isEmpty();
  }

  @Test
  void theStartBodysExamplesAreRunnable() {
    JsonNode examples =
        DOCUMENT.at("/paths/~1api~1start/post/requestBody/content/application~1json/examples");

    assertThat(examples).hasSize(3);
    examples.forEach(example -> assertThat(Sent.told(example.path("value").toString())).isEmpty());
  }

  @Test
  void everyPropertyIsDescribed() {
    JsonNode schemas = DOCUMENT.at("/components/schemas");
    List<String> bare = new ArrayList<>();
    int seen = 0;
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      JsonNode object = schema.getValue();
      // What may be an object or nothing has its properties one deeper.
      JsonNode properties =
          object.has("properties") ? object.path("properties") : object.at("/anyOf/0/properties");
      boolean onlyNarrows = List.of("NamesTarget", "HasPaths").contains(schema.getKey());
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        seen++;
        JsonNode meant = DOCUMENT.at(property.getValue().path("$ref").asText("#/").substring(1));
        if (!onlyNarrows && !property.getValue().has("description") && !meant.has("description")) {
          bare.add(schema.getKey() + " " + property.getKey());
        }
      }
    }
    assertThat(bare).isEmpty();
    assertThat(seen).isGreaterThan(100);
  }

  @Test
  void theVersionCanBeReadAgain() {
    assertThat(OpenApiJson.readVersion(OpenApiJson.write("1.2.3"))).contains("1.2.3");
    assertThat(OpenApiJson.readVersion("{\"openapi\":\"3.1.0\"}".getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
    assertThat(OpenApiJson.readVersion(OpenApiJson.write("1".repeat(500))))
        .contains("1".repeat(OpenApiJson.VERSION_CHARS_MAX));
    assertThatThrownBy(() -> OpenApiJson.readVersion("[]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
