package dev.trafficgenerator.json;

import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The JSON Schema of `GET /api/metrics`: every key that [SnapshotJson] writes, and no other.
final class SnapshotSchema {
  static final String SNAPSHOT = "Snapshot";
  static final String APP_STATUS = "AppStatus";
  private static final String METRICS = "Metrics";
  static final String LATENCY = "Latency";
  static final String RESPONSES = "Responses";
  static final String FAILURES = "Failures";
  private static final String PATH = "PathFigures";

  private SnapshotSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(APP_STATUS, appStatus());
    schemas.put(RESPONSES, responses());
    schemas.put(FAILURES, failures());
    schemas.put(LATENCY, latency());
    schemas.put(PATH, path());
    schemas.put(METRICS, metrics());
    schemas.put(
        SNAPSHOT,
        Schema.type("object")
            .property("timestamp", time("When this was looked at."))
            .property("app_status", Schema.ref(APP_STATUS))
            .property("container_status", Schema.constant("running").described("Always the same."))
            .property("network", network())
            .property("system", system())
            .property("metrics", Schema.ref(METRICS))
            .property("adapter_metrics", Schema.ref(METRICS).described("The same once more."))
            .allAndNoOther()
            .described("The figures of the run, and of the computer it runs on."));
  }

  private static Schema appStatus() {
    Instant any = Instant.EPOCH;
    Stream<RunState> states =
        Stream.of(
            new RunState.Initializing(),
            new RunState.Running(any),
            new RunState.Stopping(any),
            new RunState.Stopped(any),
            new RunState.Failed(any, ""));
    return Schema.oneOf(states.map(RunState::appStatus).toList())
        .described("Where the generator is in its life.");
  }

  private static Schema network() {
    return Schema.type("object")
        .property("bytes_sent", count("Bytes sent, over all interfaces but loopback."))
        .property("bytes_recv", count("Bytes received."))
        .property("packets_sent", count("Packets sent."))
        .property("packets_recv", count("Packets received."))
        .allAndNoOther()
        .described("Of the computer, or of the container.");
  }

  private static Schema system() {
    return Schema.type("object")
        .property("cpu_percent", number("CPU in use, of all there is."))
        .property("memory_percent", number("Memory in use, of all there is."))
        .property("memory_available_mb", number("Memory that is free, in MB."))
        .property("memory_used_mb", number("Memory in use, in MB."))
        .property("process_cpu_percent", number("CPU that the generator itself uses."))
        .property("process_memory_mb", number("Memory that the generator itself holds, in MB."))
        .allAndNoOther()
        .described("Of the computer, or of the container where that has limits.");
  }

  private static Schema metrics() {
    Schema metrics = Schema.type("object");
    setup(metrics);
    progress(metrics);
    requests(metrics);
    return metrics
        .allAndNoOther()
        .property("error", Schema.type("string").described("Why the run failed, if it did."))
        .described("The figures of the run; those of the last one stay until the next one starts.");
  }

  private static void setup(Schema metrics) {
    metrics
        .property("rps", number("Requests completed in the last whole second."))
        .property("current_rps", number("The same once more."))
        .property("running", Schema.type("boolean").described("Whether a run is going on."))
        .property(
            "traffic_generator_status",
            Schema.type("string").described("`app_status`, but `stopped` before the first run."))
        .property("simulated_users", count("As set; 0 with nothing running."))
        .property("rate_limit", count("As set; 0 with nothing running."))
        .property("target_url", Schema.type("string").described("As set; empty with no run."))
        .property(
            "state_since",
            Schema.type("string", "null")
                .with("format", "date-time")
                .described("When this state began."))
        .property("run_id", Schema.type("string").described("The run."))
        .property("seed", Schema.type("integer").described("Of all random choices."));
  }

  private static void progress(Schema metrics) {
    metrics
        .property("elapsed_seconds", number("Since the run's start."))
        .property(
            "remaining_seconds",
            Schema.type("number", "null").described("Until its end; null without a `Duration`."))
        .property("active_users", count("Users there are now."))
        .property(
            "users_backing_off", count("Of those, users that wait longer and longer, unanswered."))
        .property("active_sessions", count("Visits under way."))
        .property("sessions_total", count("Visits ever begun."))
        .property("sessions_held_back", count("How often one waited because memory was short."))
        .property("in_flight", count("Requests sent and not yet answered."))
        .property(
            "logins",
            Schema.type("object")
                .property("succeeded", count("Logins that let the visitor in."))
                .property("failed", count("Logins that did not."))
                .allAndNoOther()
                .described("Login calls."));
  }

  private static void requests(Schema metrics) {
    metrics
        .property("requests_total", count("Answers and failures."))
        .property("unexpected", count("Answers that were not what their path group expects."))
        .property("bytes_sent", count("Start line, headers and body."))
        .property("bytes_received", count("Start line, headers and body."))
        .property("responses", Schema.ref(RESPONSES))
        .property(
            "statuses",
            Schema.type("object")
                .named("[1-6][0-9]{2}", count("How many."))
                .noOther()
                .described("Answers by status."))
        .property("failures", Schema.ref(FAILURES))
        .property(FailureSamplesJson.KEY, failureSamples())
        .property(VisitorsJson.KEY, Schema.array(visitor()).described("Sessions by visitor."))
        .property(VisitorsJson.RETURNING, count("Sessions of visitors who had been there before."))
        .property(VisitorsJson.RETURNING_SHARE, number("Of all sessions, 0 to 1."))
        .property(
            VisitorsJson.COUNTRIES,
            Schema.array(country())
                .described("Sessions by country; empty where visitors come from all over."))
        .property(
            "latency_ms",
            Schema.ref(LATENCY)
                .described("From the moment at which a request was due to the last byte."))
        .property(
            "service_ms",
            Schema.ref(LATENCY).described("The same from the moment at which it was really sent."))
        .property("schedule_lag_ms", Schema.ref(LATENCY).described("The difference."))
        .property(
            "saturated",
            Schema.type("boolean")
                .described("The generator itself, not the target, holds the run back."))
        .property("verdict", verdict())
        .property(
            "paths",
            Schema.array(Schema.ref(PATH))
                .with("maxItems", PathStats.PATHS_MAX + 1L)
                .described("Per method, path template and kind."));
  }

  private static Schema responses() {
    Schema responses = Schema.type("object").described("Answers by class of status.");
    for (String kind : new String[] {"1xx", "2xx", "3xx", "4xx", "5xx"}) {
      responses.property(kind, count("How many."));
    }
    return responses.allAndNoOther();
  }

  private static Schema failures() {
    return Schema.type("object")
        .property("dns", count("The host's name was not found."))
        .property("connect", count("No connection came about."))
        .property("tls", count("The TLS handshake failed."))
        .property("timeout", count("No answer in time."))
        .property("reset", count("The connection broke."))
        .property("protocol", count("The answer was no HTTP."))
        .property("aborted", count("Given up by the generator."))
        .allAndNoOther()
        .described("Requests without an answer, by cause.");
  }

  private static Schema failureSamples() {
    Schema samples = Schema.type("object");
    for (String cause : FailureCounts.NONE.byCause().keySet()) {
      samples.property(
          cause,
          Schema.type("object")
              .property("count", count("How many."))
              .property("first", failedRequest().described("The first of them."))
              .property("last", failedRequest().described("The last of them."))
              .allAndNoOther()
              .described("Requests that failed in this way."));
    }
    return samples.noOther().described("Of each cause that occurred, the first and the last.");
  }

  private static Schema failedRequest() {
    return Schema.type("object")
        .property("at", time("When it failed."))
        .property("request", Schema.type("string").described("Method and path template."))
        .property("detail", Schema.type("string").described("What was seen."))
        .allAndNoOther();
  }

  private static Schema visitor() {
    return Schema.type("object")
        .property("name", Schema.type("string").described("Browser or API client."))
        .property(
            "kind",
            Schema.oneOf(List.of(VisitorsJson.BROWSER, VisitorsJson.CLIENT))
                .described("Which of the two."))
        .property("sessions", count("Sessions ever begun."))
        .allAndNoOther();
  }

  private static Schema country() {
    return Schema.type("object")
        .property("country", Schema.text("[A-Z]{2}").described("Its code of ISO 3166-1."))
        .property("sessions", count("Sessions ever begun."))
        .allAndNoOther();
  }

  private static Schema verdict() {
    Schema result =
        Schema.type("object")
            .property("figure", Schema.type("string").described("As in the settings."))
            .property("condition", Schema.type("string").described("As in the settings."))
            .property(
                "value",
                Schema.type("number", "null")
                    .described(
                        "Milliseconds for times, percent where the condition has a `%`; null with"
                            + " nothing to look at."))
            .property("passed", Schema.type("boolean").described("Whether it holds."))
            .allAndNoOther();
    return Schema.type("object")
        .property("passed", Schema.type("boolean").described("Whether all hold."))
        .property(
            "thresholds",
            Schema.array(result)
                .with("maxItems", Thresholds.MOST)
                .described("Each of them, as it stands."))
        .allAndNoOther()
        .described("How the thresholds stand.");
  }

  private static Schema latency() {
    Schema latency = Schema.type("object").property("mean", number("The mean."));
    for (String percent : new String[] {"50", "90", "95", "99", "99.9"}) {
      latency.property(
          "p" + percent.replace(".", ""), number("%s %% are at or below it.".formatted(percent)));
    }
    return latency
        .property("max", number("The largest."))
        .allAndNoOther()
        .described("Milliseconds, right to three significant digits.");
  }

  private static Schema path() {
    return Schema.type("object")
        .property("method", Schema.type("string").described("The request's method."))
        .property(
            "path",
            Schema.type("string")
                .described(
                    "The template; `" + PathStats.OTHER + "` sums what is beyond the limit."))
        .property(
            "traffic_type",
            Schema.oneOf(names(TrafficType.values())).described("Who asked for it."))
        .property(
            "kind", Schema.oneOf(names(RequestKind.values())).described("What it was asked for."))
        .property("requests", count("Answers and failures."))
        .property("failures", count("Requests without an answer."))
        .property("unexpected", count("Answers that were not what the path group expects."))
        .property("responses", Schema.ref(RESPONSES))
        .property("latency_ms", Schema.ref(LATENCY))
        .allAndNoOther()
        .described("The figures of one method, path template and kind.");
  }

  static List<String> names(Enum<?>... values) {
    return Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  static Schema time(String description) {
    return Schema.type("string").with("format", "date-time").described(description);
  }

  static Schema count(String description) {
    return Schema.type("integer").with("minimum", 0).described(description);
  }

  static Schema number(String description) {
    return Schema.type("number").described(description);
  }
}
