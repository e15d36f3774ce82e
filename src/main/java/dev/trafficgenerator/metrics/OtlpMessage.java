package dev.trafficgenerator.metrics;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Families of metrics as OpenTelemetry's collectors take them, by the names that Prometheus sees.
/// What only grows counts from the start of the run, of the process itself from its own.
final class OtlpMessage {
  private static final String TOTAL = "_total";
  private static final String OF_THE_RUN = "traffic_generator_";

  private final long nowNanos;
  private final long runStartNanos;
  private final long processStartNanos;

  OtlpMessage(Instant now, Instant runStart, Instant processStart) {
    nowNanos = nanos(now);
    runStartNanos = nanos(runStart);
    processStartNanos = nanos(processStart);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  ExportMetricsServiceRequest of(MetricFamilies families, Map<String, String> resource) {
    var scope =
        ScopeMetrics.newBuilder()
            .setScope(InstrumentationScope.newBuilder().setName("dev.trafficgenerator"));
    for (MetricSnapshots part : families.apart()) {
      part.forEach(family -> {
        Metric metric = metric(family);
        if (metric.getDataCase() != Metric.DataCase.DATA_NOT_SET) {
          scope.addMetrics(metric);
        }
      });
    }
    return ExportMetricsServiceRequest.newBuilder()
        .addResourceMetrics(
            ResourceMetrics.newBuilder()
                .setResource(
                    Resource.newBuilder()
                        .addAllAttributes(
                            resource.entrySet().stream()
                                .map(it -> attribute(it.getKey(), it.getValue()))
                                .toList()))
                .addScopeMetrics(scope))
        .build();
  }

  private Metric metric(MetricSnapshot family) {
    String name = family.getMetadata().getPrometheusName();
    String help = family.getMetadata().getHelp();
    var metric = Metric.newBuilder().setName(name).setDescription(help == null ? "" : help);
    switch (family) {
      case GaugeSnapshot gauge -> metric.setGauge(gauge(gauge));
      case CounterSnapshot counter -> metric.setName(name + TOTAL).setSum(sum(counter));
      case HistogramSnapshot histogram -> metric.setHistogram(histogram(histogram));
      case SummarySnapshot summary -> metric.setSummary(summary(summary));
      default -> {
        // There are no others; what a library may add is nothing a collector knows.
      }
    }
    return metric.build();
  }

  private Gauge gauge(GaugeSnapshot family) {
    var gauge = Gauge.newBuilder();
    for (var point : family.getDataPoints()) {
      gauge.addDataPoints(
          NumberDataPoint.newBuilder()
              .addAllAttributes(attributes(point.getLabels()))
              .setTimeUnixNano(nowNanos)
              .setAsDouble(point.getValue()));
    }
    return gauge.build();
  }

  private Sum sum(CounterSnapshot family) {
    var sum =
        Sum.newBuilder()
            .setIsMonotonic(true)
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    for (var point : family.getDataPoints()) {
      sum.addDataPoints(
          NumberDataPoint.newBuilder()
              .addAllAttributes(attributes(point.getLabels()))
              .setStartTimeUnixNano(startNanos(family))
              .setTimeUnixNano(nowNanos)
              .setAsDouble(point.getValue()));
    }
    return sum.build();
  }

  private Histogram histogram(HistogramSnapshot family) {
    var histogram =
        Histogram.newBuilder()
            .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    for (var point : family.getDataPoints()) {
      var data =
          HistogramDataPoint.newBuilder()
              .addAllAttributes(attributes(point.getLabels()))
              .setStartTimeUnixNano(startNanos(family))
              .setTimeUnixNano(nowNanos)
              .setCount(point.getCount())
              .setSum(point.getSum());
      for (var bucket : point.getClassicBuckets()) {
        data.addBucketCounts(bucket.getCount());
        if (Double.isFinite(bucket.getUpperBound())) {
          data.addExplicitBounds(bucket.getUpperBound());
        }
      }
      histogram.addDataPoints(data);
    }
    return histogram.build();
  }

  private Summary summary(SummarySnapshot family) {
    var summary = Summary.newBuilder();
    for (var point : family.getDataPoints()) {
      summary.addDataPoints(
          SummaryDataPoint.newBuilder()
              .addAllAttributes(attributes(point.getLabels()))
              .setStartTimeUnixNano(startNanos(family))
              .setTimeUnixNano(nowNanos)
              .setCount(point.getCount())
              .setSum(point.getSum()));
    }
    return summary.build();
  }

  private long startNanos(MetricSnapshot family) {
    return family.getMetadata().getPrometheusName().startsWith(OF_THE_RUN)
        ? runStartNanos
        : processStartNanos;
  }

  private static List<KeyValue> attributes(Labels labels) {
    List<KeyValue> attributes = new ArrayList<>();
    labels.forEach(label -> attributes.add(attribute(label.getName(), label.getValue())));
    return attributes;
  }

  private static KeyValue attribute(String name, String value) {
    return KeyValue.newBuilder()
        .setKey(name)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }
}
