package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.TimeRange;
import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and writes a time that is drawn from a range: seconds, or a pair of them, each of which
/// may come as a string, and so may the pair.
final class TimeRangeJson {
  private static final String RULE =
      "must be seconds, or the shortest and the longest such as [0.1, 0.5]";

  private TimeRangeJson() {}

  static Optional<TimeRange> read(Field value) {
    if (value.node().isTextual() && value.node().textValue().strip().startsWith("[")) {
      return JsonText.parse(value.node().textValue()) instanceof Checked.Valid<JsonNode>(var node)
          ? pair(new Field(node, value.pointer(), value.reading()))
          : wrong(value);
    }
    return value.node().isArray()
        ? pair(value)
        : value.number(RULE).map(it -> TimeRange.always(Seconds.toDuration(it)));
  }

  private static Optional<TimeRange> pair(Field pair) {
    if (pair.node().size() != 2) {
      return wrong(pair);
    }
    Optional<Duration> min = number(pair.get(0)).map(Seconds::toDuration);
    Optional<Duration> max = number(pair.get(1)).map(Seconds::toDuration);
    return min.isPresent() && max.isPresent()
        ? Optional.of(new TimeRange(min.get(), max.get()))
        : Optional.empty();
  }

  /// A number that must be there, as the parts of a list must.
  static Optional<BigDecimal> number(Field part) {
    if (!part.isGiven()) {
      part.problem("must be a number");
    }
    return part.number();
  }

  private static Optional<TimeRange> wrong(Field value) {
    value.problem(RULE);
    return Optional.empty();
  }

  /// @param unset what is written where there is none
  static void write(JsonGenerator out, Optional<TimeRange> range, @Nullable String unset)
      throws IOException {
    if (range.isEmpty()) {
      out.writeString(unset);
      return;
    }
    BigDecimal min = Seconds.of(range.get().min());
    if (range.get().isOneTime()) {
      out.writeNumber(min);
    } else {
      out.writeStartArray();
      out.writeNumber(min);
      out.writeNumber(Seconds.of(range.get().max()));
      out.writeEndArray();
    }
  }

  /// What [#read] takes.
  static Schema schema(Bounds bounds) {
    return Schema.anyOf(
        SettingsSchema.within(bounds, Schema.type("number", "null")),
        Schema.array(number(bounds)).with("minItems", 2).with("maxItems", 2),
        Schema.ref(SettingsSchema.NUMBER_TEXT),
        Schema.stripped("\\[[\\s\\S]*\\]").with("contentMediaType", "application/json"));
  }

  /// What [#number] takes.
  static Schema number(Bounds bounds) {
    return Schema.anyOf(
        SettingsSchema.within(bounds, Schema.type("number")),
        Schema.stripped(Field.NUMBER_PATTERN));
  }
}
