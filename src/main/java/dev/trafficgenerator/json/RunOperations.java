package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.ApiOperation.get;
import static dev.trafficgenerator.json.ApiOperations.WATCH;

import dev.trafficgenerator.run.Scrapable;
import dev.trafficgenerator.run.history.ReportFormat;
import java.util.stream.Stream;

/// The calls that tell of a run as a whole: for a monitoring system, second by second, and on
/// paper.
final class RunOperations {
  private static final long SECONDS_MAX = 999_999_999;

  private RunOperations() {}

  static Schema prometheus() {
    Schema text = media(Schema.type("string"));
    Schema content =
        Schema.any()
            .with(Scrapable.TEXT, text)
            .with(Scrapable.OPEN_METRICS, text)
            .with(Scrapable.PROTOBUF, media(Schema.type("string").with("format", "binary")));
    return get("prometheus", WATCH, "The figures for Prometheus")
        .header("Accept", "Which of the formats; the text format unless asked otherwise.")
        .answers("The format that `Accept` asks for.", content);
  }

  static Schema history() {
    return get("history", WATCH, "The last run's course")
        .query("from", seconds(0), "Leaves out what was before, in seconds since the run began.")
        .query("step", seconds(1), "How many seconds a bucket shall stand for.")
        .answers("Bucket by bucket.", ApiOperation.JSON, Schema.ref(HistorySchema.HISTORY));
  }

  static Schema stream() {
    Schema data =
        Schema.type("object")
            .described("What the data of an event are, by the event's name.")
            .property("second", Schema.ref(HistorySchema.SECOND))
            .property("annotation", Schema.ref(HistorySchema.ANNOTATION))
            .property("state", Schema.ref(HistorySchema.STATE));
    String type = "text/event-stream";
    Schema events =
        Schema.type("string")
            .described("Server-sent events, each with one JSON text as its data.")
            .with("contentMediaType", type)
            .with("contentSchema", data);
    return get("stream", WATCH, "The run's course as it happens")
        .described(
            "First the whole course of the last run, then each second as it happens, as long as the"
                + " caller listens.")
        .header("Last-Event-ID", "`run_id:second`: what came after that second is told.")
        .answers("A stream that does not end by itself.", type, events);
  }

  static Schema runs() {
    return get("runs", WATCH, "The runs that are known")
        .answers(
            "The one that goes on, and the last ones that ended.",
            ApiOperation.JSON,
            Schema.ref(RunsSchema.RUNS));
  }

  static Schema report() {
    Schema format =
        Schema.oneOf(Stream.of(ReportFormat.values()).map(ReportFormat::label).toList())
            .with("default", ReportFormat.HTML.label());
    Schema content = Schema.any();
    for (ReportFormat each : ReportFormat.values()) {
      content.with(
          each.contentType(),
          switch (each) {
            case JSON -> media(Schema.ref(RunsSchema.REPORT));
            case HTML, CSV -> media(Schema.type("string"));
          });
    }
    return get("report", WATCH, "A run's report")
        .query("format", format, "A page, data, or a table.")
        .query(
            "run", Schema.type("string"), "The run's `run_id`; the newest unless asked otherwise.")
        .answers("The run as it ended, or as it stands.", content);
  }

  private static Schema media(Schema body) {
    return Schema.any().with("schema", body);
  }

  private static Schema seconds(long least) {
    return Schema.type("integer")
        .with("minimum", least)
        .with("maximum", SECONDS_MAX)
        .with("default", least);
  }
}
