package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /api/metrics`. Percentages, rates, megabytes and milliseconds have at most
/// three decimals, times are cut to microseconds; a snapshot that is written and read again is
/// equal up to that.
public final class SnapshotJson {

  /// One megabyte, as the predecessor counts.
  static final double MEGABYTE_BYTES = 1024 * 1024;

  static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final double DECIMALS = 1_000;

  private SnapshotJson() {}

  /// All keys of the contract, whatever the state; `metrics` stands a second time as
  /// `adapter_metrics`.
  public static byte[] write(RunSnapshot snapshot) {
    byte[] metrics =
        JsonText.write(false, out -> metrics(out, snapshot.state(), snapshot.figures()));
    String twice = new String(metrics, StandardCharsets.UTF_8);
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField("timestamp", TIMESTAMP.format(snapshot.at()));
          out.writeStringField("app_status", snapshot.state().appStatus());
          out.writeStringField("container_status", "running");
          host(out, snapshot.host());
          out.writeFieldName("metrics");
          out.writeRawValue(twice);
          out.writeFieldName("adapter_metrics");
          out.writeRawValue(twice);
          out.writeEndObject();
        });
  }

  /// Reads an answer, also a predecessor's, which lacks our keys: they are then 0 or empty.
  ///
  /// @throws IllegalArgumentException if it is no such answer; the message is one sentence
  public static RunSnapshot read(byte[] json) {
    return SnapshotReading.read(json);
  }

  private static void host(JsonGenerator out, HostSample host) throws IOException {
    out.writeObjectFieldStart("network");
    out.writeNumberField("bytes_sent", host.bytesSent());
    out.writeNumberField("bytes_recv", host.bytesReceived());
    out.writeNumberField("packets_sent", host.packetsSent());
    out.writeNumberField("packets_recv", host.packetsReceived());
    out.writeEndObject();
    out.writeObjectFieldStart("system");
    number(out, "cpu_percent", host.cpuPercent());
    number(out, "memory_percent", host.memoryPercent());
    number(out, "memory_available_mb", host.memoryAvailableBytes() / MEGABYTE_BYTES);
    number(out, "memory_used_mb", host.memoryUsedBytes() / MEGABYTE_BYTES);
    number(out, "process_cpu_percent", host.processCpuPercent());
    number(out, "process_memory_mb", host.processResidentBytes() / MEGABYTE_BYTES);
    out.writeEndObject();
  }

  private static void metrics(JsonGenerator out, RunState state, RunFigures figures)
      throws IOException {
    out.writeStartObject();
    number(out, "rps", figures.requests().perSecond());
    number(out, "current_rps", figures.requests().perSecond());
    out.writeBooleanField("running", state instanceof RunState.Running);
    out.writeStringField("traffic_generator_status", generatorStatus(state));
    out.writeNumberField("simulated_users", figures.setup().simulatedUsers());
    out.writeNumberField("rate_limit", figures.setup().rateLimit());
    out.writeStringField("target_url", figures.setup().targetUrl());
    state(out, state);
    out.writeStringField("run_id", figures.setup().runId());
    out.writeNumberField("seed", figures.setup().seed());
    progress(out, figures);
    out.writeNumberField("requests_total", figures.requests().total());
    out.writeNumberField("unexpected", figures.requests().unexpected());
    out.writeNumberField("bytes_sent", figures.bytes().sent());
    out.writeNumberField("bytes_received", figures.bytes().received());
    responses(out, figures.requests().responses());
    out.writeObjectFieldStart("statuses");
    for (Map.Entry<Integer, Long> status : figures.requests().statuses().entrySet()) {
      out.writeNumberField(status.getKey().toString(), status.getValue());
    }
    out.writeEndObject();
    failures(out, figures.requests().failures());
    FailureSamplesJson.write(
        out, figures.requests().failureSamples(), figures.requests().failures());
    VisitorsJson.write(out, figures.visitors());
    VisitorsJson.writeOrigins(out, figures.sessions());
    latency(out, "latency_ms", figures.timings().latency());
    latency(out, "service_ms", figures.timings().service());
    latency(out, "schedule_lag_ms", figures.timings().scheduleLag());
    out.writeBooleanField("saturated", figures.saturated());
    VerdictJson.write(out, figures.verdict());
    out.writeArrayFieldStart("paths");
    for (PathStats path : figures.paths()) {
      path(out, path);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /// With no run going on it is stopped, also before the first one.
  private static String generatorStatus(RunState state) {
    return switch (state) {
      case RunState.Initializing _ -> "stopped";
      case RunState.Running _, RunState.Stopping _, RunState.Stopped _, RunState.Failed _ ->
          state.appStatus();
    };
  }

  /// Since when the state is what it is, and why it failed if it did.
  private static void state(JsonGenerator out, RunState state) throws IOException {
    Optional<Instant> since =
        switch (state) {
          case RunState.Initializing _ -> Optional.empty();
          case RunState.Running(var at) -> Optional.of(at);
          case RunState.Stopping(var at) -> Optional.of(at);
          case RunState.Stopped(var at) -> Optional.of(at);
          case RunState.Failed(var at, _) -> Optional.of(at);
        };
    out.writeStringField("state_since", since.map(TIMESTAMP::format).orElse(null));
    if (state instanceof RunState.Failed(_, var reason)) {
      out.writeStringField("error", reason);
    }
  }

  private static void progress(JsonGenerator out, RunFigures figures) throws IOException {
    out.writeNumberField("elapsed_seconds", seconds(figures.time().elapsed()));
    out.writeFieldName("remaining_seconds");
    @Nullable Double remaining = figures.time().remaining().map(SnapshotJson::seconds).orElse(null);
    if (remaining == null) {
      out.writeNull();
    } else {
      out.writeNumber(remaining);
    }
    out.writeNumberField("active_users", figures.now().activeUsers());
    out.writeNumberField("users_backing_off", figures.now().usersBackingOff());
    out.writeNumberField("active_sessions", figures.now().activeSessions());
    out.writeNumberField("sessions_total", figures.sessions().started());
    out.writeNumberField("sessions_held_back", figures.sessions().heldBack());
    out.writeNumberField("in_flight", figures.now().inFlight());
    out.writeObjectFieldStart("logins");
    out.writeNumberField("succeeded", figures.logins().succeeded());
    out.writeNumberField("failed", figures.logins().failed());
    out.writeEndObject();
  }

  static void responses(JsonGenerator out, ResponseCounts responses) throws IOException {
    out.writeObjectFieldStart("responses");
    out.writeNumberField("1xx", responses.informational());
    out.writeNumberField("2xx", responses.success());
    out.writeNumberField("3xx", responses.redirection());
    out.writeNumberField("4xx", responses.clientError());
    out.writeNumberField("5xx", responses.serverError());
    out.writeEndObject();
  }

  static void failures(JsonGenerator out, FailureCounts failures) throws IOException {
    out.writeObjectFieldStart("failures");
    for (Map.Entry<String, Long> cause : failures.byCause().entrySet()) {
      out.writeNumberField(cause.getKey(), cause.getValue());
    }
    out.writeEndObject();
  }

  static void latency(JsonGenerator out, String name, LatencySummary latency) throws IOException {
    out.writeObjectFieldStart(name);
    number(out, "mean", latency.mean());
    number(out, "p50", latency.p50());
    number(out, "p90", latency.p90());
    number(out, "p95", latency.p95());
    number(out, "p99", latency.p99());
    number(out, "p999", latency.p999());
    number(out, "max", latency.max());
    out.writeEndObject();
  }

  private static void path(JsonGenerator out, PathStats path) throws IOException {
    out.writeStartObject();
    out.writeStringField("method", path.method());
    out.writeStringField("path", path.path());
    out.writeStringField("traffic_type", path.trafficType().name().toLowerCase(Locale.ROOT));
    out.writeStringField("kind", path.kind().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("requests", path.requests());
    out.writeNumberField("failures", path.failures());
    out.writeNumberField("unexpected", path.unexpected());
    responses(out, path.responses());
    latency(out, "latency_ms", path.latency());
    out.writeEndObject();
  }

  /// In UTC, with microseconds.
  static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  private static double seconds(Duration duration) {
    return rounded(Seconds.of(duration).doubleValue());
  }

  static void number(JsonGenerator out, String name, double value) throws IOException {
    out.writeNumberField(name, rounded(value));
  }

  /// A figure that is no number (a division by nothing) is 0: JSON has no word for it.
  static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * DECIMALS) / DECIMALS : 0;
  }
}
