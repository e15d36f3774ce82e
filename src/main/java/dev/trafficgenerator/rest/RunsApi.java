package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.json.RunsJson;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calls that tell of runs as a whole: the list of them, and their reports.
final class RunsApi {
  private final Generator generator;
  private final Optional<ReportWriter> writer;

  /// @param writer of what is not JSON; without one there is JSON alone
  RunsApi(Generator generator, Optional<ReportWriter> writer) {
    this.generator = generator;
    this.writer = writer;
  }

  Answer runs() {
    return Answer.json(200, RunsJson.write(generator.runs()));
  }

  /// @param format as sent; HTML when not given
  /// @param runId as sent; the newest run when not given
  Answer report(@Nullable String format, @Nullable String runId) {
    Optional<ReportFormat> known =
        format == null ? Optional.of(ReportFormat.HTML) : ReportFormat.named(format);
    if (known.isEmpty()) {
      String rule = "must be html, json or csv";
      return ProblemBody.invalidQuery(
          List.of(new Problem("/format", rule, ProblemBody.quoted(String.valueOf(format)))));
    }
    if (runId != null && runId.isEmpty()) {
      String rule = "must be the run_id of a run; left out, it is the newest";
      return ProblemBody.invalidQuery(List.of(new Problem("/run", rule, "")));
    }
    Optional<String> asked = runId == null ? newest() : Optional.of(runId);
    if (asked.isEmpty()) {
      return ProblemBody.of(404, "There has been no run yet; start one, then ask for its report");
    }
    return generator
        .recordOf(asked.get())
        .map(record -> report(record, known.get()))
        .orElseGet(() ->
            ProblemBody.of(
                404,
                "There is no run %s, or not any more; GET %s lists those that are known"
                    .formatted(ProblemBody.quoted(asked.get()), ApiPaths.RUNS)));
  }

  private Optional<String> newest() {
    return generator.runs().stream().findFirst().map(RunSummary::runId);
  }

  private Answer report(RunRecord record, ReportFormat format) {
    String fileName = "traffic-" + record.fileName() + "." + format.label();
    return switch (format) {
      case JSON -> report(format, fileName, RunRecordJson.write(record));
      case HTML, CSV ->
          writer
              .map(it -> report(format, fileName, it.write(record, format)))
              .orElseGet(() ->
                  ProblemBody.of(404, "This generator writes reports as JSON only: format=json"));
    };
  }

  /// A page is looked at, data are saved; a page that is saved then has a name, too.
  private static Answer report(ReportFormat format, String fileName, byte[] bytes) {
    String disposition = format == ReportFormat.HTML ? "inline" : "attachment";
    return Answer.of(format.contentType(), bytes)
        .with("Content-Disposition", disposition + "; filename=\"" + fileName + "\"")
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
