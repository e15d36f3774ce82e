package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// How often each of several kinds comes, against the others.
///
/// @param weights a kind without one does not come; none at all = as often as usual
public record Mix<E extends Enum<E>>(Map<E, Double> weights) {

  /// What a weight may be.
  public static final Bounds WEIGHTS = Bounds.from(0, 1_000_000_000);

  /// In the order of the kinds.
  public Mix {
    weights = weights.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(weights));
  }

  /// As often as usual.
  public static <E extends Enum<E>> Mix<E> usual() {
    return new Mix<E>(Map.of());
  }

  public boolean isUsual() {
    return weights.isEmpty();
  }

  /// The weights by what the kinds are called.
  public Map<String, Double> byName(Function<E, String> name) {
    Map<String, Double> named = new LinkedHashMap<>();
    weights.forEach((kind, weight) -> named.put(name.apply(kind), weight));
    return named;
  }

  /// Whether every weight may be what it is.
  boolean isWithinBounds() {
    return weights.values().stream().allMatch(WEIGHTS::contains);
  }

  /// Whether nobody is left to come.
  boolean isOfNobody() {
    return !isUsual() && weights.values().stream().allMatch(weight -> weight == 0);
  }
}
