package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.Mix;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads and writes a setting that is an object of weights by name.
///
/// @param names each with what it stands for, in the order in which they are told
/// @param name of a kind
/// @param rule what the whole must be, such as `must be an object such as {"chrome":60}`
/// @param unknown what is said of a name that there isn't; the names follow it
record WeightsJson<E extends Enum<E>>(
    Map<String, E> names, Function<E, String> name, String rule, String unknown) {

  /// How often each family of browsers visits.
  static final WeightsJson<BrowserFamily> BROWSERS =
      new WeightsJson<>(
          Field.names(BrowserFamily.values(), BrowserFamily::label),
          BrowserFamily::label,
          "must be an object such as {\"chrome\":60,\"safari\":40}",
          "is not a family of browsers");

  /// Where visitors come from.
  static final WeightsJson<Country> COUNTRIES =
      new WeightsJson<>(
          Field.names(Country.values(), Country::name),
          Country::name,
          "must be an object such as {\"DE\":50,\"US\":50}",
          "is not a country that addresses are known of");

  /// Reads an object, or a string that holds one. Where something in it can't be read, the mix is
  /// the usual one.
  Mix<E> read(Field value) {
    return JsonText.object(value, rule).map(this::readObject).orElseGet(Mix::usual);
  }

  private Mix<E> readObject(Field object) {
    Map<E, Double> weights = new HashMap<>();
    int before = object.reading().problems().list().size();
    object.entries((written, value) -> {
      if (!value.isBlank()) {
        weight(written, value, weights);
      }
    });
    boolean isClean = object.reading().problems().list().size() == before;
    return isClean ? new Mix<>(weights) : Mix.usual();
  }

  private void weight(String written, Field value, Map<E, Double> weights) {
    E of = names.get(written);
    if (of == null) {
      value.problem(unknown + "; there are " + String.join(", ", names.keySet()));
      return;
    }
    Optional<BigDecimal> number = value.number();
    if (number.isPresent() && !Mix.WEIGHTS.contains(number.get().doubleValue())) {
      value.problem(Mix.WEIGHTS.rule());
    } else if (number.isPresent()) {
      weights.put(of, number.get().doubleValue());
    }
  }

  /// @param unset what is written for the usual mix
  void write(JsonGenerator out, Mix<E> mix, @Nullable String unset) throws IOException {
    if (mix.isUsual()) {
      out.writeString(unset);
      return;
    }
    out.writeStartObject();
    for (Map.Entry<String, Double> weight : mix.byName(name).entrySet()) {
      out.writeFieldName(weight.getKey());
      out.writeNumber(SettingsJson.plain(weight.getValue()));
    }
    out.writeEndObject();
  }
}
