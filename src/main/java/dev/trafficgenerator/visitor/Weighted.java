package dev.trafficgenerator.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Values to draw from, each as likely as its share of the weights.
final class Weighted<T> {
  private final List<T> values = new ArrayList<>();
  private final List<Double> bounds = new ArrayList<>();
  private double total;

  /// @param weight over 0
  void add(T value, double weight) {
    total += weight;
    values.add(value);
    bounds.add(total);
  }

  /// The weight of the value at `index`.
  double weight(int index) {
    return index == 0 ? bounds.get(0) : bounds.get(index) - bounds.get(index - 1);
  }

  List<T> values() {
    return List.copyOf(values);
  }

  /// One of the values, of which there must be one at least.
  T draw(RandomGenerator random) {
    double point = random.nextDouble() * total;
    int index = 0;
    // The last one takes what rounding may leave over.
    while (index < values.size() - 1 && point >= bounds.get(index)) {
      index++;
    }
    return values.get(index);
  }
}
