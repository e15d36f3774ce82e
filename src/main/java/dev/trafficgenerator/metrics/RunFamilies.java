package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.figures.VisitorCount;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A snapshot as families of metrics.
///
/// Labels hold path templates, never expanded paths, and statuses that are registered with IANA,
/// the class of the others: what a target answers cannot make up series without end. Counters begin
/// anew with each run, which Prometheus understands.
final class RunFamilies {
  private static final double BYTES_PER_MB = 1024 * 1024;
  private static final String NO_STATUS = "none";

  private static final List<String> APP_STATUSES =
      List.of("initializing", "running", "stopping", "stopped", "error");

  /// The registry of RFC 9110, section 16.2, as of 2026.
  private static final Set<Integer> REGISTERED_STATUSES =
      Set.of(
          100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302,
          303, 304, 305, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412,
          413, 414, 415, 416, 417, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502,
          503, 504, 505, 506, 507, 508, 510, 511);

  private RunFamilies() {}

  static void add(MetricFamilies families, RunSnapshot snapshot) {
    addHost(families, snapshot.host());
    addKept(families, snapshot.state(), snapshot.figures());
    addNow(families, snapshot.figures());
    addTotals(families, snapshot.figures());
    addTimes(families, snapshot.figures());
    addRequests(families, snapshot.figures());
  }

  private static void addHost(MetricFamilies families, HostSample host) {
    families.gauge(MetricNames.CPU_PERCENT, "CPU in use, of all there is.", host.cpuPercent());
    families.gauge(
        MetricNames.MEMORY_PERCENT, "Memory in use, of all there is.", host.memoryPercent());
    families.gauge(
        MetricNames.MEMORY_AVAILABLE_MB,
        "Memory that can be had, in units of 1,048,576 bytes.",
        host.memoryAvailableBytes() / BYTES_PER_MB);
    families.gauge(
        MetricNames.MEMORY_USED_MB,
        "Memory in use, in units of 1,048,576 bytes.",
        host.memoryUsedBytes() / BYTES_PER_MB);
    families.gauge(MetricNames.MEMORY_USED_BYTES, "Memory in use.", host.memoryUsedBytes());
    addNetwork(families, host);
    families.gauge(
        MetricNames.PROCESS_CPU,
        "CPU that the generator's process uses, of all that it may use.",
        host.processCpuPercent() / 100);
    families.gauge(
        MetricNames.PROCESS_MEMORY,
        "Memory that the generator's process holds.",
        host.processResidentBytes());
  }

  private static void addNetwork(MetricFamilies families, HostSample host) {
    String sent = "Bytes sent over all interfaces but loopback.";
    String received = "Bytes received over all interfaces but loopback.";
    families.gauge(MetricNames.NETWORK_BYTES_SENT, sent, host.bytesSent());
    families.gauge(MetricNames.NETWORK_BYTES_RECEIVED, received, host.bytesReceived());
    families.gauge(
        MetricNames.NETWORK_PACKETS_SENT,
        "Packets sent over all interfaces but loopback.",
        host.packetsSent());
    families.gauge(
        MetricNames.NETWORK_PACKETS_RECEIVED,
        "Packets received over all interfaces but loopback.",
        host.packetsReceived());
    families.counter(MetricNames.NETWORK_BYTES_SENT_TOTAL, sent, host.bytesSent());
    families.counter(MetricNames.NETWORK_BYTES_RECEIVED_TOTAL, received, host.bytesReceived());
  }

  private static void addKept(MetricFamilies families, RunState state, RunFigures run) {
    String rps = "Requests completed in the last whole second.";
    families.gauge(MetricNames.CONTAINER_RPS, rps, run.requests().perSecond());
    families.gauge(MetricNames.RPS, rps, run.requests().perSecond());
    families.gauge(
        MetricNames.SIMULATED_USERS, "Simulated users, as set.", run.setup().simulatedUsers());
    families.gauge(
        MetricNames.RATE_LIMIT,
        "Most requests in flight at once, as set.",
        run.setup().rateLimit());
    Map<Labels, Double> statuses = new LinkedHashMap<>();
    for (String status : APP_STATUSES) {
      statuses.put(Labels.of("status", status), status.equals(state.appStatus()) ? 1.0 : 0.0);
    }
    families.gauge(MetricNames.APP_STATUS, "1 for the generator's state, else 0.", statuses);
  }

  private static void addNow(MetricFamilies families, RunFigures run) {
    families.gauge(
        MetricNames.ACTIVE_USERS, "Users that exist now, pausing or not.", run.now().activeUsers());
    families.gauge(
        MetricNames.USERS_BACKING_OFF,
        "Users that wait longer because no answer came, or to be let in by a login.",
        run.now().usersBackingOff());
    families.gauge(MetricNames.ACTIVE_SESSIONS, "Sessions under way.", run.now().activeSessions());
    families.gauge(
        MetricNames.IN_FLIGHT, "Requests sent and not yet answered.", run.now().inFlight());
    families.gauge(
        MetricNames.SATURATED,
        "1 when the generator itself, not the target, holds the run back.",
        run.saturated() ? 1 : 0);
    Map<Labels, Double> passed = new LinkedHashMap<>();
    for (Verdict.Result result : run.verdict().results()) {
      Labels labels = Labels.of("figure", result.figure(), "condition", result.condition());
      passed.put(labels, result.passed() ? 1.0 : 0.0);
    }
    families.gauge(
        MetricNames.THRESHOLD_PASSED, "1 while a threshold holds, 0 while it fails.", passed);
  }

