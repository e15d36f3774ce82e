package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.VisitorCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Sessions begun, by the kind of visitor. The first [VisitorCount#MOST] kinds that come are
/// counted apart for good, so that no count ever falls; any further one counts as
/// [VisitorCount#OTHER]. For any number of threads.
final class VisitorTally {
  private static final Comparator<VisitorCount> MOST_FREQUENT_FIRST =
      Comparator.comparing((VisitorCount count) -> count.name().equals(VisitorCount.OTHER))
          .thenComparing(Comparator.comparingLong(VisitorCount::sessions).reversed())
          .thenComparing(VisitorCount::name)
          .thenComparing(VisitorCount::browser);

  private final Map<Kind, LongAdder> sessions = new ConcurrentHashMap<>();
  private final LongAdder otherBrowsers = new LongAdder();
  private final LongAdder otherClients = new LongAdder();

  private record Kind(String name, boolean browser) {}

  void sessionStarted(String name, boolean browser) {
    var kind = new Kind(name, browser);
    LongAdder known = sessions.get(kind);
    (known != null ? known : newKind(kind)).increment();
  }

  private synchronized LongAdder newKind(Kind kind) {
    LongAdder known = sessions.get(kind);
    if (known == null && sessions.size() >= VisitorCount.MOST) {
      return kind.browser ? otherBrowsers : otherClients;
    }
    return sessions.computeIfAbsent(kind, _ -> new LongAdder());
  }

  /// The most frequent first, what was not counted apart last.
  List<VisitorCount> counts() {
    List<VisitorCount> counts = new ArrayList<>();
    sessions.forEach((kind, adder) -> add(counts, kind.name, kind.browser, adder));
    add(counts, VisitorCount.OTHER, true, otherBrowsers);
    add(counts, VisitorCount.OTHER, false, otherClients);
    counts.sort(MOST_FREQUENT_FIRST);
    return List.copyOf(counts);
  }

  private static void add(
      List<VisitorCount> counts, String name, boolean browser, LongAdder adder) {
    long sum = adder.sum();
    if (sum > 0) {
      counts.add(new VisitorCount(name, browser, sum));
    }
  }
}
