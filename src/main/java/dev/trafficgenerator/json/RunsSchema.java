package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.SnapshotSchema.count;
import static dev.trafficgenerator.json.SnapshotSchema.number;
import static dev.trafficgenerator.json.SnapshotSchema.time;

import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.history.RunRecord;
import java.util.Map;

/// The JSON Schemas of the list of runs and of a run's report, as [RunsJson] and [RunRecordJson]
/// write them.
final class RunsSchema {
  static final String RUNS = "Runs";
  static final String REPORT = "Report";
  private static final String RUN = "Run";
  private static final String DISTRIBUTION = "Distribution";

  private RunsSchema() {}

  static void define(Map<String, Schema> schemas) {
    schemas.put(RUN, run());
    schemas.put(
        RUNS,
        Schema.type("object")
            .property(
                "runs",
                Schema.array(Schema.ref(RUN))
                    .with("maxItems", RunRecord.RUNS_MAX + 1L)
                    .described("The newest first."))
            .allAndNoOther()
            .described("The runs that are known."));
    schemas.put(DISTRIBUTION, distribution());
    schemas.put(REPORT, report());
  }

  private static Schema run() {
    return Schema.type("object")
        .property("run_id", Schema.type("string").described("What the report is asked for with."))
        .property("name", Schema.type("string").described("Of the start body; may be empty."))
        .property("started_at", time("When it began."))
        .property(
            "ended_at",
            Schema.type("string", "null")
                .with("format", "date-time")
                .described("When it ended; null while it goes on."))
        .property("target_url", Schema.type("string").described("As set."))
        .property("state", Schema.ref(SnapshotSchema.APP_STATUS))
        .property("requests", count("Answers and failures."))
        .property("rps", number("Requests a second, over the whole run."))
        .property("latency_ms_p95", number("95 % of all latencies are at or below it."))
        .property("failures", count("Requests without an answer."))
        .property(
            "passed",
            Schema.type("boolean", "null")
                .described("Whether all thresholds hold; null without any."))
        .allAndNoOther()
        .property("error", Schema.type("string").described("Why it failed, if it did."))
        .described("A run, in short.");
  }

  private static Schema report() {
    return Schema.type("object")
        .property("name", Schema.type("string").described("Of the start body; may be empty."))
        .property("settings", Schema.ref(SettingsSchema.SETTINGS))
        .property(
            "sitemap",
            Schema.type("object")
                .property("paths", count("Paths for every session."))
                .property("paths_auth_req", count("Paths for logged-in sessions."))
                .property("variables", count("Variables."))
                .property("login", Schema.type("string").described("What kind; may be empty."))
                .allAndNoOther()
                .described("What the sitemap held."))
        .property("snapshot", Schema.ref(SnapshotSchema.SNAPSHOT))
        .property("distributions", distributions())
        .property("history", Schema.ref(HistorySchema.HISTORY))
        .allAndNoOther()
        .described("A run as it ended, or as it stands while it goes on.");
  }

  private static Schema distributions() {
    Schema distribution = Schema.ref(DISTRIBUTION);
    return Schema.type("object")
        .property(
            "bounds_seconds",
            Schema.array(Schema.type("number"))
                .described("What the counts of `within` stand for, in order."))
        .property("latency", distribution)
        .property("service", distribution)
        .property("schedule_lag", distribution)
        .allAndNoOther()
        .described("How long requests took.");
  }

  private static Schema distribution() {
    return Schema.type("object")
        .property(
            "within",
            Schema.array(count("How many."))
                .with("maxItems", LatencyBuckets.BOUNDS_SECONDS.size())
                .described("How many lay within each of the bounds."))
        .property("count", count("How many there were."))
        .property("sum_seconds", number("All of them together."))
        .allAndNoOther()
        .described("Times, counted by bounds.");
  }
}
