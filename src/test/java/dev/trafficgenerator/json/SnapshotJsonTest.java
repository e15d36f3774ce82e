package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencyHistograms;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.figures.VisitorCount;
import dev.trafficgenerator.sitemap.TrafficType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotJsonTest {
  private static final Instant AT = Instant.parse("2026-01-11T10:30:00.123456Z");
  private static final Instant SINCE = Instant.parse("2026-01-11T10:00:00Z");
  private static final long MEGABYTE = 1024 * 1024;
  private static final HostSample HOST =
      new HostSample(
          25.5, 45.2, 2048 * MEGABYTE, 1024 * MEGABYTE, 1, 2, 3, 4, 12.5, 150 * MEGABYTE);

  private static final RunFigures FIGURES =
      new RunFigures(
          new RunSetup("run-1", -42, "https://example.com", 5, 10),
          new RunTime(Duration.ofMillis(90_500), Optional.of(Duration.ofMillis(9_500))),
          new Activity(5, 2, 4, 3),
          new SessionCounts(
              20, 1, 5, List.of(new CountryCount("US", 12), new CountryCount("DE", 8))),
          List.of(
              new VisitorCount("Chrome 156 on Windows", true, 14),
              new VisitorCount("curl 8", false, 5),
              new VisitorCount(VisitorCount.OTHER, false, 1)),
          new LoginCounts(7, 2),
          new RequestCounts(
              1_000,
              12.5,
              new ResponseCounts(1, 900, 50, 30, 9),
              Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(200, 900L, 404, 30L))),
              new FailureCounts(1, 2, 3, 4, 5, 6, 7),
              17,
              List.of(
                  new FailureSample(
                      "connect",
                      SINCE,
                      "GET /items/@id",
                      "Connection refused",
                      AT,
                      "POST /login",
                      "No route to host"))),
          new TrafficBytes(50_000, Long.MAX_VALUE),
          new Timings(
              new LatencySummary(1.5, 1, 2, 3, 4, 5, 6.125),
              new LatencySummary(0.5, 1, 2, 3, 4, 5, 6),
              new LatencySummary(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
              LatencyHistograms.NONE),
          new Verdict(
              List.of(
                  new Verdict.Result("latency_ms.p95", "<250", 182.125, true),
                  new Verdict.Result("failures", "<1%", Double.NaN, true),
                  new Verdict.Result("rps", ">50", 12, false))),
          true,
          List.of(
              new PathStats(
                  "GET",
                  "/items/@id",
                  TrafficType.WEB,
                  RequestKind.PAGE,
                  10,
                  1,
                  new ResponseCounts(0, 9, 0, 0, 0),
                  new LatencySummary(1, 1, 1, 1, 1, 1, 2),
                  4),
              new PathStats(
                  "POST",
                  "/login",
                  TrafficType.API,
                  RequestKind.LOGIN,
                  3,
                  0,
                  ResponseCounts.NONE,
                  LatencySummary.NONE,
                  0)));

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of(new RunState.Initializing(), "initializing", "stopped", false),
        Arguments.of(new RunState.Running(SINCE), "running", "running", true),
        Arguments.of(new RunState.Stopping(SINCE), "stopping", "stopping", false),
        Arguments.of(new RunState.Stopped(SINCE), "stopped", "stopped", false),
        Arguments.of(new RunState.Failed(SINCE, "no memory left"), "error", "error", false));
  }

  @ParameterizedTest
  @MethodSource("states")
  void whatIsWrittenIsReadAgain(RunState state, String app, String generator, boolean running) {
    RunSnapshot snapshot = new RunSnapshot(AT, state, HOST, FIGURES);
    byte[] json = SnapshotJson.write(snapshot);
    JsonNode tree = tree(json);

    assertThat(SnapshotJson.read(json)).isEqualTo(snapshot);
    assertThat(tree.path("app_status").asText()).isEqualTo(app);
    assertThat(tree.path("metrics").path("traffic_generator_status").asText()).isEqualTo(generator);
    assertThat(tree.path("metrics").path("running").booleanValue()).isEqualTo(running);
    assertThat(tree.path("metrics").has("error")).isEqualTo(state instanceof RunState.Failed);
  }

  @Test
  void theContractsExampleIsWritten() {
    JsonNode tree =
        tree(SnapshotJson.write(new RunSnapshot(AT, new RunState.Running(SINCE), HOST, FIGURES)));

    assertThat(tree.path("timestamp").asText()).isEqualTo("2026-01-11T10:30:00.123456Z");
    assertThat(tree.path("container_status").asText()).isEqualTo("running");
    assertThat(tree.path("network"))
        .hasToString("{\"bytes_sent\":1,\"bytes_recv\":2,\"packets_sent\":3,\"packets_recv\":4}");
    assertThat(tree.path("system"))
        .hasToString(
            "{\"cpu_percent\":25.5,\"memory_percent\":45.2,\"memory_available_mb\":2048.0,"
                + "\"memory_used_mb\":1024.0,\"process_cpu_percent\":12.5,"
                + "\"process_memory_mb\":150.0}");
    assertThat(tree.path("metrics").toString())
        .startsWith(
            "{\"rps\":12.5,\"current_rps\":12.5,\"running\":true,"
                + "\"traffic_generator_status\":\"running\",\"simulated_users\":5,"
                + "\"rate_limit\":10,\"target_url\":\"https://example.com\",");
    assertThat(tree.path("adapter_metrics")).isEqualTo(tree.path("metrics"));
  }

  @Test
  void visitorsAndFailuresAreWrittenAsDocumented() {
    JsonNode metrics =
        tree(SnapshotJson.write(new RunSnapshot(AT, new RunState.Running(SINCE), HOST, FIGURES)))
            .path("metrics");

    assertThat(metrics.path("visitors").get(0))
        .hasToString("{\"name\":\"Chrome 156 on Windows\",\"kind\":\"browser\",\"sessions\":14}");
    assertThat(metrics.path("visitors").get(1).path("kind").asText()).isEqualTo("client");
    assertThat(metrics.path("failure_samples"))
        .hasToString(
            "{\"connect\":{\"count\":2,\"first\":{\"at\":\"2026-01-11T10:00:00.000000Z\","
                + "\"request\":\"GET /items/@id\",\"detail\":\"Connection refused\"},"
                + "\"last\":{\"at\":\"2026-01-11T10:30:00.123456Z\","
                + "\"request\":\"POST /login\",\"detail\":\"No route to host\"}}}");
  }

  @Test
  void beforeTheFirstRunEveryKeyIsThereAndSaysNothing() {
    byte[] json =
        SnapshotJson.write(
            new RunSnapshot(AT, new RunState.Initializing(), HostSample.NONE, RunFigures.NONE));
    String times = "{'mean':0.0,'p50':0.0,'p90':0.0,'p95':0.0,'p99':0.0,'p999':0.0,'max':0.0}";

    assertThat(tree(json).path("metrics"))
        .hasToString(
            ("{'rps':0.0,'current_rps':0.0,'running':false,'traffic_generator_status':'stopped',"
                    + "'simulated_users':0,'rate_limit':0,'target_url':'','state_since':null,"
                    + "'run_id':'','seed':0,'elapsed_seconds':0.0,'remaining_seconds':null,"
                    + "'active_users':0,'users_backing_off':0,'active_sessions':0,'sessions_total':0,"
                    + "'sessions_held_back':0,'in_flight':0,'logins':{'succeeded':0,'failed':0},"
                    + "'requests_total':0,'unexpected':0,'bytes_sent':0,'bytes_received':0,"
                    + "'responses':{'1xx':0,'2xx':0,'3xx':0,'4xx':0,'5xx':0},'statuses':{},"
                    + "'failures':{'dns':0,'connect':0,'tls':0,'timeout':0,'reset':0,'protocol':0,"
                    + "'aborted':0},'failure_samples':{},'visitors':[],'sessions_returning':0,"
                    + "'returning_share':0.0000,'countries':[],'latency_ms':"
                    + times
                    + ",'service_ms':"
                    + times
                    + ",'schedule_lag_ms':"
                    + times
                    + ",'saturated':false,'verdict':{'passed':true,'thresholds':[]},'paths':[]}")
                .replace('\'', '"'));
    assertThat(SnapshotJson.read(json).figures()).isEqualTo(RunFigures.NONE);
  }

  @Test
  void aVerdictIsToldThresholdByThreshold() {
    JsonNode tree =
        tree(SnapshotJson.write(new RunSnapshot(AT, new RunState.Stopped(SINCE), HOST, FIGURES)));

    assertThat(tree.path("metrics").path("verdict"))
        .hasToString(
            ("{'passed':false,'thresholds':["
                    + "{'figure':'latency_ms.p95','condition':'<250','value':182.125,'passed':true},"
                    + "{'figure':'failures','condition':'<1%','value':null,'passed':true},"
                    + "{'figure':'rps','condition':'>50','value':12.0,'passed':false}]}")
                .replace('\'', '"'));
  }

  @Test
  void aPathCarriesItsKind() {
    JsonNode tree =
        tree(SnapshotJson.write(new RunSnapshot(AT, new RunState.Stopped(SINCE), HOST, FIGURES)));

    assertThat(tree.path("metrics").path("paths").path(1))
        .hasToString(
            ("{'method':'POST','path':'/login','traffic_type':'api','kind':'login','requests':3,"
                    + "'failures':0,'unexpected':0,'responses':{'1xx':0,'2xx':0,'3xx':0,'4xx':0,'5xx':0},"
                    + "'latency_ms':{'mean':0.0,'p50':0.0,'p90':0.0,'p95':0.0,'p99':0.0,'p999':0.0,"
                    + "'max':0.0}}")
                .replace('\'', '"'));
  }

  @Test
  void figuresAreRoundedAndWhatIsNoNumberIsZero() {
    HostSample host =
        new HostSample(1.0 / 3, Double.NaN, 1_000_000, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0);
    JsonNode tree =
        tree(
            SnapshotJson.write(
                new RunSnapshot(
                    Instant.parse("2026-01-11T10:30:00.123456789Z"),
                    new RunState.Initializing(),
                    host,
                    RunFigures.NONE)));

    assertThat(tree.path("timestamp").asText()).isEqualTo("2026-01-11T10:30:00.123456Z");
    assertThat(tree.path("system").path("cpu_percent")).hasToString("0.333");
    assertThat(tree.path("system").path("memory_percent")).hasToString("0.0");
    assertThat(tree.path("system").path("memory_available_mb")).hasToString("0.954");
    assertThat(tree.path("system").path("process_cpu_percent")).hasToString("0.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2026-01-11T10:30:00.123456        | 2026-01-11T10:30:00.123456Z",
        "2026-01-11T10:30:00               | 2026-01-11T10:30:00Z",
        "2026-01-11T10:30:00.123456+00:00  | 2026-01-11T10:30:00.123456Z",
        "2026-01-11T12:30:00+02:00         | 2026-01-11T10:30:00Z",
      })
  void aPredecessorsAnswerIsRead(String timestamp, Instant at) {
    String json =
        """
        {"timestamp":"%s","app_status":"running","container_status":"running",
         "network":{"bytes_sent":10,"bytes_recv":20,"packets_sent":1,"packets_recv":2},
         "system":{"cpu_percent":25.5,"memory_percent":45.2,"memory_available_mb":1.5},
         "adapter_metrics":{"current_rps":12.5,"simulated_users":"5","rate_limit":10,
           "target_url":"https://example.com","running":true}}
        """;
    RunSnapshot snapshot = SnapshotJson.read(Sent.utf8(json.formatted(timestamp)));

    assertThat(snapshot.at()).isEqualTo(at);
    assertThat(snapshot.state()).isEqualTo(new RunState.Running(at));
    assertThat(snapshot.host())
        .isEqualTo(new HostSample(25.5, 45.2, MEGABYTE * 3 / 2, 0, 10, 20, 1, 2, 0, 0));
    assertThat(snapshot.figures().requests().perSecond()).isEqualTo(12.5);
    assertThat(snapshot.figures().setup().simulatedUsers()).isEqualTo(5);
    assertThat(snapshot.figures().time().remaining()).isEmpty();
    assertThat(snapshot.figures().setup().runId()).isEmpty();
    assertThat(snapshot.figures().paths()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                       | it is empty where JSON is expected",
        "<html>                   | it is not valid JSON: Unexpected character ('<') (line 1, column 1)",
        "[]                       | it is no JSON object",
        "{}                       | it has no metrics",
        "{'metrics':5}            | it has no metrics",
        "{'metrics':{}}           | it has no timestamp",
        "{'metrics':{},'timestamp':'yesterday'} | it has no timestamp",
        "{'metrics':{},'timestamp':'2026-01-11T10:30:00Z'} | its app_status is unknown",
        "{'metrics':{},'timestamp':'2026-01-11T10:30:00Z','app_status':'fine'} | its app_status is unknown",
        "{'metrics':{'rps':'fast'},T} | /metrics/rps must be a number",
        "{'metrics':{'requests_total':1.5},T} | /metrics/requests_total must be a whole number",
        "{'metrics':{'paths':5},T}    | /metrics/paths must be an array",
        "{'metrics':{'paths':[{'kind':'x'}]},T} | /metrics/paths/0/kind must be one of PAGE, API, RESOURCE, LOGIN",
        "{'metrics':{'statuses':{'x':1}},T} | /metrics/statuses/x must be named by a status",
        "{'metrics':{'state_since':'x'},T} | /metrics/state_since must be a time such as 2026-01-11T10:30:00.123456Z",
      })
  void whatIsNoSnapshotIsRefusedInOneSentence(String body, String why) {
    String json =
        body.replace("T}", "'timestamp':'2026-01-11T10:30:00Z','app_status':'running'}")
            .replace('\'', '"');

    assertThatThrownBy(() -> SnapshotJson.read(Sent.utf8(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("This is not a traffic generator's metrics: " + why + ".");
  }

  @Test
  void moreThanAGeneratorTellsIsNotKept() {
    String path = "{\"path\":\"/\"},";
    String body =
        "{\"timestamp\":\"2026-01-11T10:30:00Z\",\"app_status\":\"stopped\",\"metrics\":{\"paths\":["
            + path.repeat(500)
            + "{}],\"verdict\":{\"thresholds\":["
            + "{\"figure\":\"x\"},".repeat(500)
            + "{}]},\"statuses\":{"
            + Stream.iterate(0, i -> i < 2_000, i -> i + 1)
                .map(i -> "\"" + i + "\":1")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow()
            + "}}}";
    RunFigures figures = SnapshotJson.read(Sent.utf8(body)).figures();

    assertThat(figures.paths()).hasSize(PathStats.PATHS_MAX + 1);
    assertThat(figures.requests().statuses()).hasSize(1_000);
    assertThat(figures.verdict().results()).hasSize(Thresholds.MOST);
  }

  private static JsonNode tree(byte[] json) {
    return Sent.valid(JsonText.parse(new String(json, StandardCharsets.UTF_8)));
  }
}
