package dev.trafficgenerator.sitemap;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies of maps that keep the order a person wrote them in: headers are sent in that order.
final class Ordered {

  private Ordered() {}

  static <V> Map<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
