package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.trafficgenerator.run.RefusingPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// `validate --sample N`, without and with `--visit`.
@Timeout(60)
class SampleVisitTest {
  private static final String START_BODY =
      """
      {"config": {"Traffic Generator URL": "%s", "Seed": 3, "Simulated Users": 500, "Ramp Up": 900,
         "Requests Per Second": 1000, "Load Curve": [[0, 0], [600, 1]], "Duration": 0.001,
         "Minimum Think Time": 0.01, "Maximum Think Time": 0.02, "Pages Per Session": %s,
         "Browser Mix": {"chrome": 1}, "XFF Countries": {"DE": 1}, "Authenticated Share": 1},
       "sitemap": {"has_auth": true,
         "paths": [{"method": "GET", "paths": ["/page?id=@id"], "traffic_type": "web"}],
         "variables": {"id": {"type": "list", "value": ["seven"]}},
         "auth": {"auth_method": "POST", "auth_path": "/login", "auth_type": "form_data",
                  "credentials": {"body_params": {"user": "ann", "password": "hush"}}}}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final MockWebServer target = new MockWebServer();
  private final AtomicInteger asked = new AtomicInteger();
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.trafficgenerator");
  private final Level levelBefore = ours.getLevel();
  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    target.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.incrementAndGet();
            String path = request.getUrl().encodedPath();
            MockResponse.Builder answer = new MockResponse.Builder();
            return switch (path) {
              case "/login" -> answer.addHeader("Set-Cookie", "session=hush; Path=/").build();
              case "/page" ->
                  answer
                      .addHeader("Content-Type", "text/html")
                      .body("<link rel=stylesheet href=/s.css><img src=/missing.png>")
                      .build();
              case "/missing.png" -> answer.code(404).build();
              default -> answer.addHeader("Cache-Control", "max-age=600").build();
            };
          }
        });
    target.start();
  }

  @AfterEach
  void close() {
    target.close();
    ours.setLevel(levelBefore);
  }

  private int validate(String url, String pages, String... arguments) throws IOException {
    Path file = folder.resolve("start.json");
    Files.writeString(file, START_BODY.formatted(url, pages));
    String[] all = new String[arguments.length + 2];
    all[0] = "validate";
    all[1] = file.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return execute(all);
  }

  private int execute(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String url() {
    return "http://127.0.0.1:" + target.getPort();
  }

  private List<String> rows() {
    return out.toString().lines().filter(line -> line.matches(" *\\d+  .*")).toList();
  }

  @Test
  void aSessionIsListedWithWhatPagesAreMadeOfAndWhatCameOfIt() throws IOException {
    assertThat(validate(url(), "1", "--sample", "40", "--visit")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .containsPattern("\nSession 1  Chrome \\d+ on \\w+  \\d+\\.\\d+\\.\\d+\\.\\d+ DE\n");
    assertThat(rows()).hasSize(5);
    assertThat(rows().get(0))
        .containsPattern("^   1    0\\.00 s     200  POST    document .* /login");
    assertThat(rows().get(1))
        .containsPattern("200  GET     document .* /page\\?id=seven  .*typed$");
    assertThat(rows().get(2))
        .containsPattern("200  GET     stylesheet .* /s\\.css  .*/page\\?id=seven$");
    assertThat(rows().get(3))
        .containsPattern("404  GET     image .* /missing\\.png  .*/page\\?id=seven$");
    assertThat(rows().get(4))
        .containsPattern("200  GET     icon .* /favicon\\.ico  .*/page\\?id=seven$");
    assertThat(asked).hasValue(5);
  }

  @Test
  void eachRequestIsShownInFullWithoutSecrets() throws IOException {
    validate(url(), "1", "--sample", "40", "--visit");

    assertThat(out.toString())
        .contains("# 3  Chrome", "GET " + url() + "/s.css", "Referer: " + url() + "/page?id=seven")
        .contains("Cookie: ***")
        .doesNotContain("hush");
  }

  @Test
  void itEndsAfterTheRequestsThatWereAskedFor() throws IOException {
    assertThat(validate(url(), "1000000", "--sample", "7", "--visit")).isEqualTo(ExitCode.OK);

    assertThat(rows()).hasSize(7);
    // Up to six connections, and the session's own next step, may have been under way.
    assertThat(asked.get()).isBetween(7, 14);
  }

  @Test
  void aTargetThatDoesNotAnswerIsSaid() throws IOException {
    try (var refusing = new RefusingPort()) {
      String url = "http://127.0.0.1:" + refusing.port();

      assertThat(validate(url, "1", "--sample", "3", "--visit")).isEqualTo(ExitCode.USAGE);

      assertThat(out.toString()).contains("no answer: no connection could be made");
      assertThat(err.toString()).contains(url + " answered nothing");
    }
  }

  @Test
  void withoutAVisitNothingIsSent() throws IOException {
    assertThat(validate(url(), "1", "--sample", "3")).isEqualTo(ExitCode.OK);

    assertThat(rows()).hasSize(3);
    assertThat(rows().get(0)).containsPattern("^   1  POST    document    /login");
    assertThat(rows().get(1))
        .containsPattern("^   2  GET     document    /page\\?id=seven  .*typed$");
    assertThat(asked).hasValue(0);
  }

  @Test
  void aSitemapAloneNamesNoTargetToVisit() throws IOException {
    Path file = folder.resolve("sitemap.json");
    Files.writeString(
        file, "{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/\"],\"traffic_type\":\"web\"}]}");

    assertThat(execute("validate", file.toString(), "--sample", "3", "--visit"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("give one by --url");

    assertThat(execute("validate", file.toString(), "--sample", "2", "--visit", "--url", url()))
        .isEqualTo(ExitCode.OK);
    assertThat(rows().getFirst()).contains("GET     document").contains("typed");
  }

  @Test
  void aVisitNeedsASample() {
    assertThat(execute("validate", "x.json", "--visit")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--visit needs --sample N");
  }
}
