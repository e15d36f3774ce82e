package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Expectation.StatusRange;
import java.util.Map;

/// The JSON Schema of what a path group expects of its answers, as [ExpectationJson] reads it.
final class ExpectationSchema {
  static final String EXPECTATION = "Expectation";
  private static final String STATUS = "ExpectedStatus";

  private ExpectationSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        STATUS,
        Schema.anyOf(
                Schema.type("integer")
                    .with("minimum", StatusRange.LOWEST)
                    .with("maximum", StatusRange.HIGHEST),
                Schema.stripped("(?:" + StatusRange.PATTERN + ")(?:\\.0+)?"))
            .described("A status from 100 to 599, or a class such as `2xx`."));
    Schema pointer = Schema.text(Auth.TOKEN_PATH_PATTERN);
    schemas.put(
        EXPECTATION,
        Schema.anyOf(
                Schema.type("object", "null")
                    .property(
                        ExpectationJson.STATUS,
                        oneOrMore(Schema.ref(STATUS))
                            .described("The answer's status is one of these."))
                    .property(
                        ExpectationJson.JSON_POINTER,
                        oneOrMore(limited(pointer))
                            .described("The answer is JSON, and each of these leads to a value."))
                    .property(
                        ExpectationJson.CONTAINS,
                        oneOrMore(limited(Schema.type("string")))
                            .described("Each of these occurs in the answer's body.")),
                Schema.ref(BLANK))
            .described("What the answers should be; others are counted as `unexpected`."));
  }

  private static Schema limited(Schema text) {
    return text.with("maxLength", Expectation.CHARACTERS_MAX);
  }

  private static Schema oneOrMore(Schema one) {
    Schema item = Schema.anyOf(one, Schema.ref(BLANK), Schema.type("null"));
    return Schema.anyOf(item, Schema.array(item).with("maxItems", Expectation.MOST));
  }
}
