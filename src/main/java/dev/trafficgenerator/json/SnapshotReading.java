package dev.trafficgenerator.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureCounts;
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
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.TrafficType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what [SnapshotJson] or a predecessor wrote. Keys that are not there are 0 or empty; those
/// that are there must be what they should.
final class SnapshotReading {
  private static final String METRICS = "metrics";
  private static final String ADAPTER_METRICS = "adapter_metrics";

  /// More paths than a generator tells are not kept.
  private static final int PATHS_MAX = PathStats.PATHS_MAX + 1;

  /// A century: of longer ones the nanoseconds could not be counted.
  private static final BigDecimal SECONDS_MAX = new BigDecimal("3155760000");

  private static final int STATUSES_MAX = 1_000;

  private SnapshotReading() {}

  static RunSnapshot read(byte[] json) {
    Field root = new Field(object(json), "", new Reading());
    Field metrics = root.get(METRICS).isGiven() ? root.get(METRICS) : root.get(ADAPTER_METRICS);
    if (!metrics.node().isObject()) {
      throw unfit("it has no metrics");
    }
    Instant at = time(root.get("timestamp")).orElseThrow(() -> unfit("it has no timestamp"));
    var snapshot = new RunSnapshot(at, state(root, metrics, at), host(root), figures(metrics));
    var problems = root.reading().problems();
    if (!problems.isEmpty()) {
      throw unfit(
          problems.list().getFirst().pointer() + " " + problems.list().getFirst().message());
    }
    return snapshot;
  }

  static JsonNode object(byte[] json) {
    return switch (JsonText.parse(json)) {
      case Checked.Valid<JsonNode>(var node) when node.isObject() -> node;
      case Checked.Valid<JsonNode> _ -> throw unfit("it is no JSON object");
      case Checked.Invalid<JsonNode>(var problems) ->
          throw unfit("it " + problems.getFirst().message());
    };
  }

  static IllegalArgumentException unfit(String why) {
    return new IllegalArgumentException("This is not a traffic generator's metrics: " + why + ".");
  }

  private static RunState state(Field root, Field metrics, Instant at) {
    String status = root.get("app_status").text().orElse("");
    Instant since = time(metrics.get("state_since")).orElse(at);
    return switch (status) {
      case "initializing" -> new RunState.Initializing();
      case "running" -> new RunState.Running(since);
      case "stopping" -> new RunState.Stopping(since);
      case "stopped" -> new RunState.Stopped(since);
      case "error" -> new RunState.Failed(since, text(metrics.get("error")));
      default -> throw unfit("its app_status is unknown");
    };
  }

  private static HostSample host(Field root) {
    Field network = root.get("network");
    Field system = root.get("system");
    return new HostSample(
        number(system.get("cpu_percent")),
        number(system.get("memory_percent")),
        bytes(system.get("memory_available_mb")),
        bytes(system.get("memory_used_mb")),
        count(network.get("bytes_sent")),
        count(network.get("bytes_recv")),
        count(network.get("packets_sent")),
        count(network.get("packets_recv")),
        number(system.get("process_cpu_percent")),
        bytes(system.get("process_memory_mb")));
  }

  private static RunFigures figures(Field metrics) {
    return new RunFigures(
        setup(metrics),
        new RunTime(
            duration(metrics.get("elapsed_seconds")).orElse(Duration.ZERO),
            duration(metrics.get("remaining_seconds"))),
        new Activity(
            smallCount(metrics.get("active_users")),
            smallCount(metrics.get("users_backing_off")),
            smallCount(metrics.get("active_sessions")),
            smallCount(metrics.get("in_flight"))),
        new SessionCounts(
            count(metrics.get("sessions_total")),
            count(metrics.get("sessions_held_back")),
            count(metrics.get(VisitorsJson.RETURNING)),
            VisitorsJson.readCountries(metrics.get(VisitorsJson.COUNTRIES))),
        VisitorsJson.read(metrics.get(VisitorsJson.KEY)),
        new LoginCounts(
            count(metrics.get("logins").get("succeeded")),
            count(metrics.get("logins").get("failed"))),
        requests(metrics),
        new TrafficBytes(count(metrics.get("bytes_sent")), count(metrics.get("bytes_received"))),
        new Timings(
            latency(metrics.get("latency_ms")),
            latency(metrics.get("service_ms")),
            latency(metrics.get("schedule_lag_ms")),
            LatencyHistograms.NONE),
        VerdictJson.read(metrics.get("verdict")),
        metrics.get("saturated").bool().orElse(false),
        paths(metrics.get("paths")));
  }

