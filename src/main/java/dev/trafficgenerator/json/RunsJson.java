package dev.trafficgenerator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /api/runs`.
public final class RunsJson {
  private static final String RUNS = "runs";

  /// More than a generator tells are not read: those that ended, and the one that goes on.
  private static final int RUNS_MAX = RunRecord.RUNS_MAX + 1;

  private RunsJson() {}

  /// `{"runs":[{"run_id","name","started_at","ended_at","target_url","state","requests","rps",
  /// "latency_ms_p95","failures","passed"}]}`
  public static byte[] write(List<RunSummary> runs) {
    return JsonText.write(
        false,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart(RUNS);
          for (RunSummary run : runs) {
            run(out, run);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void run(JsonGenerator out, RunSummary run) throws IOException {
    @Nullable String endedAt = run.endedAt().map(SnapshotJson.TIMESTAMP::format).orElse(null);
    out.writeStartObject();
    out.writeStringField("run_id", run.runId());
    out.writeStringField("name", run.name());
    out.writeStringField("started_at", SnapshotJson.TIMESTAMP.format(run.startedAt()));
    out.writeStringField("ended_at", endedAt);
    out.writeStringField("target_url", run.targetUrl());
    out.writeStringField("state", run.state().appStatus());
    if (run.state() instanceof RunState.Failed(_, var reason)) {
      out.writeStringField("error", reason);
    }
    out.writeNumberField("requests", run.requests());
    SnapshotJson.number(out, "rps", run.requestsPerSecond());
    SnapshotJson.number(out, "latency_ms_p95", run.p95Millis());
    out.writeNumberField("failures", run.failures());
    out.writeFieldName("passed");
    if (run.passed().isPresent()) {
      out.writeBoolean(run.passed().get());
    } else {
      out.writeNull();
    }
    out.writeEndObject();
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException if it is no such answer; the message is one sentence
  public static List<RunSummary> read(byte[] json) {
    Field root = new Field(SnapshotReading.object(json), "", new Reading());
    if (!root.get(RUNS).node().isArray()) {
      throw SnapshotReading.unfit("it has no runs");
    }
    List<RunSummary> runs = new ArrayList<>();
    for (Field run : root.get(RUNS).elements()) {
      if (runs.size() < RUNS_MAX) {
        runs.add(run(run));
      }
    }
    List<Problem> problems = root.reading().problems().list();
    if (!problems.isEmpty()) {
      throw SnapshotReading.unfit(
          problems.getFirst().pointer() + " " + problems.getFirst().message());
    }
    return List.copyOf(runs);
  }

  private static RunSummary run(Field run) {
    Instant startedAt = SnapshotReading.time(run.get("started_at")).orElse(Instant.EPOCH);
    Optional<Instant> endedAt = SnapshotReading.time(run.get("ended_at"));
    return new RunSummary(
        SnapshotReading.text(run.get("run_id")),
        SnapshotReading.text(run.get("name")),
        startedAt,
        endedAt,
        SnapshotReading.text(run.get("target_url")),
        state(run, startedAt, endedAt.orElse(startedAt)),
        SnapshotReading.count(run.get("requests")),
        SnapshotReading.number(run.get("rps")),
        SnapshotReading.number(run.get("latency_ms_p95")),
        SnapshotReading.count(run.get("failures")),
        run.get("passed").bool());
  }

  /// When a stop began, the list does not tell.
  private static RunState state(Field run, Instant startedAt, Instant endedAt) {
    return switch (run.get("state").text().orElse("")) {
      case "running" -> new RunState.Running(startedAt);
      case "stopping" -> new RunState.Stopping(startedAt);
      case "stopped" -> new RunState.Stopped(endedAt);
      case "error" -> new RunState.Failed(endedAt, SnapshotReading.text(run.get("error")));
      default -> throw SnapshotReading.unfit("the state of a run in it is unknown");
    };
  }
}
