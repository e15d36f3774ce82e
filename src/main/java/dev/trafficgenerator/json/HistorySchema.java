package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SnapshotSchema.count;
import static dev.trafficgenerator.json.SnapshotSchema.number;
import static dev.trafficgenerator.json.SnapshotSchema.time;

import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.Map;

/// The JSON Schema of a run's course: of what [HistoryJson] writes, as a whole and as it happens.
final class HistorySchema {
  static final String HISTORY = "History";
  static final String ANNOTATION = "Annotation";
  static final String SECOND = "StreamSecond";
  static final String STATE = "StreamState";
  private static final String BUCKET = "Bucket";

  private HistorySchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(
        BUCKET,
        bucket()
            .allAndNoOther()
            .described("What happened in a stretch of the run, and only in it."));
    schemas.put(ANNOTATION, annotation());
    schemas.put(
        HISTORY,
        Schema.type("object")
            .property("run_id", Schema.type("string").described("The run; empty before the first."))
            .property(
                "started_at",
                Schema.type("string", "null")
                    .with("format", "date-time")
                    .described("When second 0 began; null before the first run."))
            .property(
                "buckets",
                Schema.array(Schema.ref(BUCKET))
                    .with("maxItems", RunHistory.BUCKETS_MAX)
                    .described("In order, without gaps and without overlap."))
            .property(
                "annotations",
                Schema.array(Schema.ref(ANNOTATION)).described("What befell the run, in order."))
            .allAndNoOther()
            .described("How the last run went."));
    schemas.put(
        SECOND,
        inRun(bucket()).allAndNoOther().described("The data of the stream's event `second`."));
    schemas.put(
        STATE,
        inRun(Schema.type("object"))
            .allAndNoOther()
            .property("error", Schema.type("string").described("Why the run failed, if it did."))
            .described("The data of the stream's event `state`."));
  }

  private static Schema inRun(Schema object) {
    return object
        .property("run_id", Schema.type("string").described("The run."))
        .property("app_status", Schema.ref(SnapshotSchema.APP_STATUS));
  }

  private static Schema bucket() {
    Schema latency = Schema.ref(SnapshotSchema.LATENCY);
    return Schema.type("object")
        .property("start_second", count("The first second of the run that it stands for."))
        .property("seconds", count("How many seconds it stands for."))
        .property("elapsed_seconds", number("The time that really went by."))
        .property("active_users", count("Users at its end."))
        .property("in_flight", count("Requests sent and not yet answered, at its end."))
        .property("requests", count("Answers and failures."))
        .property("rps", number("Requests a second."))
        .property("responses", Schema.ref(SnapshotSchema.RESPONSES))
        .property("failures", Schema.ref(SnapshotSchema.FAILURES))
        .property("unexpected", count("Answers that were not what their path group expects."))
        .property("latency_ms", latency)
        .property("service_ms", latency)
        .property("schedule_lag_ms", latency)
        .property("bytes_sent", count("Start line, headers and body."))
        .property("bytes_received", count("Start line, headers and body."))
        .property("cpu_percent", number("CPU in use, of all there is."))
        .property("process_cpu_percent", number("CPU that the generator itself uses."))
        .property("memory_percent", number("Memory in use, of all there is."))
        .property("process_memory_mb", number("Memory that the generator itself holds, in MB."))
        .property(
            "saturated",
            Schema.type("boolean")
                .described("Whether the generator held the run back in any of its seconds."));
  }

  private static Schema annotation() {
    return Schema.type("object")
        .property("at", time("When it happened."))
        .property("second", number("The same, since the run began."))
        .property(
            "kind",
            Schema.oneOf(SnapshotSchema.names(Annotation.Kind.values())).described("What it was."))
        .property("text", Schema.type("string").described("The same for people."))
        .allAndNoOther()
        .described("Something that befell a run; in the stream, the event `annotation`.");
  }
}