  private static RunSetup setup(Field metrics) {
    return new RunSetup(
        text(metrics.get("run_id")),
        count(metrics.get("seed")),
        text(metrics.get("target_url")),
        smallCount(metrics.get("simulated_users")),
        smallCount(metrics.get("rate_limit")));
  }

  private static RequestCounts requests(Field metrics) {
    Field rate = metrics.get("rps").isGiven() ? metrics.get("rps") : metrics.get("current_rps");
    return new RequestCounts(
        count(metrics.get("requests_total")),
        number(rate),
        responses(metrics.get("responses")),
        statuses(metrics.get("statuses")),
        failures(metrics.get("failures")),
        count(metrics.get("unexpected")),
        FailureSamplesJson.read(metrics.get(FailureSamplesJson.KEY)));
  }

  static ResponseCounts responses(Field responses) {
    return new ResponseCounts(
        count(responses.get("1xx")),
        count(responses.get("2xx")),
        count(responses.get("3xx")),
        count(responses.get("4xx")),
        count(responses.get("5xx")));
  }

  private static SortedMap<Integer, Long> statuses(Field statuses) {
    SortedMap<Integer, Long> read = new TreeMap<>();
    statuses.entries((name, count) -> {
      if (!name.matches("[0-9]{1,4}")) {
        count.problem("must be named by a status");
      } else if (read.size() < STATUSES_MAX) {
        read.put(Integer.valueOf(name), count(count));
      }
    });
    return Collections.unmodifiableSortedMap(read);
  }

  static FailureCounts failures(Field failures) {
    return new FailureCounts(
        count(failures.get("dns")),
        count(failures.get("connect")),
        count(failures.get("tls")),
        count(failures.get("timeout")),
        count(failures.get("reset")),
        count(failures.get("protocol")),
        count(failures.get("aborted")));
  }

  static LatencySummary latency(Field latency) {
    return new LatencySummary(
        number(latency.get("mean")),
        number(latency.get("p50")),
        number(latency.get("p90")),
        number(latency.get("p95")),
        number(latency.get("p99")),
        number(latency.get("p999")),
        number(latency.get("max")));
  }

  private static List<PathStats> paths(Field paths) {
    List<PathStats> read = new ArrayList<>();
    for (Field path : paths.elements()) {
      if (read.size() < PATHS_MAX) {
        read.add(path(path));
      }
    }
    return List.copyOf(read);
  }

  private static PathStats path(Field path) {
    return new PathStats(
        text(path.get("method")),
        text(path.get("path")),
        path.get("traffic_type")
            .oneOf(Field.names(TrafficType.values(), TrafficType::name))
            .orElse(TrafficType.WEB),
        path.get("kind")
            .oneOf(Field.names(RequestKind.values(), RequestKind::name))
            .orElse(RequestKind.PAGE),
        count(path.get("requests")),
        count(path.get("failures")),
        responses(path.get("responses")),
        latency(path.get("latency_ms")),
        count(path.get("unexpected")));
  }

  static String text(Field field) {
    return field.text().orElse("");
  }

  static double number(Field field) {
    return field.number().map(BigDecimal::doubleValue).orElse(0.0);
  }

  static long count(Field field) {
    return field.integer().orElse(0L);
  }

  static int smallCount(Field field) {
    return Math.clamp(count(field), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static long bytes(Field megabytes) {
    return Math.round(number(megabytes) * SnapshotJson.MEGABYTE_BYTES);
  }

  private static Optional<Duration> duration(Field seconds) {
    Optional<BigDecimal> number = seconds.number();
    if (number.isPresent()
        && (number.get().signum() < 0 || number.get().compareTo(SECONDS_MAX) > 0)) {
      seconds.problem("must be from 0 to " + SECONDS_MAX.toPlainString());
      return Optional.empty();
    }
    return number.map(Seconds::toDuration);
  }

  /// A predecessor may leave the zone out; it means UTC.
  static Optional<Instant> time(Field field) {
    Optional<String> text = field.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean zoned = text.get().matches(".*(?:Z|[+-][0-9]{2}:?[0-9]{2})");
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(text.get()).toInstant()
              : LocalDateTime.parse(text.get()).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      field.problem("must be a time such as 2026-01-11T10:30:00.123456Z");
      return Optional.empty();
    }
  }
}
