package dev.trafficgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.trafficgenerator.run.RefusingPort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.trafficgenerator");
  private final Level levelBefore = ours.getLevel();
  @TempDir private Path folder;

  /// A run on the terminal turns the log of this whole process down.
  @AfterEach
  void leaveTheLogAsItWas() {
    ours.setLevel(levelBefore);
  }

  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-sitemaps"))) {
      List<Path> samples = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
      return samples.stream();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python -m uvicorn container_control_core:app --host 0.0.0.0 --port 8080 | --headless --host 0.0.0.0 --port 8080",
        "python3 -m uvicorn x:app --port 9 | --headless --port 9",
        "uvicorn x:app --workers 2 | --headless",
        "--headless --port 1 | --headless --port 1",
        "run a.json | run a.json"
      })
  void theOlderAppSpecsArgumentsMeanHeadless(String given, String expected) {
    assertThat(String.join(" ", Main.translated(given.split(" ")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "--help",
    "run --help",
    "demo --help",
    "validate --help",
    "doctor --help",
    "--version",
    "--port 1 --help"
  })
  void helpIsThereForEachCommand(String arguments) {
    assertThat(execute(arguments.split(" "))).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isNotBlank();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "run, Missing required parameter: 'FILE'",
    "fly, is neither a command nor a sitemap",
    "--headless shop.json, --headless takes no file",
    "demo --port 99999, 0 to 65535",
    "demo --users 0, --users must be from 1",
    "--port x --headless, --port",
    "--headless --port 70000, 0 to 65535",
    "--port 9000, '--port needs --headless: traffic-generator --headless --port …'",
    "--host ::1, --host needs --headless",
    "--headless run x.json, '--headless goes with no command: leave out --headless or run'",
    "--headless --port 9000 validate x.json, --headless goes with no command",
    "--port 9000 run x.json, '--port belongs to --headless, and goes with no command: leave out --port or run'",
    "--port 9000 demo, '--port belongs to --headless, and goes with no command: for that of demo write demo --port …'",
    "--host ::1 demo --port 0, 'leave out --host or demo'",
    "validate, validate needs a FILE",
    "validate x.json --sample -1, --sample must be from 0",
    "demo --duration soon, is not a duration",
    "doctor --port 70000, 0 to 65535",
    "doctor --users 0, --users must be from 1",
    "doctor --url ftp://x, '--url must be an http or https URL'"
  })
  void wrongArgumentsAreSaid(String arguments, String message) {
    assertThat(execute(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void theVersionSaysWhatWasBuiltAndWhatRunsIt() {
    assertThat(execute("--version")).isEqualTo(ExitCode.OK);

    assertThat(out.toString())
        .matches(
            "traffic-generator .+\\R"
                + "commit ([0-9a-f]{12}\\+?|unknown)\\R"
                + "Java "
                + Pattern.quote(Runtime.version().toString())
                + " \\(.+\\)\\R");
  }

  @Test
  void theDoctorSaysWhatIsWrongAndWhatToDo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(
              execute("doctor", "--host", "127.0.0.1", "--port", port, "--url", "http://localhost"))
          .isEqualTo(ExitCode.FAILED);

      assertThat(out.toString())
          .contains(
              "problem Port " + port, "→ --headless --port takes another one", "Name localhost");
    }
    assertThat(execute("doctor", "--host", "127.0.0.1", "--port", "0")).isEqualTo(ExitCode.OK);
  }

  @Test
  void theSchemaForEditorsIsPrinted() {
    assertThat(execute("validate", "--schema")).isEqualTo(ExitCode.OK);

    assertThat(out.toString()).startsWith("{").contains("json-schema.org", "\"Rate Limit\"");
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsRight(Path sample) {
    assertThat(execute("validate", sample.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("ok " + sample);
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleShowsWhatItWouldSendWithoutItsSecrets(Path sample) throws IOException {
    assertThat(execute("validate", sample.toString(), "--sample", "60")).isEqualTo(ExitCode.OK);

    assertThat(out.toString().lines().filter(line -> line.startsWith("# "))).hasSize(60);
    assertThat(out.toString()).contains("Host: ");
    assertThat(out.toString()).containsPattern("X-(Forwarded-For|Real-IP): \\d+\\.\\d+\\.\\d+");
    assertThat(out.toString()).doesNotContain("demo-key").doesNotContain("Basic ZGVtbzpkZW1v");
    assertThat(out.toString()).doesNotContainPattern("password\\W+demo");
  }

  @Test
  void everyProblemOfAFileIsSaidWithFileAndPointer() throws IOException {
    Path file =
        write(
            "{\"config\":{\"Rate Limit\":\"12abc\",\"Simulated Users\":0},"
                + "\"sitemap\":{\"paths\":[{\"method\":\"FETCH\",\"paths\":[],\"traffic_type\":\"web\"}]}}");

    assertThat(execute("validate", file.toString())).isEqualTo(ExitCode.USAGE);

    assertThat(err.toString())
        .contains(file + ": /config/Rate Limit ", "found \"12abc\"")
        .contains(file + ": /config/Simulated Users ", "found 0")
        .contains(file + ": /config/Traffic Generator URL ")
        .contains(file + ": /sitemap/paths/0/method ", "found \"FETCH\"");
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Path missing = folder.resolve("missing.json");

    assertThat(execute("run", missing.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(missing + ": no such file");
    assertThat(execute("validate", folder.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is a folder");
  }

  @Test
  void aBareSitemapIsValidatedWithoutATarget() throws IOException {
    Path file =
        write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/\"],\"traffic_type\":\"api\"}]}");

    assertThat(execute("validate", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(execute("run", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Traffic Generator URL");
  }

  @Test
  void runSendsWhatTheFileSaysAndSumsItUp() throws IOException {
    try (var server = new MockWebServer()) {
      server.setDispatcher(answering(200));
      server.start();
      Path file =
          write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");

      int exitCode =
          execute(
              "run",
              file.toString(),
              "--url",
              server.url("").toString(),
              "--users",
              "3",
              "--duration",
              "2s",
              "--seed",
              "7",
              "--set",
              "Maximum Think Time=0.1");

      assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.OK);
      assertThat(out.toString()).contains("Summary", "seed 7", "200: " + server.getRequestCount());
      assertThat(server.getRequestCount()).isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {\"latency_ms.p95\":\"<20s\",\"responses.5xx\":\"==0\"} | 0 | ok",
        "200 | {\"rps\":\">1000000\"} | 3 | failed",
        "503 | {\"responses.5xx\":\"<1%\"} | 3 | failed"
      })
  void aThresholdThatFailedHasAnExitCodeOfItsOwn(
      int status, String thresholds, int expected, String word) throws IOException {
    try (var server = new MockWebServer()) {
      server.setDispatcher(answering(status));
      server.start();
      Path file =
          write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");

      int exitCode =
          execute(
              "run",
              file.toString(),
              "--url",
              server.url("").toString(),
              "--users",
              "2",
              "--duration",
              "1s",
              "--set",
              "Thresholds=" + thresholds);

      assertThat(exitCode).as(err.toString()).isEqualTo(expected);
      assertThat(out.toString().lines().dropWhile(line -> !line.startsWith("  threshold")))
          .anySatisfy(line -> assertThat(line).endsWith("  " + word).hasSizeLessThanOrEqualTo(80));
    }
  }

  @Test
  void aRunThatAThresholdEndsSaysWhichOne() throws IOException {
    try (var server = new MockWebServer()) {
      server.setDispatcher(answering(503));
      server.start();
      Path file =
          write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");

      int exitCode =
          execute(
              "run",
              file.toString(),
              "--url",
              server.url("").toString(),
              "--users",
              "2",
              "--duration",
              "60s",
              "--set",
              "Thresholds={\"responses.5xx\":\"<1%\",\"abort\":true}");

      assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.THRESHOLDS_FAILED);
      assertThat(out.toString())
          .contains("failed", "Threshold failed: responses.5xx has to be <1% and is 100");
    }
  }

  @Test
  void aWrongThresholdOfTheDemoIsSaid() {
    assertThat(execute("demo", "--set", "Thresholds={\"rps\":\"5\"}")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--set Thresholds/rps must be <, <=");
  }

  @Test
  void aRunToWhichNothingAnswersFails() throws IOException {
    Path file =
        write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");
    try (var nobody = new RefusingPort()) {
      int exitCode =
          execute(
              "run",
              file.toString(),
              "--url",
              nobody.url().toString(),
              "--users",
              "2",
              "--duration",
              "2s");

      assertThat(exitCode).isEqualTo(ExitCode.FAILED);
      assertThat(out.toString()).contains("connect: ");
      assertThat(err.toString()).contains("not one request was answered");
    }
  }

  @Test
  void aMisspeltSettingIsSaid() throws IOException {
    Path file =
        write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");

    int exitCode =
        execute("run", file.toString(), "--url", "http://127.0.0.1:1", "--set", "Rate Limitt=5");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Rate Limitt");
  }

  @Test
  void aWrongOptionIsNamedAsItWasTyped() throws IOException {
    Path file =
        write("{\"paths\":[{\"method\":\"GET\",\"paths\":[\"/a\"],\"traffic_type\":\"api\"}]}");

    int exitCode = execute("run", file.toString(), "--url", "http://127.0.0.1:1", "--users", "abc");

    assertThat(exitCode).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--users must be").doesNotContain(file.toString());
  }

  @Test
  void theDemoRunsAgainstItsOwnSite() {
    int exitCode = execute("demo", "--users", "5", "--duration", "2s");

    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Demo site", "Summary", "200: ");
  }

  @Test
  void theDemoLeavesAReportWithTheSummarysFigures() throws IOException {
    Path report = folder.resolve("run.html");
    Path runs = folder.resolve("runs");

    int exitCode =
        execute(
            "demo",
            "--users",
            "5",
            "--duration",
            "2s",
            "--report",
            report.toString(),
            "--runs-dir",
            runs.toString());

    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.OK);
    String requests = Jsoup.parse(report).select(".card .figure").getFirst().text();
    assertThat(out.toString()).containsPattern("requests +" + requests + " ");
    try (Stream<Path> kept = Files.list(runs)) {
      assertThat(kept).hasSize(2);
    }
    assertThat(Files.readString(report)).doesNotContain("demo-key", "ZGVtbzpkZW1v");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(report, runs);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "report.pdf, 'must end with .html, .json or .csv'",
    "html, 'must end with .html, .json or .csv'",
    "missing/report.html, there is no folder"
  })
  void aReportThatCannotBeWrittenIsSaidBeforeTheRun(String file, String message) {
    String report = folder.resolve(file).toString();

    assertThat(execute("demo", "--duration", "60s", "--report", report)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--report", message);
    assertThat(out.toString()).doesNotContain("Summary");
  }

  @Test
  void aRunsFolderThatCannotBeMadeIsSaidBeforeTheRun() throws IOException {
    String runs = write("{}").resolve("runs").toString();

    assertThat(execute("demo", "--runs-dir", runs)).isEqualTo(ExitCode.USAGE);
    assertThat(execute("--headless", "--runs-dir", runs)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--runs-dir " + runs + ": can't be written");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("input.json"), json);
  }

  private int execute(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  private static Dispatcher answering(int status) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return new MockResponse.Builder().code(status).body("{}").build();
      }
    };
  }

  /// Java writes numbers in the digits of the computer's language, where nothing says otherwise.
  @Test
  void numbersAreWrittenAlikeOnEveryComputer() throws Exception {
    Path file = folder.resolve("start.json");
    Files.writeString(
        file,
        """
        {"Traffic Generator URL":"http://127.0.0.1:9","Authenticated Share":7,
         "sitemap":{"paths":[{"method":"GET","paths":["/"],"traffic_type":"web"}]}}\
        """);

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "validate",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(ExitCode.USAGE);
    assertThat(said).contains("must be from 0 to 1");
  }
}
