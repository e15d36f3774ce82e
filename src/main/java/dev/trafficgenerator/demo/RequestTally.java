package dev.trafficgenerator.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Counts requests. Labels are route templates and known methods, so there is a limit to them.
final class RequestTally {
  private final Map<DemoSite.Label, LongAdder> counts = new ConcurrentHashMap<>();

  void count(String method, String route, int status) {
    counts
        .computeIfAbsent(new DemoSite.Label(method, route, status), _ -> new LongAdder())
        .increment();
  }

  DemoSite.Counts counts() {
    return new DemoSite.Counts(
        counts.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum())));
  }
}
