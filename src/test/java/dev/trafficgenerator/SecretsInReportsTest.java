package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.sitemap.Checked;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run whose sitemap is full of secrets, against a target that answers with more: no report tells
/// any, in whatever format.
@Timeout(60)
class SecretsInReportsTest {
  private static final String SECRET = "hush";
  private static final String USER_INFO = "hush-user:hush-word";

  private static final String BODY =
      """
      {"config": {"Traffic Generator URL": "%1$s", "Simulated Users": 4, "Authenticated Share": 1,
         "Minimum Think Time": 0.01, "Maximum Think Time": 0.02, "Request Timeout": 5,
         "Thresholds": {"failures": "==0"}},
       "sitemap": {"name": "Shop", "has_auth": true,
         "paths": [
           {"method": "GET", "paths": ["/", "/away", "/broken"], "traffic_type": "web",
            "expect": {"contains": "hush-expected"}},
           {"method": "POST", "paths": ["/order"], "traffic_type": "api",
            "body": {"password": "hush-body", "card": {"pin": "hush-pin"}}}],
         "paths_auth_req": [{"method": "GET", "paths": ["/me?api_key=hush-query&word=@word"], "traffic_type": "api"}],
         "global_headers": {"X-Api-Key": "hush-global", "Cookie": "session=hush-cookie"},
         "variables": {"word": {"type": "list", "value": ["hush-variable"]}},
         "auth": {"auth_method": "POST", "auth_path": "/login", "auth_type": "%2$s", "form_page": "%4$s",
                  "credentials": {"%3$s": {"username": "hush-name", "password": "hush-login"}}}}}
      """;

  private final MockWebServer target = new MockWebServer();
  private final Wiring wiring =
      new Wiring(
          Map.of(),
          warning -> {
            throw new AssertionError(warning);
          });

  @BeforeEach
  void answer() throws Exception {
    target.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answerTo(request.getUrl().encodedPath());
          }
        });
    target.start();
  }

  @AfterEach
  void close() {
    wiring.close();
    target.close();
  }

  private String withUser() {
    return "http://" + USER_INFO + "@" + target.getHostName() + ":" + target.getPort();
  }

  private MockResponse answerTo(String path) {
    var answer = new MockResponse.Builder().addHeader("Set-Cookie", "session=hush-session");
    return switch (path) {
      case "/broken" -> answer.onResponseStart(new SocketEffect.CloseSocket()).build();
      case "/away" -> answer.code(302).addHeader("Location", withUser() + "/landed").build();
      case "/form" ->
          answer
              .addHeader("Content-Type", "text/html")
              .body(
                  "<form method=post><input type=hidden name=csrf value=hush-csrf>"
                      + "<input name=username><input type=password name=password></form>")
              .build();
      case "/login" ->
          answer
              .addHeader("Content-Type", "application/json")
              .body("{\"token\":\"hush-token\"}")
              .build();
      default ->
          answer
              .addHeader("Content-Type", "text/html")
              .body("<img src=\"" + withUser() + "/picture.png\">")
              .build();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "basic, body_params, ''", "form_data, body_params, ''", "json_body, json_body, ''",
    "query_params, body_params, ''", "bearer, header, ''", "custom_headers, header, ''",
    "form_data, body_params, /form?key=hush-key"
  })
  void noReportTellsASecret(String scheme, String credentials, String formPage) {
    RunRecord record = run(BODY.formatted(target.url("/"), scheme, credentials, formPage));

    assertThat(record.figures().requests().failureSamples()).isNotEmpty();
    for (ReportFormat format : ReportFormat.values()) {
      String report =
          new String(ReportOptions.reports().write(record, format), StandardCharsets.UTF_8);
      assertThat(report).as("%s", format).doesNotContainIgnoringCase(SECRET);
      for (String secret : List.of("hush-name:hush-login", USER_INFO)) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        assertThat(report)
            .as("%s", format)
            .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      }
    }
    String json =
        new String(
            ReportOptions.reports().write(record, ReportFormat.JSON), StandardCharsets.UTF_8);
    assertThat(json).contains("/broken", "/order", "/login", "Shop");
  }

  private RunRecord run(String body) {
    Engine engine = wiring.engine();
    switch (StartRequestJson.read(body.getBytes(StandardCharsets.UTF_8)).plan()) {
      case Checked.Valid<RunPlan>(var plan) -> engine.start(plan);
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> hasAll(engine.snapshot().figures().requests()));
    engine.stop(StopMode.FORCE);
    return engine.recordOf(engine.snapshot().figures().setup().runId()).orElseThrow();
  }

  /// Something of everything: answers, unexpected ones, and requests without one.
  private static boolean hasAll(RequestCounts requests) {
    return requests.responses().total() > 40
        && requests.unexpected() > 0
        && requests.failures().total() > 0;
  }
}
