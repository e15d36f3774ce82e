package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What newer show runners find on their port.
class ShowRunnerFamiliesTest {
  private static final Instant NOW = Instant.parse("2026-01-11T10:30:00Z");
  private static final HostSample HOST =
      new HostSample(25.5, 45.25, 2_048L << 20, 1_024L << 20, 11, 12, 13, 14, 37.5, 300L << 20);
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_]+(?:\\{[^}]*})?) (\\S+)$");

  private final AtomicLong reloads = new AtomicLong(3);
  private RunState state = new RunState.Running(NOW);
  private final MetricSource source = new MetricSource(this::snapshot);
  private final PrometheusText text =
      PrometheusText.forShowRunner(
          source, new AppFacts("traffic-generator", "1.2.3", reloads::get, () -> true));

  private RunSnapshot snapshot() {
    RunFigures figures =
        new RunMetrics(() -> 0)
            .figures(
                new RunSetup("r", 1, "http://x", 5, 10),
                new RunTime(Duration.ZERO, Optional.empty()),
                new Activity(4, 1, 3, 2));
    return new RunSnapshot(NOW, state, HOST, figures);
  }

  private Map<String, String> samples() {
    return SAMPLE
        .matcher(text.scrape())
        .results()
        .collect(Collectors.toMap(it -> it.group(1), (MatchResult it) -> it.group(2)));
  }

  @Test
  void theNamesOfEveryApplicationAreThere() {
    assertThat(samples())
        .containsEntry("app_info{name=\"traffic-generator\",version=\"1.2.3\"}", "1")
        .containsEntry("process_cpu_percent", "37.5")
        .containsEntry("process_memory_mb", "300.0")
        .containsEntry("config_reloads_total", "3.0")
        .containsEntry("config_last_reload_successful", "1.0");
    assertThat(Double.parseDouble(samples().getOrDefault("app_uptime_seconds", "0"))).isPositive();
  }

  @Test
  void thePredecessorsNamesAreThereAndFallToZeroWithTheRun() {
    assertThat(samples())
        .containsEntry("traffic_generator_status", "1.0")
        .containsEntry("simulated_users", "5.0")
        .containsEntry("rate_limit", "10.0")
        .containsEntry("traffic_rps", "0.0");

    state = new RunState.Stopped(NOW);

    assertThat(samples())
        .containsEntry("traffic_generator_status", "0.0")
        .containsEntry("simulated_users", "0.0")
        .containsEntry("rate_limit", "0.0");
  }

  @Test
  void oursStandBesideThem() {
    Map<String, String> ours =
        SAMPLE
            .matcher(new PrometheusText(source).scrape())
            .results()
            .collect(Collectors.toMap(it -> it.group(1), (MatchResult it) -> it.group(2)));

    assertThat(samples().keySet()).containsAll(ours.keySet());
    assertThat(ours).doesNotContainKeys("app_uptime_seconds", "traffic_rps");
  }

  @Test
  void everyFormatHasThem() {
    String openMetrics =
        new String(text.scrape("application/openmetrics-text").body(), StandardCharsets.UTF_8);

    assertThat(openMetrics)
        .contains("# TYPE app info\n", "app_info{name=", "config_reloads_total 3.0\n")
        .endsWith("# EOF\n");
    assertThat(text.scrape("application/vnd.google.protobuf").body()).isNotEmpty();
  }
}
