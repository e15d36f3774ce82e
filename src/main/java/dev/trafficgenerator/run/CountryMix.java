package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How often visitors come from each country, against the others.
///
/// @param weights from a country without one nobody comes; none at all = from all over the world
public record CountryMix(Map<Country, Double> weights) {

  /// What a weight may be.
  public static final Bounds WEIGHTS = BrowserMix.WEIGHTS;

  public static final CountryMix WORLDWIDE = new CountryMix(Map.of());

  public CountryMix {
    var sorted = new EnumMap<Country, Double>(Country.class);
    sorted.putAll(weights);
    weights = Collections.unmodifiableMap(sorted);
  }

  public boolean isWorldwide() {
    return weights.isEmpty();
  }

  /// Whether every weight may be what it is.
  boolean isWithinBounds() {
    return weights.values().stream().allMatch(WEIGHTS::contains);
  }

  /// Whether there is nowhere left to come from.
  boolean isNowhere() {
    return !isWorldwide() && weights.values().stream().allMatch(weight -> weight == 0);
  }
}
