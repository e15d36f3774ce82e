package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.ExponentialBuckets;
import dev.trafficgenerator.run.figures.LatencyBuckets;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Families of metrics for one scrape, made of numbers that are already there. For one thread.
///
/// The client takes a gauge `x` and a counter `x_total` for one metric of two types and refuses
/// them together, but the kept names have such pairs. So counters are written apart from the rest;
/// where all must be one, as in OpenMetrics, a counter of such a pair is of unknown type.
final class MetricFamilies {
  static final EscapingScheme ESCAPING = EscapingScheme.UNDERSCORE_ESCAPING;

  private static final String TOTAL = "_total";

  private final Instant since;
  private final List<MetricSnapshot> counters = new ArrayList<>();
  private final List<MetricSnapshot> others = new ArrayList<>();

  /// @param since when the run began to count
  MetricFamilies(Instant since) {
    this.since = since;
  }

  Instant since() {
    return since;
  }

  void gauge(String name, String help, long value) {
    gauge(name, help, (double) value);
  }

  void gauge(String name, String help, double value) {
    gauge(name, help, Map.of(Labels.EMPTY, value));
  }

  void gauge(String name, String help, Map<Labels, Double> values) {
    GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
    values.forEach((labels, value) ->
        family.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    others.add(family.build());
  }

  void counter(String name, String help, long value) {
    counter(name, help, Map.of(Labels.EMPTY, value));
  }

  void counter(String name, String help, double value) {
    counters.add(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
            .build());
  }

  void counter(String name, String help, Map<Labels, Long> values) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    values.forEach((labels, value) ->
        family.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
    counters.add(family.build());
  }

  /// A 1 that carries labels; its name ends with `_info`, which is added.
  void info(String name, String help, Labels labels) {
    others.add(
        InfoSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(InfoDataPointSnapshot.builder().labels(labels).build())
            .build());
  }

  void histogram(String name, String help, LatencyBuckets buckets) {
    others.add(
        HistogramSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(
                HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(classic(buckets))
                    .sum(buckets.sumSeconds())
                    .nativeSchema(ExponentialBuckets.SCHEMA)
                    .nativeZeroThreshold(ExponentialBuckets.ZERO_SECONDS)
                    .nativeZeroCount(buckets.exponential().zeroCount())
                    .nativeBucketsForPositiveValues(sparse(buckets.exponential()))
                    .build())
            .build());
  }

  /// The client counts each bucket apart and adds them up when it writes.
  private static ClassicHistogramBuckets classic(LatencyBuckets buckets) {
    List<Double> bounds = new ArrayList<>(LatencyBuckets.BOUNDS_SECONDS);
    List<Long> counts = new ArrayList<>();
    long before = 0;
    for (int i = 0; i < bounds.size(); i++) {
      long within = buckets.within().isEmpty() ? 0 : buckets.within().get(i);
      counts.add(within - before);
      before = within;
    }
    bounds.add(Double.POSITIVE_INFINITY);
    counts.add(buckets.count() - before);
    return ClassicHistogramBuckets.of(bounds, counts);
  }

  private static NativeHistogramBuckets sparse(ExponentialBuckets buckets) {
    NativeHistogramBuckets.Builder sparse = NativeHistogramBuckets.builder();
    for (int i = 0; i < buckets.counts().size(); i++) {
      long count = buckets.counts().get(i);
      if (count > 0) {
        sparse.bucket(buckets.firstIndex() + i, count);
      }
    }
    return sparse.build();
  }

  /// Families that are there already; none of their names may be one of ours.
  void addAll(MetricSnapshots families) {
    families.forEach(others::add);
  }

  /// In parts that have to be written one after the other.
  List<MetricSnapshots> apart() {
    return List.of(new MetricSnapshots(others), new MetricSnapshots(counters));
  }

  /// In one part.
  MetricSnapshots asOpenMetrics() {
    Set<String> names = new HashSet<>();
    others.forEach(family -> names.add(family.getMetadata().getName()));
    List<MetricSnapshot> all = new ArrayList<>(others);
    for (MetricSnapshot counter : counters) {
      boolean isPair = names.contains(counter.getMetadata().getName());
      all.add(isPair ? untyped(counter) : counter);
    }
    return new MetricSnapshots(all);
  }

  private static MetricSnapshot untyped(MetricSnapshot counter) {
    UnknownSnapshot.Builder family =
        UnknownSnapshot.builder()
            .name(counter.getMetadata().getName() + TOTAL)
            .help(counter.getMetadata().getHelp());
    ((CounterSnapshot) counter)
        .getDataPoints()
        .forEach(point ->
            family.dataPoint(
                UnknownDataPointSnapshot.builder()
                    .labels(point.getLabels())
                    .value(point.getValue())
                    .build()));
    return family.build();
  }
}
