package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.LatencyBuckets;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Families of metrics for one scrape, made of numbers that are already there. For one thread.
///
/// Counters are written apart from the rest: the client takes a gauge `x` and a counter `x_total`
/// for one metric of two types and refuses them together, but the kept names have such pairs.
final class MetricFamilies {
  private final List<MetricSnapshot> counters = new ArrayList<>();
  private final List<MetricSnapshot> others = new ArrayList<>();

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

  void counter(String name, String help, Map<Labels, Long> values) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
    values.forEach((labels, value) ->
        family.dataPoint(CounterDataPointSnapshot.builder().labels(labels).value(value).build()));
    counters.add(family.build());
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

  void write(OutputStream out) throws IOException {
    PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    writer.write(out, new MetricSnapshots(others), EscapingScheme.UNDERSCORE_ESCAPING);
    writer.write(out, new MetricSnapshots(counters), EscapingScheme.UNDERSCORE_ESCAPING);
  }
}
