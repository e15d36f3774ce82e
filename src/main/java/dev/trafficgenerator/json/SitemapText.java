package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A sitemap's text in an editor, and the file around it.
public final class SitemapText {

  private SitemapText() {}

  /// `text` with another sitemap in the place of the one it holds. What stands around the sitemap
  /// stays, and so do keys of the sitemap itself that mean nothing here; such keys further inside
  /// are lost, as is the way in which the sitemap was laid out. Where `text` holds no sitemap as an
  /// object, the sitemap is all there is.
  ///
  /// @throws IllegalArgumentException if a JSON body or JSON credentials in the sitemap are not
  ///   JSON
  public static String replaced(String text, Sitemap sitemap) {
    JsonNode written =
        JsonText.written(new String(SitemapJson.write(sitemap), StandardCharsets.UTF_8));
    StartRequest before = StartRequestJson.read(text.getBytes(StandardCharsets.UTF_8));
    Optional<JsonNode> root =
        before.sitemapPointer().isPresent()
                && JsonText.parse(text) instanceof Checked.Valid<JsonNode>(var parsed)
            ? Optional.of(parsed)
            : Optional.empty();
    Optional<JsonNode> old =
        root.map(it -> it.at(JsonPointer.compile(before.sitemapPointer().orElse(""))));
    if (!(old.orElse(written) instanceof ObjectNode place) || old.isEmpty()) {
      return JsonLayout.of(written);
    }
    place.remove(SitemapJson.KEYS);
    written.properties().forEach(field -> place.set(field.getKey(), field.getValue()));
    return JsonLayout.of(root.orElse(written));
  }

  /// A start body around a sitemap's text, whatever that is worth: for saving what was opened as a
  /// start body. Settings at their defaults are left out.
  ///
  /// @param name of the sitemap; empty = none
  /// @param settings empty = no `config` at all
  public static String startBody(
      Optional<String> name,
      Optional<String> description,
      Optional<Map<Setting, String>> settings,
      String sitemapText) {
    ObjectNode around = JsonText.MAPPER.createObjectNode();
    name.ifPresent(it -> around.put(SentSitemap.NAME, it));
    description.ifPresent(it -> around.put(SentSitemap.DESCRIPTION, it));
    settings.ifPresent(it -> around.set("config", config(it)));
    String head =
        around.properties().stream()
            .map(it -> line(it.getKey(), JsonLayout.of(it.getValue())) + ",\n")
            .collect(Collectors.joining());
    return "{\n" + head + line(SentSitemap.SITEMAP, sitemapText) + "\n}\n";
  }

  private static String line(String key, String json) {
    return "  \"" + key + "\": " + json.strip().replace("\n", "\n  ");
  }

  private static ObjectNode config(Map<Setting, String> settings) {
    ObjectNode config = JsonText.MAPPER.createObjectNode();
    settings.forEach((setting, text) -> {
      if (!text.equals(StartRequestJson.texts(RunSettings.DEFAULTS).get(setting))) {
        config.set(setting.title(), value(text));
      }
    });
    return config;
  }

  /// Numbers and the like as such, so that the file looks as a person would write it.
  private static JsonNode value(String text) {
    return JsonText.parse(text) instanceof Checked.Valid<JsonNode>(var node)
            && !node.isTextual()
            && !node.isDouble()
        ? node
        : TextNode.valueOf(text);
  }
}
