package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Sitemap;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// Reads and writes the bodies of `POST /api/start` and `POST /api/update`, and files that hold
/// one.
public final class StartRequestJson {
  private static final Set<Setting> ALL = EnumSet.allOf(Setting.class);

  private StartRequestJson() {}

  /// Reads a start body of any shape, or a bare sitemap, whose settings are then all at their
  /// defaults. Never throws: problems are inside.
  public static StartRequest read(byte[] body) {
    return new StartRequest(SentBody.of(body));
  }

  /// Reads a partial config, in any shape and with any alias, and/or a sitemap. Never throws:
  /// problems are inside.
  public static UpdateRequest readUpdate(byte[] body) {
    return new UpdateRequest(SentBody.of(body));
  }

  /// A body of the first shape with every setting and the sitemap, compact. Secrets are in it.
  public static byte[] write(RunPlan plan) {
    return JsonText.write(false, out -> write(out, plan.name(), plan.settings(), plan.sitemap()));
  }

  /// As [#write(RunPlan)], indented for people, and of parts that need not be right yet.
  public static byte[] writePretty(RunSettings settings, Sitemap sitemap) {
    return JsonText.write(true, out -> write(out, "", settings, sitemap));
  }

  /// A body of the first shape that holds settings and no sitemap, indented for people. One that is
  /// not set is a null.
  public static byte[] writePretty(RunSettings settings, Set<Setting> named) {
    return JsonText.write(
        true,
        out -> {
          out.writeStartObject();
          out.writeFieldName("config");
          SettingsJson.write(out, settings, named, false);
          out.writeEndObject();
        });
  }

  private static void write(JsonGenerator out, String name, RunSettings settings, Sitemap sitemap)
      throws IOException {
    out.writeStartObject();
    if (!name.isEmpty()) {
      out.writeStringField(SentSitemap.NAME, name);
    }
    out.writeFieldName("config");
    SettingsJson.write(out, settings, ALL, false);
    out.writeFieldName(SentSitemap.SITEMAP);
    SitemapJson.write(out, sitemap);
    out.writeEndObject();
  }

  /// A body of the first shape that holds only what the update changes. A setting that it takes
  /// away, such as the duration, is a blank string.
  public static byte[] writeUpdate(RunUpdate update) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeFieldName("config");
          SettingsJson.write(out, update.settings(), update.changed(), true);
          if (update.sitemap().isPresent()) {
            out.writeFieldName(SentSitemap.SITEMAP);
            SitemapJson.write(out, update.sitemap().get());
          }
          out.writeEndObject();
        });
  }

  /// Each setting's value as text that [StartRequest#with] reads back; blank where it is not set.
  /// For forms.
  public static Map<Setting, String> texts(RunSettings settings) {
    return SettingsJson.texts(settings);
  }
}
