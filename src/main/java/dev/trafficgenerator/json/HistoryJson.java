package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /api/metrics/history`, and what its parts look like as they happen. Numbers
/// are rounded as [SnapshotJson] rounds them.
public final class HistoryJson {
  private static final String RUN_ID = "run_id";
  private static final String STARTED_AT = "started_at";

  /// Most annotations that are read: more than a generator keeps.
  private static final int ANNOTATIONS_MAX = 2 * RunHistory.ANNOTATIONS_MAX;

  private HistoryJson() {}

  /// `{"run_id","started_at","buckets":[…],"annotations":[…]}`; `started_at` is null when there has
  /// been no run.
  public static byte[] write(RunHistory history) {
    boolean none = history.runId().isEmpty();
    @Nullable String startedAt = none ? null : SnapshotJson.TIMESTAMP.format(history.startedAt());
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField(RUN_ID, history.runId());
          out.writeStringField(STARTED_AT, startedAt);
          out.writeArrayFieldStart("buckets");
          for (HistoryBucket bucket : history.buckets()) {
            out.writeStartObject();
            bucket(out, bucket);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayFieldStart("annotations");
          for (Annotation annotation : history.annotations()) {
            annotation(out, annotation);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /// One bucket, with `run_id` and `app_status` beside its own keys.
  public static byte[] write(HistoryBucket bucket, String runId, RunState state) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          bucket(out, bucket);
          out.writeStringField(RUN_ID, runId);
          out.writeStringField("app_status", state.appStatus());
          out.writeEndObject();
        });
  }

  /// One annotation.
  public static byte[] write(Annotation annotation) {
    return JsonText.write(false, out -> annotation(out, annotation));
  }

  /// `{"app_status","run_id","error"?}`
  public static byte[] write(RunState state, String runId) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeStringField("app_status", state.appStatus());
          out.writeStringField(RUN_ID, runId);
          if (state instanceof RunState.Failed(_, var reason)) {
            out.writeStringField("error", reason);
          }
          out.writeEndObject();
        });
  }

  private static void bucket(JsonGenerator out, HistoryBucket bucket) throws IOException {
    out.writeNumberField("start_second", bucket.startSecond());
    out.writeNumberField("seconds", bucket.seconds());
    SnapshotJson.number(out, "elapsed_seconds", bucket.elapsedSeconds());
    out.writeNumberField("active_users", bucket.activeUsers());
    out.writeNumberField("in_flight", bucket.inFlight());
    out.writeNumberField("requests", bucket.requests());
    SnapshotJson.number(out, "rps", bucket.requestsPerSecond());
    SnapshotJson.responses(out, bucket.responses());
    SnapshotJson.failures(out, bucket.failures());
    out.writeNumberField("unexpected", bucket.unexpected());
    SnapshotJson.latency(out, "latency_ms", bucket.latency());
    SnapshotJson.latency(out, "service_ms", bucket.service());
    SnapshotJson.latency(out, "schedule_lag_ms", bucket.lag());
    out.writeNumberField("bytes_sent", bucket.bytes().sent());
    out.writeNumberField("bytes_received", bucket.bytes().received());
    SnapshotJson.number(out, "cpu_percent", bucket.cpuPercent());
    SnapshotJson.number(out, "process_cpu_percent", bucket.processCpuPercent());
    SnapshotJson.number(out, "memory_percent", bucket.memoryPercent());
    SnapshotJson.number(
        out, "process_memory_mb", bucket.processResidentBytes() / SnapshotJson.MEGABYTE_BYTES);
    out.writeBooleanField("saturated", bucket.saturated());
  }

  private static void annotation(JsonGenerator out, Annotation annotation) throws IOException {
    out.writeStartObject();
    out.writeStringField("at", SnapshotJson.TIMESTAMP.format(annotation.at()));
    SnapshotJson.number(out, "second", annotation.second());
    out.writeStringField("kind", annotation.kind().name().toLowerCase(Locale.ROOT));
    out.writeStringField("text", annotation.text());
    out.writeEndObject();
  }

  /// Reads what [#write(RunHistory)] wrote. Keys that are not there are 0 or empty.
  ///
  /// @throws IllegalArgumentException if it is no such answer; the message is one sentence
  public static RunHistory read(byte[] json) {
    Field root = new Field(SnapshotReading.object(json), "", new Reading());
    if (!root.get("buckets").node().isArray()) {
      throw SnapshotReading.unfit("it has no buckets");
    }
    List<HistoryBucket> buckets = new ArrayList<>();
    for (Field bucket : root.get("buckets").elements()) {
      if (buckets.size() < RunHistory.BUCKETS_MAX) {
        buckets.add(bucket(bucket));
      }
    }
    List<Annotation> annotations = new ArrayList<>();
    for (Field annotation : root.get("annotations").elements()) {
      if (annotations.size() < ANNOTATIONS_MAX) {
        annotation(annotation).ifPresent(annotations::add);
      }
    }
    Instant startedAt = SnapshotReading.time(root.get(STARTED_AT)).orElse(Instant.EPOCH);
    String runId = SnapshotReading.text(root.get(RUN_ID));
    List<Problem> problems = root.reading().problems().list();
    if (!problems.isEmpty()) {
      throw SnapshotReading.unfit(
          problems.getFirst().pointer() + " " + problems.getFirst().message());
    }
    return new RunHistory(runId, startedAt, buckets, annotations);
  }

  private static HistoryBucket bucket(Field bucket) {
    long resident = SnapshotReading.bytes(bucket.get("process_memory_mb"));
    return new HistoryBucket(
        SnapshotReading.count(bucket.get("start_second")),
        SnapshotReading.smallCount(bucket.get("seconds")),
        SnapshotReading.number(bucket.get("elapsed_seconds")),
        SnapshotReading.smallCount(bucket.get("active_users")),
        SnapshotReading.smallCount(bucket.get("in_flight")),
        SnapshotReading.count(bucket.get("requests")),
        SnapshotReading.responses(bucket.get("responses")),
        SnapshotReading.failures(bucket.get("failures")),
        SnapshotReading.count(bucket.get("unexpected")),
        SnapshotReading.latency(bucket.get("latency_ms")),
        SnapshotReading.latency(bucket.get("service_ms")),
        SnapshotReading.latency(bucket.get("schedule_lag_ms")),
        new TrafficBytes(
            SnapshotReading.count(bucket.get("bytes_sent")),
            SnapshotReading.count(bucket.get("bytes_received"))),
        SnapshotReading.number(bucket.get("cpu_percent")),
        SnapshotReading.number(bucket.get("process_cpu_percent")),
        SnapshotReading.number(bucket.get("memory_percent")),
        resident,
        bucket.get("saturated").bool().orElse(false));
  }

  private static Optional<Annotation> annotation(Field annotation) {
    Optional<Annotation.Kind> kind =
        annotation
            .get("kind")
            .requiredOneOf(Field.names(Annotation.Kind.values(), Annotation.Kind::name));
    Optional<Instant> at = SnapshotReading.time(annotation.get("at"));
    return kind.map(it ->
        new Annotation(
            at.orElse(Instant.EPOCH),
            SnapshotReading.number(annotation.get("second")),
            it,
            SnapshotReading.text(annotation.get("text"))));
  }
}
