package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How often each family of browsers visits, against the others.
///
/// @param weights a family without one is not seen; none at all = as often as people use them
public record BrowserMix(Map<BrowserFamily, Double> weights) {

  /// What a weight may be.
  public static final Bounds WEIGHTS = Bounds.from(0, 1_000_000_000);

  /// As often as people use them.
  public static final BrowserMix BY_USAGE = new BrowserMix(Map.of());

  public BrowserMix {
    var sorted = new EnumMap<BrowserFamily, Double>(BrowserFamily.class);
    sorted.putAll(weights);
    weights = Collections.unmodifiableMap(sorted);
  }

  public boolean isByUsage() {
    return weights.isEmpty();
  }

  /// Whether every weight may be what it is.
  boolean isWithinBounds() {
    return weights.values().stream().allMatch(WEIGHTS::contains);
  }

  /// Whether there is nobody left to visit.
  boolean isOfNobody() {
    return !isByUsage() && weights.values().stream().allMatch(weight -> weight == 0);
  }
}
