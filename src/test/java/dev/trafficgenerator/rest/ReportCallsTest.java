package dev.trafficgenerator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trafficgenerator.run.FakeGenerator;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `GET /api/report` and `GET /api/runs`.
@Timeout(60)
class ReportCallsTest {
  private final FakeGenerator generator = new FakeGenerator();
  private final ControlServer server =
      ControlServer.start(
          generator,
          () -> "",
          (record, format) ->
              (record.runId() + " as " + format.label())
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8),
          "127.0.0.1",
          0);
  private final Api api = new Api(server);

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'', html, text/html, inline",
    "?format=html, html, text/html, inline",
    "?format=CSV, csv, text/csv, attachment",
  })
  void theNewestRunIsReportedInTheFormatAskedFor(
      String query, String format, String type, String disposition) {
    api.post("/api/start", Api.START);
    api.post("/api/start", Api.START);

    HttpResponse<String> answer = api.get("/api/report" + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("run-2 as " + format);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .matches(disposition + "; filename=\"traffic-\\d{8}T\\d{6}Z-run-2\\." + format + "\"");
  }

  @Test
  void jsonHoldsTheSnapshotTheSettingsAndTheHistory() {
    api.post("/api/start", Api.START);
    api.post("/api/stop", "");

    HttpResponse<String> answer = api.get("/api/report?format=json&run=run-1");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode report = Api.json(answer.body());
    assertThat(report.path("snapshot").path("app_status").asText()).isEqualTo("stopped");
    assertThat(report.path("settings").path("Simulated Users").asInt()).isEqualTo(2);
    assertThat(report.path("history").path("run_id").asText()).isEqualTo("run-1");
    assertThat(report.path("sitemap").path("paths").asInt()).isEqualTo(2);
  }

  @Test
  void runsAreListedTheNewestFirst() {
    api.post("/api/start", Api.START);
    api.post("/api/start", Api.START);

    JsonNode runs = Api.json(api.get("/api/runs").body()).path("runs");

    assertThat(runs.findValuesAsText("run_id")).containsExactly("run-2", "run-1");
    assertThat(runs.findValuesAsText("state")).containsExactly("running", "stopped");
    assertThat(runs.path(0).path("ended_at").isNull()).isTrue();
    assertThat(runs.path(0).path("passed").isNull()).isTrue();
  }

  @Test
  void beforeTheFirstRunThereIsNothingToReport() {
    JsonNode error = Api.assertError(api.get("/api/report"), 404);

    assertThat(error.path("detail").asText()).contains("no run yet");
    assertThat(Api.json(api.get("/api/runs").body()).path("runs")).isEmpty();
  }

  @Test
  void anUnknownFormatOrRunIsSaid() {
    api.post("/api/start", Api.START);

    JsonNode format = Api.assertError(api.get("/api/report?format=pdf"), 400);
    assertThat(format.path("errors").path(0).path("message").asText())
        .isEqualTo("must be html, json or csv");
    for (String query : new String[] {"format=", "run="}) {
      JsonNode error = Api.assertError(api.get("/api/report?" + query), 400);
      assertThat(error.path("errors").findValuesAsText("path"))
          .containsExactly("/" + query.substring(0, query.indexOf('=')));
    }
    JsonNode run = Api.assertError(api.get("/api/report?run=nobody"), 404);
    assertThat(run.path("detail").asText()).contains("nobody", "/api/runs");
    HttpResponse<String> post =
        api.send("/api/report", request -> request.POST(BodyPublishers.noBody()));
    Api.assertError(post, 405);
  }
}
