package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.BrowserMix;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads and writes a run's browser mix: an object of weights by family.
final class BrowserMixJson {
  private static final String RULE = "must be an object such as {\"chrome\":60,\"safari\":40}";
  private static final Map<String, BrowserFamily> FAMILIES =
      Field.names(BrowserFamily.values(), BrowserFamily::label);

  private BrowserMixJson() {}

  /// Reads an object, or a string that holds one. Where something in it can't be read, the mix is
  /// that of usage.
  static BrowserMix read(Field value) {
    if (!value.node().isTextual()) {
      return readObject(value);
    }
    return switch (JsonText.parse(value.node().textValue())) {
      case Checked.Valid<JsonNode>(var node) ->
          readObject(new Field(node, value.pointer(), value.reading()));
      case Checked.Invalid<JsonNode>(var problems) -> {
        value.problem(RULE + ", or a string that holds one: it " + problems.getFirst().message());
        yield BrowserMix.BY_USAGE;
      }
    };
  }

  private static BrowserMix readObject(Field object) {
    if (object.isGiven() && !object.node().isObject()) {
      object.problem(RULE);
      return BrowserMix.BY_USAGE;
    }
    var weights = new EnumMap<BrowserFamily, Double>(BrowserFamily.class);
    int before = object.reading().problems().list().size();
    object.entries((name, value) -> {
      if (!value.isBlank()) {
        weight(name, value, weights);
      }
    });
    boolean isClean = object.reading().problems().list().size() == before;
    return isClean ? new BrowserMix(weights) : BrowserMix.BY_USAGE;
  }

  private static void weight(String name, Field value, Map<BrowserFamily, Double> weights) {
    BrowserFamily family = FAMILIES.get(name);
    if (family == null) {
      value.problem(
          "is not a family of browsers; there are " + String.join(", ", FAMILIES.keySet()));
      return;
    }
    Optional<BigDecimal> number = value.number();
    if (number.isPresent() && !BrowserMix.WEIGHTS.contains(number.get().doubleValue())) {
      value.problem(BrowserMix.WEIGHTS.rule());
    } else if (number.isPresent()) {
      weights.put(family, number.get().doubleValue());
    }
  }

  /// @param unset what is written for the mix of usage
  static void write(JsonGenerator out, BrowserMix mix, @Nullable String unset) throws IOException {
    if (mix.isByUsage()) {
      out.writeString(unset);
      return;
    }
    out.writeStartObject();
    for (Map.Entry<BrowserFamily, Double> weight : mix.weights().entrySet()) {
      out.writeFieldName(weight.getKey().label());
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
