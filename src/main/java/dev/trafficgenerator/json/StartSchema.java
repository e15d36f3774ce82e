package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SettingsSchema.BLANK;
import static dev.trafficgenerator.json.SettingsSchema.SETTINGS;

import dev.trafficgenerator.run.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The JSON Schema of start and update bodies, and of files that hold one or a sitemap alone.
final class StartSchema {
  static final String START = "StartBody";
  static final String UPDATE = "UpdateBody";
  static final String FILE = "StartFile";
  private static final String SENT = "SentSitemap";
  private static final String CONFIG = "config";
  private static final String TARGET = "NamesTarget";

  private StartSchema() {}

  /// All schemas of what is sent, by name.
  static Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    SettingsSchema.define(schemas);
    SitemapSchema.define(schemas);
    schemas.put(SENT, sentSitemap());
    schemas.put(TARGET, namesTarget());
    schemas.put(FILE, file());
    schemas.put(
        START,
        Schema.type("object")
            .described(
                "What a run is started with: `config` and `sitemap`, or the settings beside"
                    + " `sitemap`; the sitemap bare, wrapped in metadata, or as a JSON string.")
            .and("allOf", Schema.ref(FILE))
            .and("allOf", Schema.ref(TARGET)));
    schemas.put(UPDATE, update());
    return schemas;
  }

  private static Schema sentSitemap() {
    Schema notWrapped =
        Schema.ref(SitemapSchema.SITEMAP)
            .property(SentSitemap.SITEMAP, Schema.type("null").described("It holds no other."));
    Schema wrapped =
        metadata(Schema.type("object"))
            .must(SentSitemap.SITEMAP, Schema.ref(SENT).described("The sitemap inside."));
    Schema quoted =
        Schema.type("string")
            .with("pattern", "\\S")
            .with("contentMediaType", "application/json")
            .with("contentSchema", Schema.ref(SENT));
    return Schema.anyOf(notWrapped, wrapped, quoted)
        .described("A sitemap: itself, wrapped in metadata, or as a JSON string that holds one.");
  }

  private static Schema metadata(Schema object) {
    return object
        .property("id", Schema.any().described("Whatever tells it from others; not read."))
        .property(SentSitemap.NAME, Schema.any().described("What people call it; logged."))
        .property(SentSitemap.DESCRIPTION, Schema.any().described("What it is for."));
  }

  /// A body whose `sitemap` is nothing, or blank, is itself the sitemap.
  private static Schema file() {
    Schema none = Schema.anyOf(Schema.type("null"), Schema.ref(BLANK));
    return metadata(Schema.type("object"))
        .described("A start body, or a sitemap alone, as `run` and `validate` take it.")
        .property(CONFIG, config())
        .property(SentSitemap.SITEMAP, Schema.any().described("What to visit. See SentSitemap."))
        .and("allOf", Schema.ref(SETTINGS))
        .with("if", Schema.any().property(SentSitemap.SITEMAP, none))
        .with("then", Schema.ref(SitemapSchema.SITEMAP))
        .with("else", Schema.any().property(SentSitemap.SITEMAP, Schema.ref(SENT)));
  }

  private static Schema config() {
    return Schema.anyOf(Schema.ref(SETTINGS), Schema.type("null"))
        .described("The settings. They may stand beside `sitemap` too; what stands here wins.");
  }

  private static Schema update() {
    Schema none = Schema.anyOf(Schema.type("null"), Schema.ref(BLANK));
    return Schema.type("object")
        .described(
            "Any part of a start body: what does not come, stays. A blank string is the default.")
        .property(CONFIG, config())
        .property(
            SentSitemap.SITEMAP,
            Schema.anyOf(none, Schema.ref(SENT)).described("What to visit from now on."))
        .and("allOf", Schema.ref(SETTINGS));
  }

  /// The one setting without a default is given, under one of its names, in one of its places.
  private static Schema namesTarget() {
    List<String> names =
        Stream.concat(Stream.of(Setting.TARGET_URL.title()), Setting.TARGET_URL.aliases().stream())
            .toList();
    List<Schema> places = new ArrayList<>();
    names.forEach(name -> places.add(Schema.any().must(name, Schema.type("string"))));
    names.forEach(name ->
        places.add(
            Schema.any().must(CONFIG, Schema.type("object").must(name, Schema.type("string")))));
    return Schema.anyOf(places.toArray(Schema[]::new))
        .described("Names the target, under one of the setting's names.");
  }
}
