package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.CountryCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Sessions begun, by country; those of whom nobody knows where they come from are not counted. For
/// any number of threads.
final class CountryTally {
  private final Map<String, LongAdder> sessions = new ConcurrentHashMap<>();

  /// @param country empty = nobody knows
  void sessionStarted(String country) {
    if (country.isEmpty()) {
      return;
    }
    LongAdder known = sessions.get(country);
    if (known == null && sessions.size() < CountryCount.MOST) {
      known = sessions.computeIfAbsent(country, _ -> new LongAdder());
    }
    if (known != null) {
      known.increment();
    }
  }

  /// The most frequent first.
  List<CountryCount> counts() {
    return sessions.entrySet().stream()
        .map(it -> new CountryCount(it.getKey(), it.getValue().sum()))
        .sorted(
            Comparator.comparingLong(CountryCount::sessions)
                .reversed()
                .thenComparing(CountryCount::country))
        .toList();
  }
}
