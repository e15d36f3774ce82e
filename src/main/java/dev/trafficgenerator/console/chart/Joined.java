package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Neighbouring stretches of a run put together to longer ones.
///
/// Counts are summed, gauges are as of the end, and computer and memory at their highest. What lay
/// below a percentile can't be told from percentiles: the highest of them stands for the stretch,
/// so that no peak is lost from a chart. Only the mean is exact.
final class Joined {
  private Joined() {}

  /// Stretches of `step` seconds, each beginning at a multiple of it, so that they stay the same
  /// when more are added. A stretch that is longer than that stays as it is.
  static List<HistoryBucket> bySteps(List<HistoryBucket> buckets, long step) {
    var joined = new ArrayList<HistoryBucket>();
    for (int first = 0; first < buckets.size(); ) {
      int next = first + 1;
      while (next < buckets.size() && belongs(buckets, first, next, step)) {
        next++;
      }
      joined.add(next - first == 1 ? buckets.get(first) : one(buckets.subList(first, next)));
      first = next;
    }
    return joined;
  }

  private static boolean belongs(List<HistoryBucket> buckets, int first, int next, long step) {
    HistoryBucket before = buckets.get(next - 1);
    HistoryBucket bucket = buckets.get(next);
    boolean adjacent = before.startSecond() + before.seconds() == bucket.startSecond();
    return adjacent && bucket.startSecond() / step == buckets.get(first).startSecond() / step;
  }

  private static HistoryBucket one(List<HistoryBucket> parts) {
    HistoryBucket last = parts.getLast();
    long start = parts.getFirst().startSecond();
    return new HistoryBucket(
        start,
        (int) (last.startSecond() + last.seconds() - start),
        parts.stream().mapToDouble(HistoryBucket::elapsedSeconds).sum(),
        last.activeUsers(),
        last.inFlight(),
        sum(parts, HistoryBucket::requests),
        responses(parts),
        failures(parts),
        sum(parts, HistoryBucket::unexpected),
        latency(parts, HistoryBucket::latency),
        latency(parts, HistoryBucket::service),
        latency(parts, HistoryBucket::lag),
        new TrafficBytes(
            sum(parts, it -> it.bytes().sent()), sum(parts, it -> it.bytes().received())),
        max(parts, HistoryBucket::cpuPercent),
        max(parts, HistoryBucket::processCpuPercent),
        max(parts, HistoryBucket::memoryPercent),
        last.processResidentBytes(),
        parts.stream().anyMatch(HistoryBucket::saturated));
  }

  private static ResponseCounts responses(List<HistoryBucket> parts) {
    return new ResponseCounts(
        sum(parts, it -> it.responses().informational()),
        sum(parts, it -> it.responses().success()),
        sum(parts, it -> it.responses().redirection()),
        sum(parts, it -> it.responses().clientError()),
        sum(parts, it -> it.responses().serverError()));
  }

  private static FailureCounts failures(List<HistoryBucket> parts) {
    return new FailureCounts(
        sum(parts, it -> it.failures().dns()),
        sum(parts, it -> it.failures().connect()),
        sum(parts, it -> it.failures().tls()),
        sum(parts, it -> it.failures().timeout()),
        sum(parts, it -> it.failures().reset()),
        sum(parts, it -> it.failures().protocol()),
        sum(parts, it -> it.failures().aborted()));
  }

  private static LatencySummary latency(
      List<HistoryBucket> parts, Function<HistoryBucket, LatencySummary> of) {
    long requests = sum(parts, HistoryBucket::requests);
    double total = parts.stream().mapToDouble(it -> of.apply(it).mean() * it.requests()).sum();
    return new LatencySummary(
        requests == 0 ? 0 : total / requests,
        max(parts, it -> of.apply(it).p50()),
        max(parts, it -> of.apply(it).p90()),
        max(parts, it -> of.apply(it).p95()),
        max(parts, it -> of.apply(it).p99()),
        max(parts, it -> of.apply(it).p999()),
        max(parts, it -> of.apply(it).max()));
  }

  private static long sum(List<HistoryBucket> parts, ToLongFunction<HistoryBucket> of) {
    return parts.stream().mapToLong(of).sum();
  }

  private static double max(List<HistoryBucket> parts, ToDoubleFunction<HistoryBucket> of) {
    return parts.stream().mapToDouble(of).max().orElse(0);
  }
}
