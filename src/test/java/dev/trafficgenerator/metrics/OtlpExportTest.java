package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.sitemap.TrafficType;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpExportTest {
  private static final Instant AT = Instant.parse("2026-01-11T10:30:10Z");

  @RegisterExtension final LogLines log = LogLines.ofPackageOf(OtlpExportTest.class);

  private final MockWebServer collector = new MockWebServer();
  private final RunMetrics metrics = new RunMetrics(() -> 0);
  private final MetricSource source =
      new MetricSource(() ->
          new RunSnapshot(
              AT,
              new RunState.Running(AT),
              HostSample.NONE,
              metrics.figures(
                  RunSetup.NONE,
                  new RunTime(Duration.ofSeconds(10), Optional.empty()),
                  Activity.NONE)));
  private final AtomicLong nanos = new AtomicLong();

  @BeforeEach
  void listen() throws Exception {
    collector.start();
  }

  @AfterEach
  void close() {
    collector.close();
  }

  private OtlpSettings settings() {
    return settings(Duration.ofMillis(100));
  }

  private OtlpSettings settings(Duration interval) {
    return new OtlpSettings(
        URI.create(collector.url("/v1/metrics").toString()),
        Map.of("api-key", "s3cret"),
        interval,
        Map.of("service.name", "load"));
  }

  private OtlpExport export() {
    return new OtlpExport(source, settings(), nanos::get);
  }

  @Test
  void aCollectorGetsTheFamiliesThatPrometheusSees() throws Exception {
    collector.enqueue(new MockResponse.Builder().build());
    for (int millis : new int[] {2, 3, 400}) {
      metrics.record(
          metrics.path("GET", "/@x", TrafficType.WEB, RequestKind.PAGE),
          new Exchange.Answered(200, _ -> null, null, 0, millis * 1_000_000L, 1, 1),
          0);
    }
    try (OtlpExport export = export()) {
      assertThat(export.exportOnce()).isTrue();
    }

    RecordedRequest request = collector.takeRequest();
    assertThat(request.getRequestLine()).startsWith("POST /v1/metrics ");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-protobuf");
    assertThat(request.getHeaders().get("api-key")).isEqualTo("s3cret");
    var message = ExportMetricsServiceRequest.parseFrom(request.getBody().toByteArray());
    var resource = message.getResourceMetrics(0);
    assertThat(resource.getResource().getAttributes(0).getValue().getStringValue())
        .isEqualTo("load");
    Map<String, Metric> sent =
        resource.getScopeMetrics(0).getMetricsList().stream()
            .collect(Collectors.toMap(Metric::getName, Function.identity()));

    var requests = sent.get("traffic_generator_requests_total").getSum();
    assertThat(requests.getIsMonotonic()).isTrue();
    assertThat(requests.getDataPoints(0).getAsDouble()).isEqualTo(3);
    assertThat(requests.getDataPoints(0).getStartTimeUnixNano())
        .isEqualTo(Instant.parse("2026-01-11T10:30:00Z").toEpochMilli() * 1_000_000);
    assertThat(requests.getDataPoints(0).getAttributesList())
        .extracting(it -> it.getKey() + "=" + it.getValue().getStringValue())
        .containsExactlyInAnyOrder("kind=page", "method=GET", "path=/@x", "status=200");
    var latency = sent.get("traffic_generator_request_duration_seconds").getHistogram();
    assertThat(latency.getDataPoints(0).getCount()).isEqualTo(3);
    assertThat(latency.getDataPoints(0).getSum()).isEqualTo(0.405);
    assertThat(latency.getDataPoints(0).getBucketCountsList()).hasSize(17);
    assertThat(latency.getDataPoints(0).getBucketCountsList().subList(2, 4))
        .containsExactly(1L, 1L);
    assertThat(latency.getDataPoints(0).getExplicitBoundsList()).hasSize(16);
    assertThat(sent).containsKeys("container_network_bytes_sent", "process_cpu_seconds_total");
    assertThat(sent.get("app_status").getGauge().getDataPointsCount()).isEqualTo(5);
  }

  private record Point(long startNanos, long atNanos, boolean cumulative) {}

  private static List<Point> points(Metric metric) {
    List<Point> points = new ArrayList<>();
    var cumulative = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    boolean sum = metric.getSum().getAggregationTemporality() == cumulative;
    boolean histogram = metric.getHistogram().getAggregationTemporality() == cumulative;
    metric.getGauge().getDataPointsList().forEach(it -> points.add(point(it, true)));
    metric.getSum().getDataPointsList().forEach(it -> points.add(point(it, sum)));
    for (var it : metric.getHistogram().getDataPointsList()) {
      points.add(new Point(it.getStartTimeUnixNano(), it.getTimeUnixNano(), histogram));
    }
    for (var it : metric.getSummary().getDataPointsList()) {
      points.add(new Point(it.getStartTimeUnixNano(), it.getTimeUnixNano(), true));
    }
    return points;
  }

  private static Point point(NumberDataPoint it, boolean cumulative) {
    return new Point(it.getStartTimeUnixNano(), it.getTimeUnixNano(), cumulative);
  }

  @Test
  void everyFamilyIsCumulativeAndSaysWhatItIsAndSinceWhen() {
    metrics.record(
        metrics.path("GET", "/@x", TrafficType.WEB, RequestKind.PAGE),
        new Exchange.Answered(200, _ -> null, null, 0, 1_000_000, 1, 1),
        0);
    System.gc();
    var message = new OtlpMessage(Instant.ofEpochSecond(3), AT, Instant.ofEpochSecond(2));
    await()
        .until(
            () -> byName(message.of(source.now(), Map.of())).containsKey("jvm_gc_pause_seconds"));
    Map<String, Metric> sent = byName(message.of(source.now(), Map.of()));

    assertThat(sent.get("jvm_gc_pause_seconds").getSummary().getDataPoints(0).getCount())
        .isPositive();
    assertThat(sent.get("app_status").getGauge().getDataPoints(0).getAttributes(0).getKey())
        .isEqualTo("status");
    sent.forEach((name, metric) -> {
      assertThat(metric.getDescription()).as(name).isNotBlank();
      long since = name.startsWith("traffic_generator_") ? AT.getEpochSecond() : 2;
      assertThat(points(metric)).as(name).allMatch(Point::cumulative);
      assertThat(points(metric)).as(name).allMatch(it -> it.atNanos == 3_000_000_000L);
      if (!metric.hasGauge()) {
        assertThat(points(metric)).as(name).allMatch(it -> it.startNanos == since * 1_000_000_000L);
      }
    });
  }

  private static Map<String, Metric> byName(ExportMetricsServiceRequest message) {
    return message.getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
        .collect(Collectors.toMap(Metric::getName, Function.identity()));
  }

  @Test
  void noProxyGetsTheMetrics() throws Exception {
    collector.enqueue(new MockResponse.Builder().build());
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", 1)));
    try (OtlpExport export = export()) {
      assertThat(export.exportOnce()).isTrue();
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void aCollectorThatIsAwayIsNamedOnceAMinuteAndNeverWithSecrets() throws Exception {
    List<Integer> counts = new ArrayList<>();
    try (OtlpExport export = export()) {
      collector.close();
      for (long second : new long[] {0, 30, 59, 61, 90}) {
        nanos.set(TimeUnit.SECONDS.toNanos(second));
        assertThat(export.exportOnce()).isFalse();
        counts.add(log.all().size());
      }
    }

    assertThat(counts).containsExactly(1, 1, 1, 2, 2);
    assertThat(log.with("s3cret")).isEmpty();
  }

  @Test
  void aCollectorWhoseAnswerNeverEndsHoldsNothingUp() throws Exception {
    collector.enqueue(
        new MockResponse.Builder()
            .body("xxxxxxxxxx")
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());
    try (var export = new OtlpExport(source, settings(), nanos::get, Duration.ofMillis(300))) {
      assertThat(export.exportOnce()).isFalse();
    }

    assertThat(log.with("why=TimeoutException")).hasSize(1);
  }

  /// A collector takes another moment for a counter that was set back.
  @Test
  void aRunCountsFromTheSameMomentForAsLongAsItIsShown() {
    var shown = new AtomicReference<>(shown("a", new RunState.Running(AT), 10, 10));
    var all = new MetricSource(shown::get);
    Instant since = all.now().since();
    assertThat(since).isEqualTo(AT);

    shown.set(shown("a", new RunState.Running(AT), 20.004, 20));
    assertThat(all.now().since()).isEqualTo(since);
    shown.set(shown("a", new RunState.Stopped(AT.plusSeconds(30)), 600, 30));
    assertThat(all.now().since()).isEqualTo(since);
    assertThat(new MetricSource(shown::get).now().since()).isEqualTo(AT);

    shown.set(shown("b", new RunState.Running(AT.plusSeconds(700)), 710, 10));
    assertThat(all.now().since()).isEqualTo(AT.plusSeconds(700));
  }

  private RunSnapshot shown(String runId, RunState state, double atSecond, int elapsedSeconds) {
    return new RunSnapshot(
        AT.plusMillis(Math.round(atSecond * 1_000)),
        state,
        HostSample.NONE,
        metrics.figures(
            new RunSetup(runId, 0, "", 0, 0),
            new RunTime(Duration.ofSeconds(elapsedSeconds), Optional.empty()),
            Activity.NONE));
  }

  @Test
  void aHeaderThatCannotBeSentIsLeftOutAndNotShown() {
    List<String> warnings = new ArrayList<>();
    OtlpSettings read =
        OtlpSettings.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://c",
                    "OTEL_EXPORTER_OTLP_HEADERS",
                        "api-key=s3cret%0A,fine=1,Content-Length=s3cret,a b=s3cret"),
                warnings::add)
            .orElseThrow();

    assertThat(read.headers()).isEqualTo(Map.of("fine", "1"));
    assertThat(warnings).singleElement().asString().contains("OTEL_EXPORTER_OTLP_HEADERS");
    assertThat(warnings.toString()).doesNotContain("s3cret");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    collector.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", "/elsewhere").build());
    try (OtlpExport export = export()) {
      assertThat(export.exportOnce()).isFalse();
    }

    assertThat(collector.getRequestCount()).isEqualTo(1);
  }

  @Test
  void onceStartedItExportsAtEachInterval() throws Exception {
    collector.enqueue(new MockResponse.Builder().build());
    collector.enqueue(new MockResponse.Builder().build());
    try (OtlpExport _ = OtlpExport.start(source, settings())) {
      assertThat(collector.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(collector.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void whatWasCountedLastIsSentAtTheEnd() throws Exception {
    collector.enqueue(new MockResponse.Builder().build());
    try (OtlpExport _ = OtlpExport.start(source, settings(Duration.ofDays(1)))) {
      metrics.loginFailed();
    }

    assertThat(collector.getRequestCount()).isEqualTo(1);
    assertThat(loginsFailed(collector.takeRequest())).isEqualTo(1);
  }

  @Test
  void aMessageThatHangsIsCalledOffForTheLastOne() throws Exception {
    collector.enqueue(neverAnswered());
    collector.enqueue(new MockResponse.Builder().build());
    try (OtlpExport _ = OtlpExport.start(source, settings())) {
      assertThat(loginsFailed(collector.takeRequest(20, TimeUnit.SECONDS))).isZero();
      metrics.loginFailed();
    }

    assertThat(loginsFailed(collector.takeRequest(20, TimeUnit.SECONDS))).isEqualTo(1);
  }

  @Test
  void aCollectorThatNeverAnswersHoldsTheEndUpForThreeSeconds() throws Exception {
    collector.enqueue(neverAnswered());
    OtlpExport export = OtlpExport.start(source, settings(Duration.ofDays(1)));
    long start = System.nanoTime();
    export.finish();
    assertThat(collector.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
    export.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(OtlpExport.LAST_WAIT, OtlpExport.LAST_WAIT.plusSeconds(4));
    assertThat(log.with("did not take the last metrics")).hasSize(1);
  }

  private static MockResponse neverAnswered() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  private static double loginsFailed(RecordedRequest request) throws Exception {
    return ExportMetricsServiceRequest.parseFrom(request.getBody().toByteArray())
        .getResourceMetrics(0)
        .getScopeMetrics(0)
        .getMetricsList()
        .stream()
        .filter(it -> it.getName().equals("traffic_generator_logins_total"))
        .flatMap(it -> it.getSum().getDataPointsList().stream())
        .filter(it -> it.getAttributes(0).getValue().getStringValue().equals("failed"))
        .mapToDouble(NumberDataPoint::getAsDouble)
        .sum();
  }

  @Test
  void theEnvironmentIsReadAsOpenTelemetrySays() {
    List<String> warnings = new ArrayList<>();
    OtlpSettings read =
        OtlpSettings.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/",
                    "OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b+c, x=y",
                    "OTEL_METRIC_EXPORT_INTERVAL", "5000",
                    "OTEL_RESOURCE_ATTRIBUTES", "service.name=overruled,team=load",
                    "OTEL_SERVICE_NAME", "mine"),
                warnings::add)
            .orElseThrow();

    assertThat(read.endpoint()).hasToString("http://collector:4318/v1/metrics");
    assertThat(read.headers()).isEqualTo(Map.of("api-key", "a b+c", "x", "y"));
    assertThat(read.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.resource()).isEqualTo(Map.of("service.name", "mine", "team", "load"));
    assertThat(read.toString()).doesNotContain("a b");
    assertThat(warnings).isEmpty();
  }

  @Test
  void anEndpointOfItsOwnIsTakenAsItIsAndWhatCannotBeReadIsNamed() {
    List<String> warnings = new ArrayList<>();

    assertThat(OtlpSettings.of(Map.of(), warnings::add)).isEmpty();
    assertThat(
            OtlpSettings.of(
                Map.of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "https://c/own"), warnings::add))
        .hasValueSatisfying(it -> assertThat(it.endpoint()).hasToString("https://c/own"));
    assertThat(warnings).isEmpty();
    assertThat(OtlpSettings.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "no url"), warnings::add))
        .isEmpty();
    assertThat(
            OtlpSettings.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://c",
                    "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                    "OTEL_METRIC_EXPORT_INTERVAL", "soon"),
                warnings::add))
        .hasValueSatisfying(it -> assertThat(it.interval()).isEqualTo(Duration.ofMinutes(1)));
    assertThat(warnings).hasSize(3);
  }

  @Test
  void whatIsSaidOfMetricsAloneComesFirst() {
    List<String> warnings = new ArrayList<>();
    OtlpSettings read =
        OtlpSettings.of(
                Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT", "http://all",
                    "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://own/m",
                    "OTEL_EXPORTER_OTLP_HEADERS", "a=all",
                    "OTEL_EXPORTER_OTLP_METRICS_HEADERS", "a=own",
                    "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                    "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf"),
                warnings::add)
            .orElseThrow();

    assertThat(read.endpoint()).hasToString("http://own/m");
    assertThat(read.headers()).isEqualTo(Map.of("a", "own"));
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "99", "-1", "86400001", "99999999999999999999"})
  void anIntervalThatIsNoSensibleOneIsNotTaken(String millis) {
    List<String> warnings = new ArrayList<>();
    Map<String, String> environment =
        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c", "OTEL_METRIC_EXPORT_INTERVAL", millis);

    assertThat(OtlpSettings.of(environment, warnings::add).orElseThrow().interval())
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(warnings).singleElement().asString().contains("OTEL_METRIC_EXPORT_INTERVAL");
  }

  @Test
  void whoSwitchesOpenTelemetryOffGetsNone() {
    Map<String, String> environment =
        Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c", "OTEL_SDK_DISABLED", "TRUE");

    assertThat(OtlpSettings.of(environment, _ -> {})).isEmpty();
  }
}
