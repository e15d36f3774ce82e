package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The JSON Schema of start bodies and sitemaps, for editors: it stands in docs, in the control API
/// and behind `validate --schema`.
public final class SchemaJson {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private SchemaJson() {}

  /// Indented for people, with a line's end behind it.
  public static byte[] sitemap() {
    Schema definitions = Schema.any();
    Map<String, Schema> schemas = StartSchema.schemas();
    schemas.forEach((name, schema) -> definitions.with(name, schema));
    ObjectNode root =
        Schema.any()
            .with("$schema", DIALECT)
            .with("title", "Traffic Generator: a start body or a sitemap")
            .with("$ref", Schema.DEFS + StartSchema.FILE)
            .with("$defs", definitions)
            .node();
    return JsonText.lines(root);
  }
}
