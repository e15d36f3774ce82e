package dev.trafficgenerator.json;

import static dev.trafficgenerator.json.ApiOperation.JSON;
import static dev.trafficgenerator.json.ApiOperation.get;
import static dev.trafficgenerator.json.ApiOperation.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trafficgenerator.sitemap.Checked;

/// What can be called, and what it answers: the paths of the OpenAPI document.
final class ApiOperations {
  private static final String DRIVE = "drive";
  static final String WATCH = "watch";
  private static final String READ = "read";

  private ApiOperations() {}

  static ArrayNode tags() {
    return JsonText.MAPPER
        .createArrayNode()
        .add(tag(DRIVE, "Start, change and stop a run."))
        .add(tag(WATCH, "See how it goes."))
        .add(tag(READ, "This description."));
  }

  private static JsonNode tag(String name, String description) {
    return Schema.any().with("name", name).described(description).node();
  }

  static Schema paths() {
    return Schema.any()
        .with("/api/start", start())
        .with("/api/update", update())
        .with("/api/stop", stop())
        .with(
            "/api/health",
            get("health", WATCH, "Is it there?")
                .answers("Always, also under full load.", JSON, Schema.ref(ReplySchema.HEALTH)))
        .with(
            "/api/metrics",
            get("metrics", WATCH, "The figures")
                .answers(
                    "The run's, and the computer's.", JSON, Schema.ref(SnapshotSchema.SNAPSHOT)))
        .with("/metrics", RunOperations.prometheus())
        .with("/api/metrics/history", RunOperations.history())
        .with("/api/metrics/stream", RunOperations.stream())
        .with("/api/runs", RunOperations.runs())
        .with("/api/report", RunOperations.report())
        .with(
            "/openapi.json",
            get("openapi", READ, "This document")
                .answers("OpenAPI 3.1.", JSON, Schema.type("object")))
        .with(
            "/schemas/sitemap.json",
            get("sitemapSchema", READ, "What start bodies and sitemaps may be, for editors")
                .answers("JSON Schema 2020-12.", "application/schema+json", Schema.type("object")))
        .with(
            "/docs",
            get("docs", READ, "This document, to read and to try out")
                .answers("A page.", "text/html; charset=utf-8", Schema.type("string")));
  }

  private static Schema start() {
    String paths = "{'paths':[{'method':'GET','paths':['/','/products'],'traffic_type':'web'}]}";
    String url = "'Traffic Generator URL':'http://localhost:8090'";
    Schema examples =
        Schema.any()
            .with(
                "nested",
                example(
                    "Settings under config",
                    "{'config':{" + url + ",'Simulated Users':20},'sitemap':" + paths + "}"))
            .with(
                "flat",
                example(
                    "Settings beside the sitemap",
                    "{" + url + ",'Simulated Users':'20','sitemap':" + paths + "}"))
            .with(
                "wrapped",
                example(
                    "The sitemap wrapped in metadata",
                    "{'config':{%s},'sitemap':{'id':'shop','name':'A shop','sitemap':%s}}"
                        .formatted(url, paths)));
    return post("start", DRIVE, "Start a run")
        .described(
            "A run that is going on is stopped first and replaced; not by a body that is refused.")
        .takes(Schema.ref(StartSchema.START), true, examples)
        .answers("The run was started.", JSON, Schema.ref(ReplySchema.MESSAGE));
  }

  private static Schema update() {
    Schema examples =
        Schema.any()
            .with("users", example("More users", "{'config':{'Simulated Users':50}}"))
            .with("rate", example("Another rate", "{'requests_per_second':100}"));
    return post("update", DRIVE, "Change the run")
        .described(
            "Users, limits, target, sitemap and headers change while the run goes on; nothing"
                + " restarts. Refused when nothing runs.")
        .takes(Schema.ref(StartSchema.UPDATE), true, examples)
        .answers("The update was applied.", JSON, Schema.ref(ReplySchema.MESSAGE));
  }

  private static Schema stop() {
    Schema examples =
        Schema.any()
            .with("graceful", example("Requests under way may finish", "{}"))
            .with("force", example("At once", "{'force':true}"));
    return post("stop", DRIVE, "Stop the run")
        .described("Answered once no request is in flight any more; also with nothing running.")
        .takes(Schema.ref(ReplySchema.STOP), false, examples)
        .answers("Nothing runs any more.", JSON, Schema.ref(ReplySchema.MESSAGE));
  }

  private static Schema example(String summary, String json) {
    return switch (JsonText.parse(json.replace('\'', '"'))) {
      case Checked.Valid<JsonNode>(var value) ->
          Schema.any().with("summary", summary).with("value", value);
      case Checked.Invalid<JsonNode>(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  /// What calls have in common to be answered, by the names that they refer to.
  static Schema responses() {
    return Schema.any()
        .with(
            "Invalid",
            error(
                "The body is not JSON, or does not validate; or an update finds no run; or a parameter"
                    + " of the query is wrong."))
        .with("NotFound", error("There is nothing at this path, or no such run."))
        .with(
            "MethodNotAllowed",
            error("Not with this method.").with("headers", header("Allow", "The ones it takes.")))
        .with("FromElsewhere", error("A browser sent it for a page of another site."))
        .with("TooSlow", error("The body did not arrive within 30 seconds."))
        .with("TooLarge", error("The body is larger than 16 MiB."))
        .with(
            "UnknownEncoding",
            error("The body is in an encoding other than gzip.")
                .with("headers", header("Accept-Encoding", "What is read.")))
        .with("Fault", error("A fault of ours, with an id that stands in the log too."))
        .with(
            "Busy",
            error("Too many commands or subscribers wait already, or the process is about to end.")
                .with("headers", header("Retry-After", "Seconds until it is worth a try.")));
  }

  private static Schema error(String description) {
    return ApiOperation.answer(description, JSON, Schema.ref(ReplySchema.ERROR));
  }

  private static Schema header(String name, String description) {
    Schema header = Schema.any().described(description).with("schema", Schema.type("string"));
    return Schema.any().with(name, header);
  }
}
