package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads and writes sitemaps. What is written and read again is equal to what it was, an empty body
/// text aside, which is no body.
public final class SitemapJson {
  static final String HAS_AUTH = "has_auth";
  static final String PATHS = "paths";
  static final String PATHS_AUTH_REQ = "paths_auth_req";
  static final String AUTH = "auth";
  static final String GLOBAL_HEADERS = "global_headers";
  static final String OVERRIDE = "path_headers_override";
  static final String VARIABLES = "variables";
  static final String METHOD = "method";
  static final String BODY = "body";
  static final String TRAFFIC_TYPE = "traffic_type";
  static final String HEADERS = "headers";
  static final String WEIGHT = "weight";
  static final String EXPECT = "expect";

  /// The keys of a sitemap.
  static final Set<String> KEYS =
      Set.of(HAS_AUTH, PATHS, PATHS_AUTH_REQ, AUTH, GLOBAL_HEADERS, OVERRIDE, VARIABLES);

  private SitemapJson() {}

  /// Reads a sitemap: bare, wrapped in metadata or in a string, or inside a start body. Problems
  /// are those of its form; whether it can be run, a plan tells.
  public static Checked<Sitemap> read(byte[] json) {
    return StartRequestJson.read(json).sitemap();
  }

  /// The sitemap as compact JSON, spelled as the contract does. Secrets are in it.
  ///
  /// @throws IllegalArgumentException if a JSON body or JSON credentials in it are not JSON
  public static byte[] write(Sitemap sitemap) {
    return JsonText.write(false, out -> write(out, sitemap));
  }

  /// The sitemap as JSON, indented for people. Secrets are in it.
  ///
  /// @throws IllegalArgumentException if a JSON body or JSON credentials in it are not JSON
  public static byte[] writePretty(Sitemap sitemap) {
    return JsonText.write(true, out -> write(out, sitemap));
  }

  /// What is empty or at its default is left out, but for `paths`.
  static void write(JsonGenerator out, Sitemap sitemap) throws IOException {
    out.writeStartObject();
    out.writeBooleanField(HAS_AUTH, sitemap.hasAuth());
    groups(out, PATHS, sitemap.paths());
    if (!sitemap.pathsAuthReq().isEmpty()) {
      groups(out, PATHS_AUTH_REQ, sitemap.pathsAuthReq());
    }
    if (sitemap.auth().isPresent()) {
      out.writeFieldName(AUTH);
      AuthJson.write(out, sitemap.auth().get());
    }
    headers(out, GLOBAL_HEADERS, sitemap.globalHeaders());
    if (!sitemap.pathHeadersOverride().equals(HeaderOverride.NONE)) {
      out.writeObjectFieldStart(OVERRIDE);
      strings(out, PATHS, sitemap.pathHeadersOverride().paths());
      headers(out, HEADERS, sitemap.pathHeadersOverride().headers());
      out.writeEndObject();
    }
    if (!sitemap.variables().isEmpty()) {
      out.writeObjectFieldStart(VARIABLES);
      for (Map.Entry<String, Variable> variable : sitemap.variables().entrySet()) {
        out.writeFieldName(variable.getKey());
        VariableJson.write(out, variable.getValue());
      }
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void groups(JsonGenerator out, String name, List<PathGroup> groups)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (PathGroup group : groups) {
      group(out, group);
    }
    out.writeEndArray();
  }

  private static void group(JsonGenerator out, PathGroup group) throws IOException {
    out.writeStartObject();
    out.writeStringField(METHOD, group.method().name());
    strings(out, PATHS, group.paths());
    out.writeStringField(TRAFFIC_TYPE, group.trafficType().name().toLowerCase(Locale.ROOT));
    switch (group.body()) {
      case Body.None() -> {}
      case Body.Text(var text) -> out.writeStringField(BODY, text);
      case Body.Json(var json) -> {
        out.writeFieldName(BODY);
        value(out, json);
      }
    }
    headers(out, HEADERS, group.headers());
    if (group.weight() != PathGroup.DEFAULT_WEIGHT) {
      out.writeFieldName(WEIGHT);
      number(out, group.weight());
    }
    if (!group.expectation().equals(Expectation.NONE)) {
      out.writeFieldName(EXPECT);
      ExpectationJson.write(out, group.expectation());
    }
    out.writeEndObject();
  }

  /// `4`, not `4.0`.
  private static void number(JsonGenerator out, double number) throws IOException {
    if (number == Math.rint(number) && Math.abs(number) <= PathGroup.WEIGHTS.high()) {
      out.writeNumber((long) number);
    } else {
      out.writeNumber(number);
    }
  }

  static void strings(JsonGenerator out, String name, List<String> strings) throws IOException {
    out.writeArrayFieldStart(name);
    for (String string : strings) {
      out.writeString(string);
    }
    out.writeEndArray();
  }

  private static void headers(JsonGenerator out, String name, Map<String, String> headers)
      throws IOException {
    if (!headers.isEmpty()) {
      out.writeObjectFieldStart(name);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        out.writeStringField(header.getKey(), header.getValue());
      }
      out.writeEndObject();
    }
  }

  /// Writes a value that is held as JSON text.
  static void value(JsonGenerator out, String json) throws IOException {
    switch (JsonText.parse(json)) {
      case Checked.Valid<JsonNode>(var node) -> out.writeTree(node);
      case Checked.Invalid<JsonNode>(var problems) ->
          throw new IllegalArgumentException(
              "JSON of the sitemap " + problems.getFirst().message());
    }
  }
}
