package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads and writes a setting that is an object of weights by name.
///
/// @param type of what is weighed
/// @param names each with what it stands for, in the order in which they are written
/// @param rule what the whole must be, such as `must be an object such as {"chrome":60}`
/// @param unknown what is said of a name that there isn't; the names follow it
record WeightsJson<E extends Enum<E>>(
    Class<E> type, Map<String, E> names, Bounds bounds, String rule, String unknown) {

  /// Reads an object, or a string that holds one. Where something in it can't be read, there are no
  /// weights.
  Map<E, Double> read(Field value) {
    if (!value.node().isTextual()) {
      return readObject(value);
    }
    return switch (JsonText.parse(value.node().textValue())) {
      case Checked.Valid<JsonNode>(var node) ->
          readObject(new Field(node, value.pointer(), value.reading()));
      case Checked.Invalid<JsonNode>(var problems) -> {
        value.problem(rule + ", or a string that holds one: it " + problems.getFirst().message());
        yield Map.of();
      }
    };
  }

  private Map<E, Double> readObject(Field object) {
    if (object.isGiven() && !object.node().isObject()) {
      object.problem(rule);
      return Map.of();
    }
    var weights = new EnumMap<E, Double>(type);
    int before = object.reading().problems().list().size();
    object.entries((name, value) -> {
      if (!value.isBlank()) {
        weight(name, value, weights);
      }
    });
    boolean isClean = object.reading().problems().list().size() == before;
    return isClean ? weights : Map.of();
  }

  private void weight(String name, Field value, Map<E, Double> weights) {
    E of = names.get(name);
    if (of == null) {
      value.problem(unknown + "; there are " + String.join(", ", names.keySet()));
      return;
    }
    Optional<BigDecimal> number = value.number();
    if (number.isPresent() && !bounds.contains(number.get().doubleValue())) {
      value.problem(bounds.rule());
    } else if (number.isPresent()) {
      weights.put(of, number.get().doubleValue());
    }
  }

  /// @param unset what is written for no weights
  static <E extends Enum<E>> void write(
      JsonGenerator out, Map<E, Double> weights, Function<E, String> name, @Nullable String unset)
      throws IOException {
    if (weights.isEmpty()) {
      out.writeString(unset);
      return;
    }
    out.writeStartObject();
    for (Map.Entry<E, Double> weight : weights.entrySet()) {
      out.writeFieldName(name.apply(weight.getKey()));
      out.writeNumber(plain(weight.getValue()));
    }
    out.writeEndObject();
  }

  /// `60`, not `60.0`.
  private static BigDecimal plain(double weight) {
    BigDecimal number = BigDecimal.valueOf(weight).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
