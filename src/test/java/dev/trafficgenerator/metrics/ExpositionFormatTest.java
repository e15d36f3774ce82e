package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.Exposition;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Scrapable;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.VisitorCount;
import dev.trafficgenerator.sitemap.TrafficType;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Bucket;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpositionFormatTest {
  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";
  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
  private static final long MILLI = 1_000_000;

  private final RunMetrics metrics = new RunMetrics(() -> 0);
  private final PrometheusText prometheus =
      new PrometheusText(() ->
          new RunSnapshot(
              Instant.EPOCH,
              new RunState.Running(Instant.EPOCH),
              HostSample.NONE,
              metrics.figures(RunSetup.NONE, RunTime.NONE, Activity.NONE)));

  private void record(String template, int status, long millis) {
    metrics.record(
        metrics.path("GET", template, TrafficType.WEB, RequestKind.PAGE),
        new Exchange.Answered(status, _ -> null, null, 0, millis * MILLI, 1, 1),
        0);
  }

  private String text(String accept) {
    return new String(prometheus.scrape(accept).body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/openmetrics-text;version=1.0.0,*/*;q=0.1 | application/openmetrics-text; version=1.0.0; charset=utf-8
          text/plain | text/plain; version=0.0.4; charset=utf-8
          */* | text/plain; version=0.0.4; charset=utf-8
          text/html,application/xhtml+xml | text/plain; version=0.0.4; charset=utf-8
          """)
  void theFormatIsWhatTheCallerUnderstands(String accept, String contentType) {
    assertThat(prometheus.scrape(accept).contentType()).isEqualTo(contentType);
  }

  @Test
  void theFormatsAreThoseThatAreDocumented() {
    assertThat(prometheus.scrape(OPEN_METRICS).contentType()).isEqualTo(Scrapable.OPEN_METRICS);
    assertThat(prometheus.scrape(PROTOBUF).contentType()).isEqualTo(Scrapable.PROTOBUF);
  }

  @Test
  void withoutAWishItIsPrometheusText() {
    Exposition plain = prometheus.scrape(null);

    assertThat(plain.contentType()).isEqualTo(Scrapable.TEXT);
    assertThat(new String(plain.body(), StandardCharsets.UTF_8)).startsWith("# HELP ");
  }

  @Test
  void openMetricsHasEveryFamilyOnceAndAllKeptNames() {
    record("/@x", 200, 5);
    List<String> lines = text(OPEN_METRICS).lines().toList();

    assertThat(lines.stream().filter(line -> line.equals("# EOF"))).hasSize(1);
    assertThat(lines.getLast()).isEqualTo("# EOF");
    assertThat(
            lines.stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2]))
        .doesNotHaveDuplicates();
    assertThat(lines)
        .contains(
            "# TYPE container_network_bytes_sent gauge",
            "# TYPE container_network_bytes_sent_total unknown",
            "container_network_bytes_sent_total 0.0",
            "container_network_bytes_recv_total 0.0",
            "# TYPE traffic_generator_requests counter");
    assertThat(samples(lines)).isEqualTo(samples(text("text/plain").lines().toList()));
  }

  /// Of the generator: the JVM's go on meanwhile.
  private static List<String> samples(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("(traffic_generator|container|app)_.*"))
        .sorted()
        .toList();
  }

  @Test
  void protobufCarriesBothKindsOfHistogramAndTheyAgree() throws IOException {
    for (int millis = 0; millis < 500; millis++) {
      record("/@x", 200, millis);
    }
    Map<String, MetricFamily> families = families();

    MetricFamily latency = families.get("traffic_generator_request_duration_seconds");
    assertThat(latency.getType()).isEqualTo(MetricType.HISTOGRAM);
    Histogram histogram = latency.getMetric(0).getHistogram();
    assertThat(histogram.getSampleCount()).isEqualTo(500);
    assertThat(histogram.getBucketList())
        .filteredOn(bucket -> bucket.getUpperBound() == 0.1)
        .extracting(Bucket::getCumulativeCount)
        .containsExactly(101L);
    assertThat(histogram.getSchema()).isEqualTo(4);
    assertThat(histogram.getZeroCount()).isOne();
    assertThat(nativeWithin(histogram, Double.POSITIVE_INFINITY)).isEqualTo(499);
    // 2^-3 s is a bound of both: 1 to 125 ms.
    assertThat(nativeWithin(histogram, 0.125)).isEqualTo(125);
  }

  private static long nativeWithin(Histogram histogram, double seconds) {
    long within = 0;
    long count = 0;
    int delta = 0;
    int index = 0;
    for (var span : histogram.getPositiveSpanList()) {
      index += span.getOffset();
      for (int i = 0; i < span.getLength(); i++) {
        count += histogram.getPositiveDelta(delta++);
        within += Math.pow(2, index / 16.0) <= seconds ? count : 0;
        index++;
      }
    }
    return within;
  }

  @Test
  void protobufHasTheKeptPairsOfGaugeAndCounter() throws IOException {
    Map<String, MetricFamily> families = families();

    assertThat(families.get("container_network_bytes_sent").getType()).isEqualTo(MetricType.GAUGE);
    assertThat(families.get("container_network_bytes_sent_total").getType())
        .isEqualTo(MetricType.COUNTER);
    assertThat(families).containsKeys("process_cpu_seconds_total", "jvm_memory_used_bytes");
  }

  private Map<String, MetricFamily> families() throws IOException {
    Map<String, MetricFamily> families = new LinkedHashMap<>();
    var body = new ByteArrayInputStream(prometheus.scrape(PROTOBUF).body());
    while (body.available() > 0) {
      MetricFamily family = MetricFamily.parseDelimitedFrom(body);
      assertThat(families.put(family.getName(), family)).as(family.getName()).isNull();
    }
    return families;
  }

  @Test
  void aSitemapOfFiveThousandPathsAndAWildTargetStayWithinTheBounds() {
    for (int path = 0; path < 5_000; path++) {
      record("/items/" + path + "/@id", 200, 1);
      record("/items/" + path + "/@id", 100 + path % 500, 1);
    }
    for (int kind = 0; kind < 300; kind++) {
      metrics.sessionStarted("visitor " + kind, kind % 2 == 0, "", false);
    }
    List<String> lines = text("text/plain").lines().filter(line -> !line.startsWith("#")).toList();

    assertThat(lines.stream().filter(line -> line.startsWith("traffic_generator_requests_total")))
        .hasSizeBetween(PathStats.PATHS_MAX, 2 * PathStats.PATHS_MAX);
    assertThat(lines.stream().filter(line -> line.startsWith("traffic_generator_responses_total")))
        .hasSizeBetween(60, 70);
    assertThat(lines.stream().filter(line -> line.startsWith("traffic_generator_visitor_sessions")))
        .hasSize(VisitorCount.MOST + 2);
    assertThat(lines).hasSizeLessThan(1_000);
  }

  @Test
  void visitorsAndTheProcessAreShown() {
    metrics.sessionStarted("Firefox 140 on Linux", true, "DE", true);
    metrics.sessionStarted("curl 8", false, "", false);

    assertThat(text("text/plain"))
        .contains(
            "traffic_generator_visitor_sessions_total{kind=\"browser\",visitor=\"Firefox 140 on Linux\"} 1.0",
            "traffic_generator_visitor_sessions_total{kind=\"client\",visitor=\"curl 8\"} 1.0",
            "traffic_generator_country_sessions_total{country=\"DE\"} 1.0",
            "traffic_generator_sessions_returning_total 1.0",
            "# TYPE process_cpu_seconds_total counter",
            "# TYPE process_start_time_seconds gauge",
            "# TYPE process_uptime_seconds gauge",
            "# TYPE process_resident_memory_bytes gauge",
            "# TYPE jvm_threads_live_threads gauge",
            "# TYPE jvm_classes_loaded_classes gauge");
  }

  @Test
  void theProcessHasFewerFilesOpenThanItMay() {
    List<String> lines = text("text/plain").lines().toList();

    assertThat(value(lines, "process_open_fds"))
        .isPositive()
        .isLessThan(value(lines, "process_max_fds"));
  }

  private static double value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }
}
