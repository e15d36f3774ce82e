package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.sitemap.TrafficType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusTextTest {
  private static final Instant NOW = Instant.parse("2026-01-11T10:30:00Z");
  private static final long MILLI = 1_000_000;

  private static final HostSample HOST =
      new HostSample(25.5, 45.25, 2_048L << 20, 1_024L << 20, 11, 12, 13, 14, 37.5, 300_000_000);

  private static final RunSetup SETUP = new RunSetup("r", 1, "http://x", 5, 10);
  private static final RunTime TIME = new RunTime(Duration.ZERO, Optional.empty());
  private static final Activity ACTIVITY = new Activity(4, 1, 3, 2);

  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{.*})? (-?[0-9.E+-]+|NaN|\\+Inf)");

  private final RunMetrics metrics = new RunMetrics(() -> 0);

  @Test
  void theKeptNamesAreThere() {
    Map<String, Double> samples = samples(scrape(new RunState.Running(NOW)));

    assertThat(samples)
        .containsEntry("container_cpu_percent", 25.5)
        .containsEntry("container_memory_percent", 45.25)
        .containsEntry("container_memory_available_mb", 2_048.0)
        .containsEntry("container_memory_used_mb", 1_024.0)
        .containsEntry("container_memory_used_bytes", 1_073_741_824.0)
        .containsEntry("container_network_bytes_sent", 11.0)
        .containsEntry("container_network_bytes_recv", 12.0)
        .containsEntry("container_network_packets_sent", 13.0)
        .containsEntry("container_network_packets_recv", 14.0)
        .containsEntry("container_network_bytes_sent_total", 11.0)
        .containsEntry("container_network_bytes_recv_total", 12.0)
        .containsEntry("container_rps", 0.0)
        .containsEntry("traffic_generator_rps", 0.0)
        .containsEntry("traffic_generator_simulated_users", 5.0)
        .containsEntry("traffic_generator_rate_limit", 10.0);
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of("initializing", new RunState.Initializing()),
        Arguments.of("running", new RunState.Running(NOW)),
        Arguments.of("stopping", new RunState.Stopping(NOW)),
        Arguments.of("stopped", new RunState.Stopped(NOW)),
        Arguments.of("error", new RunState.Failed(NOW, "no more memory")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void theCurrentStateIsOneAndTheOthersAreZero(String current, RunState state) {
    Map<String, Double> samples = samples(scrape(state));

    for (String status : List.of("initializing", "running", "stopping", "stopped", "error")) {
      assertThat(samples)
          .containsEntry("app_status{status=\"" + status + "\"}", status.equals(current) ? 1.0 : 0);
    }
  }

  @Test
  void whatWasRecordedIsCountedByItsLabels() {
    recordSome();

    assertThat(samples(scrape(new RunState.Running(NOW))))
        .containsEntry(requests("GET", "/@x", "page", "200"), 3.0)
        .containsEntry(requests("GET", "/@x", "page", "404"), 1.0)
        .containsEntry(requests("GET", "/@x", "page", "none"), 1.0)
        .containsEntry(requests("POST", "/login", "login", "4xx"), 2.0)
        .containsEntry("traffic_generator_responses_total{status=\"200\"}", 3.0)
        .containsEntry("traffic_generator_responses_total{status=\"4xx\"}", 2.0)
        .containsEntry("traffic_generator_failures_total{cause=\"reset\"}", 1.0)
        .containsEntry("traffic_generator_failures_total{cause=\"tls\"}", 0.0)
        .containsEntry("traffic_generator_logins_total{result=\"failed\"}", 2.0)
        .containsEntry("traffic_generator_logins_total{result=\"succeeded\"}", 1.0)
        .containsEntry("traffic_generator_sessions_total", 1.0)
        .containsEntry("traffic_generator_sessions_held_back_total", 2.0)
        .containsEntry("traffic_generator_sent_bytes_total", 700.0)
        .containsEntry("traffic_generator_received_bytes_total", 3_500.0)
        .containsEntry("traffic_generator_active_users", 4.0)
        .containsEntry("traffic_generator_users_backing_off", 1.0)
        .containsEntry("traffic_generator_active_sessions", 3.0)
        .containsEntry("traffic_generator_in_flight", 2.0)
        .containsEntry("traffic_generator_saturated", 0.0)
        .containsEntry("traffic_generator_process_cpu_ratio", 0.375)
        .containsEntry("traffic_generator_process_resident_memory_bytes", 300_000_000.0);
  }

  @Test
  void histogramsAreCumulativeAndCountEveryRequest() {
    recordSome();

    String name = "traffic_generator_request_duration_seconds";
    assertThat(samples(scrape(new RunState.Running(NOW))))
        .containsEntry(name + "_bucket{le=\"0.0025\"}", 0.0)
        .containsEntry(name + "_bucket{le=\"0.005\"}", 3.0)
        .containsEntry(name + "_bucket{le=\"0.05\"}", 6.0)
        .containsEntry(name + "_bucket{le=\"30.0\"}", 6.0)
        .containsEntry(name + "_bucket{le=\"60.0\"}", 6.0)
        .containsEntry(name + "_bucket{le=\"+Inf\"}", 7.0)
        .containsEntry(name + "_count", 7.0)
        .containsEntry(name + "_sum", 100.098)
        .containsEntry("traffic_generator_service_duration_seconds_sum", 100.091)
        .containsEntry("traffic_generator_schedule_lag_seconds_bucket{le=\"0.001\"}", 7.0)
        .containsEntry("traffic_generator_schedule_lag_seconds_count", 7.0);
  }

  @Test
  void whatWasExpectedAndDemandedIsThere() {
    PathRecorder page = path("GET", "/@x", RequestKind.PAGE);
    record(page, 200, 4);
    record(page, 200, 4);
    page.unexpected();
    var verdict =
        new Verdict(
            List.of(
                new Verdict.Result("latency_ms.p95", "<250", 4, true),
                new Verdict.Result("failures", "<1%", 7, false)));
    RunFigures figures = metrics.figures(SETUP, TIME, ACTIVITY).with(verdict);
    var text =
        new PrometheusText(() -> new RunSnapshot(NOW, new RunState.Running(NOW), HOST, figures));

    assertThat(figures.requests().unexpected()).isEqualTo(1);
    assertThat(samples(text.scrape()))
        .containsEntry(
            "traffic_generator_unexpected_total{kind=\"page\",method=\"GET\",path=\"/@x\"}", 1.0)
        .containsEntry(
            "traffic_generator_threshold_passed{condition=\"<250\",figure=\"latency_ms.p95\"}", 1.0)
        .containsEntry(
            "traffic_generator_threshold_passed{condition=\"<1%\",figure=\"failures\"}", 0.0);
  }

  @Test
  void withoutARunEverythingButPathsIsThere() {
    var text =
        new PrometheusText(() ->
            new RunSnapshot(NOW, new RunState.Initializing(), HostSample.NONE, RunFigures.NONE));

    assertThat(samples(text.scrape()))
        .containsEntry("traffic_generator_rps", 0.0)
        .containsEntry("traffic_generator_request_duration_seconds_count", 0.0)
        .containsEntry("traffic_generator_request_duration_seconds_bucket{le=\"+Inf\"}", 0.0)
        .doesNotContainKey(requests("GET", "/@x", "page", "200"));
  }

  @Test
  void theSumOfTheRestHasNoSeriesForItMayFall() {
    for (int i = 0; i <= PathStats.PATHS_MAX; i++) {
      record(path("GET", "/" + i, RequestKind.PAGE), 200, 1);
    }
    String scrape = scrape(new RunState.Running(NOW));

    assertThat(scrape).doesNotContain(PathStats.OTHER);
    assertThat(samples(scrape))
        .containsEntry("traffic_generator_responses_total{status=\"200\"}", 201.0);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 200",
    "418, 4xx",
    "429, 429",
    "299, 2xx",
    "520, 5xx",
    "600, 5xx",
    "199, 1xx",
    "511, 511"
  })
  void onlyRegisteredStatusesHaveTheirOwnSeries(int status, String label) {
    assertThat(RunFamilies.statusLabel(status)).isEqualTo(label);
  }

  @Test
  void pathsThatDifferInTypeAloneAreOneSeries() {
    for (TrafficType type : TrafficType.values()) {
      record(metrics.path("POST", "/login", type, RequestKind.LOGIN), 200, 1);
    }

    assertThat(samples(scrape(new RunState.Running(NOW))))
        .containsEntry(requests("POST", "/login", "login", "200"), 2.0);
  }

  @Test
  void oneScrapeAsksForOneSnapshot() {
    var asked = new AtomicInteger();
    var text =
        new PrometheusText(() -> {
          asked.incrementAndGet();
          return snapshot(new RunState.Running(NOW));
        });
    text.scrape();

    assertThat(asked).hasValue(1);
  }

  @Test
  void theProcessItselfIsShown() {
    assertThat(scrape(new RunState.Running(NOW)))
        .contains("jvm_memory_used_bytes{area=\"heap\"")
        .contains("# TYPE jvm_gc_memory_allocated_bytes_total counter");
  }

  @Test
  void everyFamilySaysOnceWhatItIs() {
    recordSome();
    String scrape = scrape(new RunState.Running(NOW));

    Set<String> helped = new HashSet<>();
    Map<String, String> types = new TreeMap<>();
    for (String line : scrape.lines().toList()) {
      String[] words = line.split(" ");
      if (line.startsWith("# HELP ")) {
        assertThat(helped.add(words[2])).as(line).isTrue();
        assertThat(words).as(line).hasSizeGreaterThan(3);
      } else if (line.startsWith("# TYPE ")) {
        assertThat(types.put(words[2], words[3])).as(line).isNull();
      } else {
        assertThat(family(line, types)).as(line).isNotNull();
      }
    }
    assertThat(types.keySet()).isEqualTo(helped);
    types.forEach((name, type) ->
        assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter")));
  }

  private static String family(String sample, Map<String, String> types) {
    Matcher matcher = SAMPLE.matcher(sample);
    assertThat(matcher.matches()).as(sample).isTrue();
    String name = matcher.group(1);
    String stem = name.replaceFirst("_(bucket|sum|count)$", "");
    boolean isPart = List.of("histogram", "summary").contains(types.getOrDefault(stem, ""));
    return isPart ? stem : types.containsKey(name) ? name : null;
  }

  /// Beside the test above, as promtool is not everywhere.
  @Test
  void promtoolFindsFaultWithKeptNamesAlone(@TempDir Path folder) throws Exception {
    assumeTrue(isOnPath("promtool"), "promtool is not on the PATH");
    recordSome();
    Path scrape = Files.writeString(folder.resolve("scrape"), scrape(new RunState.Running(NOW)));

    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics")
            .redirectInput(scrape.toFile())
            .redirectErrorStream(true)
            .start();
    String complaints = output(promtool);
    promtool.waitFor();

    assertThat(complaints.lines().filter(line -> !line.startsWith("container_"))).isEmpty();
    assertThat(promtool.exitValue()).isIn(0, 3); // 3: lint found something
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Seven requests: three took 4 ms, three about 30 ms, one 100 s.
  private void recordSome() {
    PathRecorder page = path("GET", "/@x", RequestKind.PAGE);
    PathRecorder login = path("POST", "/login", RequestKind.LOGIN);
    for (int i = 0; i < 3; i++) {
      record(page, 200, 4);
    }
    record(page, 404, 30);
    metrics.record(page, new Exchange.Unanswered(Cause.RESET, MILLI, 31 * MILLI, 100, 500), 0);
    record(login, 418, 25);
    record(login, 499, 100_000);
    metrics.loginFailed();
    metrics.loginFailed();
    metrics.loginSucceeded();
    metrics.sessionStarted("Firefox 140 on Linux", true, "", false);
    metrics.sessionHeldBack();
    metrics.sessionHeldBack();
  }

  private PathRecorder path(String method, String template, RequestKind kind) {
    return metrics.path(method, template, TrafficType.WEB, kind);
  }

  /// Sent a millisecond late.
  private void record(PathRecorder path, int status, long latencyMillis) {
    metrics.record(
        path,
        new Exchange.Answered(status, _ -> null, null, MILLI, latencyMillis * MILLI, 100, 500),
        0);
  }

  private RunSnapshot snapshot(RunState state) {
    return new RunSnapshot(NOW, state, HOST, metrics.figures(SETUP, TIME, ACTIVITY));
  }

  private String scrape(RunState state) {
    return new PrometheusText(() -> snapshot(state)).scrape();
  }

  private static String requests(String method, String path, String kind, String status) {
    return "traffic_generator_requests_total{kind=\"%s\",method=\"%s\",path=\"%s\",status=\"%s\"}"
        .formatted(kind, method, path, status);
  }

  private static Map<String, Double> samples(String scrape) {
    return scrape
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }
}
