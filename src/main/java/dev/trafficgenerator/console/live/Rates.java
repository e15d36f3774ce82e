package dev.trafficgenerator.console.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Rates from totals that only grow, over the last seconds.
final class Rates {
  private static final double WINDOW_SECONDS = 5;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(double second, Map<String, Long> totals) {}

  /// Takes the totals as of a second of the run. Those of another run begin anew.
  void take(double second, Map<String, Long> totals) {
    if (!samples.isEmpty() && second <= samples.getLast().second()) {
      if (second == samples.getLast().second()) {
        return;
      }
      samples.clear();
    }
    samples.addLast(new Sample(second, Map.copyOf(totals)));
    while (samples.size() > 2 && second - samples.getFirst().second() > WINDOW_SECONDS) {
      samples.removeFirst();
    }
  }

  void clear() {
    samples.clear();
  }

  double perSecond(String key) {
    if (samples.isEmpty()) {
      return 0;
    }
    Sample last = samples.getLast();
    Sample first = samples.getFirst();
    long now = last.totals().getOrDefault(key, 0L);
    if (samples.size() == 1) {
      return last.second() > 0 ? now / last.second() : 0;
    }
    long before = first.totals().getOrDefault(key, 0L);
    return (now - before) / (last.second() - first.second());
  }
}
