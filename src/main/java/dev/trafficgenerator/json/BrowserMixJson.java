package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.BrowserMix;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads and writes a run's browser mix: an object of weights by family.
final class BrowserMixJson {
  private static final WeightsJson<BrowserFamily> WEIGHTS =
      new WeightsJson<>(
          BrowserFamily.class,
          Field.names(BrowserFamily.values(), BrowserFamily::label),
          BrowserMix.WEIGHTS,
          "must be an object such as {\"chrome\":60,\"safari\":40}",
          "is not a family of browsers");

  private BrowserMixJson() {}

  /// Where something in it can't be read, the mix is that of usage.
  static BrowserMix read(Field value) {
    return new BrowserMix(WEIGHTS.read(value));
  }

  /// @param unset what is written for the mix of usage
  static void write(JsonGenerator out, BrowserMix mix, @Nullable String unset) throws IOException {
    WeightsJson.write(out, mix.weights(), BrowserFamily::label, unset);
  }
}
