package dev.trafficgenerator.visitor;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Where visitors come from. Immutable.
final class Origins {
  /// From all over the world, each public address as likely as any other.
  static final Origins WORLDWIDE = new Origins(null);

  /// null = worldwide
  private final @Nullable Weighted<String> countries;

  /// @param country its code, or empty where nobody knows
  record Origin(String country, String address) {}

  private Origins(@Nullable Weighted<String> countries) {
    this.countries = countries;
  }

  /// @param weights by the code of a country of the table; one of 0 does not come
  static Origins of(Map<String, Double> weights) {
    var countries = new Weighted<String>();
    // In their order, whatever kind of map it was: the same seed gives the same visitors.
    new TreeMap<>(weights)
        .forEach((country, weight) -> {
          if (!AddressTable.standard().countries().contains(country)) {
            throw new IllegalArgumentException("no addresses of " + country);
          }
          if (weight > 0) {
            countries.add(country, weight);
          }
        });
    if (countries.values().isEmpty()) {
      throw new IllegalArgumentException("nowhere to come from");
    }
    return new Origins(countries);
  }

  Origin draw(RandomGenerator random) {
    if (countries == null) {
      return new Origin("", PublicAddress.random(random));
    }
    String country = countries.draw(random);
    return new Origin(country, AddressTable.standard().draw(country, random));
  }
}
