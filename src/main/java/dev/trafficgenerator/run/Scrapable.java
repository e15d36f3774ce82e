package dev.trafficgenerator.run;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Figures that a monitoring system asks for.
@FunctionalInterface
public interface Scrapable {
  /// Prometheus' own text format.
  String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /// OpenMetrics, as text.
  String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  /// Prometheus' protobuf format.
  String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

  /// The whole answer as [#TEXT]. Called by any number of threads; never waits.
  String scrape();

  /// The whole answer in the format that suits the caller best: [#TEXT] where nothing else is
  /// known.
  ///
  /// @param accept the formats that the caller understands, as its `Accept` header says it; null
  ///   without one
  default Exposition scrape(@Nullable String accept) {
    return new Exposition(TEXT, scrape().getBytes(StandardCharsets.UTF_8));
  }
}
