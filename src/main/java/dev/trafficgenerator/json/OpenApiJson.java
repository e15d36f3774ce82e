package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trafficgenerator.sitemap.Checked;
import java.util.Map;
import java.util.Optional;

/// The control API's description, as OpenAPI 3.1: made of the schemas, which are made of what the
/// validation reads.
public final class OpenApiJson {
  private static final String COMPONENTS = "#/components/schemas/";

  /// It is shown in one line.
  static final int VERSION_CHARS_MAX = 40;

  private OpenApiJson() {}

  /// Indented for people, with a line's end behind it.
  ///
  /// @param version of the program
  public static byte[] write(String version) {
    Map<String, Schema> schemas = StartSchema.schemas();
    SnapshotSchema.define(schemas);
    HistorySchema.define(schemas);
    RunsSchema.define(schemas);
    ReplySchema.define(schemas);
    Schema components = Schema.any();
    schemas.forEach((name, schema) -> components.with(name, schema));
    ObjectNode document =
        Schema.any()
            .with("openapi", "3.1.0")
            .with("info", info(version))
            .with("servers", JsonText.MAPPER.createArrayNode().add(server().node()))
            .with("security", JsonText.MAPPER.createArrayNode())
            .with("tags", ApiOperations.tags())
            .with("paths", ApiOperations.paths())
            .with(
                "components",
                Schema.any()
                    .with("schemas", components)
                    .with("responses", ApiOperations.responses()))
            .node();
    pointToComponents(document);
    return JsonText.lines(document);
  }

  /// The program's version, as such a document tells it; empty where it tells none.
  ///
  /// @throws IllegalArgumentException if it is no such document
  public static Optional<String> readVersion(byte[] document) {
    if (JsonText.parse(document) instanceof Checked.Valid<JsonNode>(var root)
        && root.path("openapi").isTextual()) {
      return Optional.of(root.path("info").path("version").asText().strip())
          .filter(version -> !version.isEmpty())
          .map(version -> version.substring(0, Math.min(version.length(), VERSION_CHARS_MAX)));
    }
    throw new IllegalArgumentException("This is not a traffic generator's answer: no OpenAPI.");
  }

  private static Schema info(String version) {
    return Schema.any()
        .with("title", "Traffic Generator")
        .with("version", version)
        .with("summary", "Simulated users visit a site the way people and API clients do.")
        .described(
            "The control API of a headless generator. Bodies are JSON in UTF-8, read as such"
                + " whatever their `Content-Type`, plain or with gzip. There is no authentication:"
                + " let only your own tools reach the port. Where there is a GET, there is a HEAD.")
        .with("license", Schema.any().with("name", "Apache-2.0").with("identifier", "Apache-2.0"));
  }

  private static Schema server() {
    return Schema.any().with("url", "/").described("The server that this document comes from.");
  }

  private static void pointToComponents(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
      String target = object.path("$ref").textValue();
      object.put("$ref", target.replace(Schema.DEFS, COMPONENTS));
    }
    node.forEach(OpenApiJson::pointToComponents);
  }
}
