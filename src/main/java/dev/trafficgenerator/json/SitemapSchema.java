package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;
import static dev.trafficgenerator.json.SettingsSchema.FLAG;

import dev.trafficgenerator.run.HeaderSyntax;
import dev.trafficgenerator.sitemap.PathGroup;
import java.util.Map;

/// The JSON Schema of a sitemap.
final class SitemapSchema {
  static final String SITEMAP = "Sitemap";
  static final String PATH = "Path";
  static final String HEADERS = "Headers";
  private static final String GROUPS = "PathGroups";
  private static final String GROUP = "PathGroup";
  private static final String OVERRIDE = "HeaderOverride";
  private static final String HAS_PATHS = "HasPaths";

  private SitemapSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        PATH,
        Schema.text("(?=.*\\S)" + PathGroup.PATH_PATTERN)
            .described(
                "A path, with a query string if wanted, or a URL on the target's own host. `@name`"
                    + " stands for a variable."));
    schemas.put(HEADERS, headers());
    ExpectationSchema.define(schemas);
    schemas.put(GROUP, group());
    schemas.put(
        GROUPS,
        Schema.anyOf(
            Schema.type("array", "null").with("items", Schema.ref(GROUP)), Schema.ref(BLANK)));
    schemas.put(OVERRIDE, override());
    VariableSchema.define(schemas);
    AuthSchema.define(schemas);
    schemas.put(HAS_PATHS, hasPaths());
    schemas.put(SITEMAP, sitemap());
  }

  private static Schema nothing() {
    return Schema.type("null");
  }

  private static Schema headers() {
    return Schema.anyOf(
            Schema.type("object", "null")
                .named(
                    HeaderSyntax.NAME_PATTERN,
                    Schema.type("string", "number", "boolean", "null")
                        .with("pattern", "^" + HeaderSyntax.VALUE_PATTERN + "$"))
                .with("additionalProperties", nothing()),
            Schema.ref(BLANK))
        .described("Headers by name. Values may hold `@name` variables.");
  }

  private static Schema group() {
    return Schema.type("object")
        .described("Paths that are visited in the same way.")
        .must(
            SitemapJson.METHOD,
            Schema.word(SitemapReading.METHODS.keySet())
                .described("The request's method, in any letter case."))
        .must(
            SitemapJson.PATHS,
            Schema.array(Schema.ref(PATH))
                .described("One of them is asked for each time, each as likely as the others."))
        .must(
            SitemapJson.TRAFFIC_TYPE,
            Schema.word(SitemapReading.TRAFFIC_TYPES.keySet())
                .described("Who asks: a person with a browser, or a program."))
        .property(
            SitemapJson.BODY,
            Schema.type("string", "object", "array", "null")
                .described("The request's body: text, or JSON that is sent as it is."))
        .property(
            SitemapJson.HEADERS,
            Schema.ref(HEADERS)
                .described("Sent with these paths; they beat all but `path_headers_override`."))
        .property(
            SitemapJson.WEIGHT,
            SettingsSchema.number(PathGroup.WEIGHTS)
                .described("How often this group is chosen, relative to the others.")
                .with("default", (long) PathGroup.DEFAULT_WEIGHT))
        .property(SitemapJson.EXPECT, Schema.ref(ExpectationSchema.EXPECTATION));
  }

  private static Schema override() {
    return Schema.anyOf(
            Schema.type("object", "null")
                .property(
                    SitemapJson.PATHS,
                    Schema.anyOf(
                            Schema.type("array", "null").with("items", Schema.ref(PATH)),
                            Schema.ref(BLANK))
                        .described("Patterns, segment by segment; `@x` matches any one segment."))
                .property(
                    SitemapJson.HEADERS, Schema.ref(HEADERS).described("They beat all others.")),
            Schema.ref(BLANK))
        .described("Headers that beat all others on the paths that match.");
  }

  private static Schema sitemap() {
    return Schema.type("object")
        .described("A site as its visitors see it.")
        .property(SitemapJson.PATHS, Schema.ref(GROUPS).described("Path groups for every session."))
        .property(
            SitemapJson.PATHS_AUTH_REQ,
            Schema.ref(GROUPS)
                .described("Path groups for logged-in sessions, which use `paths` too."))
        .property(
            SitemapJson.HAS_AUTH,
            Schema.ref(FLAG)
                .described("Whether visitors log in; missing = whether `auth` is there."))
        .property(
            SitemapJson.AUTH,
            Schema.any().described("The login, which goes first in a session; see Auth."))
        .property(
            SitemapJson.GLOBAL_HEADERS, Schema.ref(HEADERS).described("Sent on every request."))
        .property(SitemapJson.OVERRIDE, Schema.ref(OVERRIDE))
        .property(
            SitemapJson.VARIABLES,
            Schema.ref(VariableSchema.VARIABLES).described("By name, without the `@`."))
        .and("allOf", Schema.ref(HAS_PATHS))
        .and("allOf", AuthSchema.where());
  }

  /// At least one path; where all of them need a login, a login too.
  private static Schema hasPaths() {
    return Schema.anyOf(
            holding(SitemapJson.PATHS),
            holding(SitemapJson.PATHS_AUTH_REQ).required(SitemapJson.AUTH))
        .described("Holds at least one path that somebody may ask for.");
  }

  private static Schema holding(String groups) {
    Schema paths = Schema.type("array").with("minItems", 1);
    Schema oneWithPaths = Schema.any().must(SitemapJson.PATHS, paths);
    return Schema.any().must(groups, Schema.type("array").with("contains", oneWithPaths));
  }
}
