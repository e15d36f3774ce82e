package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads and writes a load curve: a name, or a list of `[seconds, share]`, which may be in a
/// string.
final class LoadCurveJson {
  private static final Map<String, LoadCurve.Shape> SHAPES =
      Field.names(LoadCurve.Shape.values(), LoadCurve.Shape::label);
  private static final String RULE =
      "must be one of "
          + String.join(", ", SHAPES.keySet())
          + ", or points such as [[0, 0.2], [60, 1]]";
  private static final String POINT_RULE = "must be [seconds, share], such as [60, 0.5]";

  private LoadCurveJson() {}

  static Optional<LoadCurve> read(Field value) {
    if (value.node().isArray()) {
      return points(value);
    }
    String text = value.node().isTextual() ? value.node().textValue().strip() : "";
    if (text.startsWith("[") && JsonText.parse(text) instanceof Checked.Valid<JsonNode>(var node)) {
      return points(new Field(node, value.pointer(), value.reading()));
    }
    for (Map.Entry<String, LoadCurve.Shape> shape : SHAPES.entrySet()) {
      if (shape.getKey().equalsIgnoreCase(text)) {
        return Optional.of(new LoadCurve.BuiltIn(shape.getValue()));
      }
    }
    value.problem(RULE);
    return Optional.empty();
  }

  private static Optional<LoadCurve> points(Field list) {
    int size = list.node().size();
    if (size == 0) {
      list.problem(RULE);
      return Optional.empty();
    }
    list.reading()
        .problems()
        .addIfMore(size, LoadCurve.POINTS_MAX, LoadCurve.POINTS, list.pointer());
    List<LoadCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(size, LoadCurve.POINTS_MAX); i++) {
      point(list.get(i)).ifPresent(points::add);
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(new LoadCurve.Drawn(points));
  }

  private static Optional<LoadCurve.Point> point(Field pair) {
    if (!pair.node().isArray() || pair.node().size() != 2) {
      pair.problem(POINT_RULE);
      return Optional.empty();
    }
    Optional<BigDecimal> at = TimeRangeJson.number(pair.get(0));
    Optional<BigDecimal> share = TimeRangeJson.number(pair.get(1));
    return at.isPresent() && share.isPresent()
        ? Optional.of(new LoadCurve.Point(Seconds.toDuration(at.get()), share.get().doubleValue()))
        : Optional.empty();
  }

  static void write(JsonGenerator out, LoadCurve curve) throws IOException {
    switch (curve) {
      case LoadCurve.BuiltIn(var shape) -> out.writeString(shape.label());
      case LoadCurve.Drawn(var points) -> {
        out.writeStartArray();
        for (LoadCurve.Point point : points) {
          out.writeStartArray();
          out.writeNumber(Seconds.of(point.at()));
          out.writeNumber(SettingsJson.plain(point.share()));
          out.writeEndArray();
        }
        out.writeEndArray();
      }
    }
  }

  /// What [#read] takes.
  static Schema schema(SettingRule.Curve rule) {
    ArrayNode pair =
        JsonText.MAPPER
            .createArrayNode()
            .add(TimeRangeJson.number(rule.seconds()).node())
            .add(TimeRangeJson.number(Bounds.from(0, 1)).node());
    Schema point =
        Schema.type("array").with("prefixItems", pair).with("minItems", 2).with("maxItems", 2);
    return Schema.anyOf(
        Schema.stripped(Schema.anyCase(rule.words()) + "|\\[[\\s\\S]*\\]")
            .with("examples", Schema.strings(rule.words())),
        Schema.array(point).with("minItems", 1).with("maxItems", rule.most()),
        Schema.ref(SettingsSchema.BLANK),
        Schema.type("null"));
  }
}