  private static void addTotals(MetricFamilies families, RunFigures run) {
    families.counter(MetricNames.SESSIONS, "Sessions started.", run.sessions().started());
    families.counter(
        MetricNames.SESSIONS_HELD_BACK,
        "Sessions not started because memory was short.",
        run.sessions().heldBack());
    families.counter(
        MetricNames.SESSIONS_RETURNING,
        "Sessions started by visitors who had been there before.",
        run.sessions().returning());
    families.counter(
        MetricNames.LOGINS,
        "Login calls, by what came of them.",
        Map.of(
            Labels.of("result", "succeeded"), run.logins().succeeded(),
            Labels.of("result", "failed"), run.logins().failed()));
    families.counter(MetricNames.BYTES_SENT, "Bytes of requests, before TLS.", run.bytes().sent());
    families.counter(
        MetricNames.BYTES_RECEIVED, "Bytes of answers, before TLS.", run.bytes().received());
    families.counter(
        MetricNames.VISITORS, "Sessions started, by browser or API client.", visitors(run));
    families.counter(
        MetricNames.COUNTRIES,
        "Sessions started, by the country that the visitor's address is from.",
        countries(run));
  }

  private static Map<Labels, Long> countries(RunFigures run) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    for (CountryCount country : run.sessions().countries()) {
      add(counts, Labels.of("country", country.country()), country.sessions());
    }
    return counts;
  }

  private static Map<Labels, Long> visitors(RunFigures run) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    for (VisitorCount visitor : run.visitors()) {
      String kind = visitor.browser() ? "browser" : "client";
      add(counts, Labels.of("visitor", visitor.name(), "kind", kind), visitor.sessions());
    }
    return counts;
  }

  private static void addTimes(MetricFamilies families, RunFigures run) {
    families.histogram(
        MetricNames.REQUEST_DURATION,
        "Time from the planned send time to the last byte, of all requests.",
        run.timings().histograms().latency());
    families.histogram(
        MetricNames.SERVICE_DURATION,
        "Time from the real send time to the last byte, of all requests.",
        run.timings().histograms().service());
    families.histogram(
        MetricNames.SCHEDULE_LAG,
        "Time from the planned to the real send time, of all requests.",
        run.timings().histograms().scheduleLag());
  }

  private static void addRequests(MetricFamilies families, RunFigures run) {
    families.counter(
        MetricNames.REQUESTS,
        "Requests by path template, of the 200 listed; status none: no answer came.",
        requests(run.paths()));
    families.counter(MetricNames.RESPONSES, "Answers by status, of all paths.", responses(run));
    families.counter(
        MetricNames.FAILURES, "Requests to which no answer came, by cause.", failures(run));
    families.counter(
        MetricNames.UNEXPECTED,
        "Answers that were not what their path group expects, of the 200 paths listed.",
        unexpected(run.paths()));
  }

  /// Without the sum of the rest: it falls when a path leaves it for the list, which a counter must
  /// not.
  private static Map<Labels, Long> requests(List<PathStats> paths) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    for (PathStats path : paths) {
      if (!path.path().equals(PathStats.OTHER)) {
        path.statuses()
            .forEach((status, count) -> add(counts, labels(path, statusLabel(status)), count));
        add(counts, labels(path, NO_STATUS), path.failures());
      }
    }
    return counts;
  }

  private static Labels labels(PathStats path, String status) {
    String kind = path.kind().name().toLowerCase(Locale.ROOT);
    return Labels.of("method", path.method(), "path", path.path(), "kind", kind, "status", status);
  }

  /// Without the sum of the rest, as for requests. A path appears with its first such answer.
  private static Map<Labels, Long> unexpected(List<PathStats> paths) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    for (PathStats path : paths) {
      if (!path.path().equals(PathStats.OTHER)) {
        String kind = path.kind().name().toLowerCase(Locale.ROOT);
        Labels labels = Labels.of("method", path.method(), "path", path.path(), "kind", kind);
        add(counts, labels, path.unexpected());
      }
    }
    return counts;
  }

  private static Map<Labels, Long> responses(RunFigures run) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    run.requests()
        .statuses()
        .forEach((status, count) -> add(counts, Labels.of("status", statusLabel(status)), count));
    return counts;
  }

  private static void add(Map<Labels, Long> counts, Labels labels, long count) {
    if (count > 0) {
      counts.merge(labels, count, Long::sum);
    }
  }

  static String statusLabel(int status) {
    return REGISTERED_STATUSES.contains(status)
        ? Integer.toString(status)
        : Math.clamp(status / 100, 1, 5) + "xx";
  }

  private static Map<Labels, Long> failures(RunFigures run) {
    Map<Labels, Long> counts = new LinkedHashMap<>();
    run.requests()
        .failures()
        .byCause()
        .forEach((cause, count) -> counts.put(Labels.of("cause", cause), count));
    return counts;
  }
}
