package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.Exposition;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.Scrapable;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A generator's figures as Prometheus scrapes them, in the format that it asks for: its own text,
/// OpenMetrics' text, or protobuf, which alone carries native histograms. Safe to call from any
/// number of threads.
public final class PrometheusText implements Scrapable {
  private final MetricSource source;
  private final MetricSource.MoreFamilies more;
  private final ExpositionFormats formats = ExpositionFormats.init();

  public PrometheusText(MetricSource source) {
    this(source, (_, _) -> {});
  }

  private PrometheusText(MetricSource source, MetricSource.MoreFamilies more) {
    this.source = source;
    this.more = more;
  }

  /// With what newer show runners look for, beside all the rest.
  public static PrometheusText forShowRunner(MetricSource source, AppFacts app) {
    return new PrometheusText(source, new ShowRunnerFamilies(app)::add);
  }

  /// To be made once in a process, as a [MetricSource] is.
  ///
  /// @param snapshots asked once a scrape
  public PrometheusText(Supplier<RunSnapshot> snapshots) {
    this(new MetricSource(snapshots));
  }

  @Override
  public String scrape() {
    return new String(write(PrometheusTextFormatWriter.create()).body(), StandardCharsets.UTF_8);
  }

  @Override
  public Exposition scrape(@Nullable String accept) {
    return write(formats.findWriter(accept));
  }

  private Exposition write(ExpositionFormatWriter writer) {
    MetricFamilies families = source.now(more);
    List<MetricSnapshots> parts =
        writer instanceof OpenMetricsTextFormatWriter
            ? List.of(families.asOpenMetrics())
            : families.apart();
    var body = new ByteArrayOutputStream();
    try {
      for (MetricSnapshots part : parts) {
        writer.write(body, part, MetricFamilies.ESCAPING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Exposition(writer.getContentType(), body.toByteArray());
  }
}
