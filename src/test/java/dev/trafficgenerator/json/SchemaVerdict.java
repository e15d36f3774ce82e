package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What somebody else's validator says of a value, by one of our schemas.
public final class SchemaVerdict {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema schema;

  private SchemaVerdict(Schema schema) {
    this.schema = schema;
  }

  /// By a whole schema document.
  public static SchemaVerdict of(byte[] document) {
    return new SchemaVerdict(
        REGISTRY.getSchema(tree(new String(document, StandardCharsets.UTF_8))));
  }

  /// By the part of `document` that `pointer` points to.
  public static SchemaVerdict of(JsonNode document, String pointer) {
    ObjectNode root = document.deepCopy();
    root.put("$ref", "#" + pointer);
    return new SchemaVerdict(REGISTRY.getSchema(root));
  }

  /// Everything that is wrong; empty if nothing is.
  public List<String> faults(String json) {
    return faults(tree(json));
  }

  public List<String> faults(JsonNode value) {
    return schema.validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  public boolean accepts(String json) {
    return faults(json).isEmpty();
  }

  /// As the program reads it: numbers with all their digits.
  public static JsonNode tree(String json) {
    return switch (JsonText.parse(json)) {
      case Checked.Valid<JsonNode>(var node) -> node;
      case Checked.Invalid<JsonNode>(var problems) -> throw new AssertionError(problems + json);
    };
  }
}
