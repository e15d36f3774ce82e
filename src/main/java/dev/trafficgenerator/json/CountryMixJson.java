package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.CountryMix;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads and writes where a run's visitors come from: an object of weights by country.
final class CountryMixJson {
  private static final WeightsJson<Country> WEIGHTS =
      new WeightsJson<>(
          Country.class,
          Field.names(Country.values(), Country::name),
          CountryMix.WEIGHTS,
          "must be an object such as {\"DE\":50,\"US\":50}",
          "is not a country that addresses are known of");

  private CountryMixJson() {}

  /// Where something in it can't be read, visitors come from all over the world.
  static CountryMix read(Field value) {
    return new CountryMix(WEIGHTS.read(value));
  }

  /// @param unset what is written for worldwide
  static void write(JsonGenerator out, CountryMix mix, @Nullable String unset) throws IOException {
    WeightsJson.write(out, mix.weights(), Country::name, unset);
  }
}
