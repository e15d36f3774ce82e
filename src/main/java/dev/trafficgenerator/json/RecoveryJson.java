package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads and writes what an editor keeps of unsaved work.
public final class RecoveryJson {

  private RecoveryJson() {}

  /// Unsaved work.
  ///
  /// @param text of the sitemap, right or wrong
  /// @param settings as typed
  /// @param file where it was to be saved; empty = nowhere yet
  public record Unsaved(Instant at, String file, String text, Map<Setting, String> settings) {
    public Unsaved {
      settings = Map.copyOf(settings);
    }

    /// Without the text, which may hold secrets.
    @Override
    public String toString() {
      return "Unsaved[" + at + ", " + file + "]";
    }
  }

  public static byte[] write(Unsaved unsaved) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField("at", unsaved.at().toString());
          out.writeStringField("file", unsaved.file());
          out.writeStringField("text", unsaved.text());
          out.writeObjectFieldStart("settings");
          for (Map.Entry<Setting, String> setting : unsaved.settings().entrySet()) {
            out.writeStringField(setting.getKey().title(), setting.getValue());
          }
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  /// Empty for what was not written by [#write].
  public static Optional<Unsaved> read(byte[] json) {
    if (!(JsonText.parse(json) instanceof Checked.Valid<JsonNode>(JsonNode node))
        || !node.path("text").isTextual()) {
      return Optional.empty();
    }
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      JsonNode value = node.path("settings").path(setting.title());
      if (value.isTextual()) {
        settings.put(setting, value.textValue());
      }
    }
    try {
      return Optional.of(
          new Unsaved(
              Instant.parse(node.path("at").asText()),
              node.path("file").asText(),
              node.path("text").textValue(),
              settings));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
