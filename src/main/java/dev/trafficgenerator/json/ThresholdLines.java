package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Thresholds as an editor holds them, right or wrong, and as the text of their setting.
///
/// @param abort whether the run ends when one of them fails
public record ThresholdLines(List<Line> lines, boolean abort) {
  public static final ThresholdLines NONE = new ThresholdLines(List.of(), false);

  /// A figure and its condition, as typed.
  public record Line(String figure, String condition) {}

  public ThresholdLines {
    lines = List.copyOf(lines);
  }

  /// Reads an object of conditions by figure; blank = no thresholds. Empty where `text` is
  /// something else, which lines can't show.
  public static Optional<ThresholdLines> read(String text) {
    if (text.isBlank()) {
      return Optional.of(NONE);
    }
    return JsonText.parse(text) instanceof Checked.Valid<JsonNode>(var node) && node.isObject()
        ? read(node)
        : Optional.empty();
  }

  private static Optional<ThresholdLines> read(JsonNode object) {
    var reading = new Reading();
    List<Line> lines = new ArrayList<>();
    boolean abort = false;
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = entry.getValue();
      if (entry.getKey().equals(ThresholdsJson.ABORT)) {
        abort = new Field(value, "", reading).bool().orElse(false);
      } else if (value.isTextual()) {
        lines.add(new Line(entry.getKey(), value.textValue()));
      } else if (!value.isNull()) {
        return Optional.empty();
      }
    }
    return reading.problems().isEmpty()
        ? Optional.of(new ThresholdLines(lines, abort))
        : Optional.empty();
  }

  /// The text of the setting; blank for no thresholds. Two lines with one figure become an object
  /// that names it twice, which is then told as what is wrong.
  public String write() {
    if (equals(NONE)) {
      return "";
    }
    byte[] json =
        JsonText.write(
            false,
            out -> {
              out.writeStartObject();
              for (Line line : lines) {
                out.writeStringField(line.figure(), line.condition());
              }
              if (abort) {
                out.writeBooleanField(ThresholdsJson.ABORT, true);
              }
              out.writeEndObject();
            });
    return new String(json, StandardCharsets.UTF_8);
  }
}
