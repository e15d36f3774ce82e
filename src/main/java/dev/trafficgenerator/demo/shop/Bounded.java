package dev.trafficgenerator.demo.shop;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

/// A map that drops what was put in first when it is full. For one thread at a time.
final class Bounded<K, V> extends LinkedHashMap<K, V> {
  @Serial private static final long serialVersionUID = 1;

  private final int max;

  Bounded(int max) {
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > max;
  }
}
