/// What a run does, counted: [RunMetrics][dev.trafficgenerator.metrics.RunMetrics] records every
/// exchange and gives a run's figures, [HostProbe][dev.trafficgenerator.metrics.HostProbe] samples
/// the computer or container, [MetricSource][dev.trafficgenerator.metrics.MetricSource] makes
/// families of metrics of both, and [PrometheusText][dev.trafficgenerator.metrics.PrometheusText]
/// writes those for Prometheus.
///
/// Recording is lock-free and allocates nothing; everything else happens when somebody looks. The
/// only package that knows OSHI and the Prometheus client. Depends on `run`, `http` and `sitemap`.
@NullMarked
package dev.trafficgenerator.metrics;

import org.jspecify.annotations.NullMarked;
