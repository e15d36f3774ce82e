package dev.trafficgenerator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.json.SnapshotJson;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
  private static final int DAY_SECONDS = 86_400;
  private static final Report REPORT = new Report(ZoneOffset.UTC, "1.2.3");
  private static final RunRecord RECORD = Records.of(34);

  private static String text(RunRecord record, ReportFormat format) {
    return new String(REPORT.write(record, format), StandardCharsets.UTF_8);
  }

  private static Document page(RunRecord record) {
    return Jsoup.parse(text(record, ReportFormat.HTML));
  }

  @Test
  void thePageShowsTheFiguresThatTheMetricsTell() throws Exception {
    JsonNode metrics =
        new ObjectMapper().readTree(SnapshotJson.write(RECORD.last())).path("metrics");

    Document page = page(RECORD);

    List<String> cards = page.select(".card .figure").eachText();
    assertThat(cards)
        .containsExactly(
            Figure.count(metrics.path("requests_total").asLong()),
            Figure.millis(metrics.path("latency_ms").path("p95").asDouble()),
            Figure.percent(
                metrics.path("failures").path("connect").asDouble(),
                metrics.path("requests_total").asDouble()),
            Figure.count(metrics.path("responses").path("5xx").asLong()),
            Figure.count(metrics.path("sessions_total").asLong()),
            Figure.millis(metrics.path("schedule_lag_ms").path("p99").asDouble()));
    assertThat(page.select("table.sortable tbody tr")).hasSize(metrics.path("paths").size());
    assertThat(page.text())
        .contains("11 Jan 2026, 10:30:00 – 10:30:34 UTC", "0:34", "seed 20261122")
        .contains("GET /first Connection refused", "GET /last Connection refused again")
        .contains("Chrome 156 on Windows", "curl 8.9 · API client", "Simulated Users 20 → 60")
        .contains("✕ Failed: 1 of 2 thresholds did not hold", "283.771 ms ✕ failed", "284.6 ✓ held")
        .contains("Simulated Users 60", "Paths after login 3", "Login json_body");
  }

  private static Element table(Document page, String heading) {
    return page.select("table").stream()
        .filter(it -> it.select("th").eachText().contains(heading))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<String>> rows(Element table) {
    return table.select("tbody tr").stream()
        .map(row -> row.select("> td, > th").eachText())
        .toList();
  }

  @Test
  void eachFigureStandsUnderItsHeading() {
    Document page = page(RECORD);

    assertThat(table(page, "Path").select("thead th").eachText())
        .containsSequence("p50", "p95", "p99", "Max", "2xx", "3xx", "4xx", "5xx", "No answer");
    assertThat(table(page, "Path").select("tbody tr").getFirst().select("td").eachAttr("data-v"))
        .containsExactly(
            "600",
            Double.toString(600.0 / 9_665),
            "13.0",
            "283.771",
            "633.0",
            "1283.0",
            "589",
            "3",
            "2",
            "1",
            "5");
    assertThat(rows(table(page, "Mean")))
        .containsExactly(
            List.of(
                "Latency from the moment at which a request was due",
                "57 ms",
                "13 ms",
                "149 ms",
                "284 ms",
                "633 ms",
                "1.07 s",
                "1.28 s"),
            List.of(
                "On the wire from the moment at which it was sent",
                "41 ms",
                "11 ms",
                "121 ms",
                "211 ms",
                "511 ms",
                "911 ms",
                "999 ms"),
            List.of(
                "Generator’s lag the difference",
                "16 ms",
                "2.0 ms",
                "28 ms",
                "73 ms",
                "122 ms",
                "159 ms",
                "284 ms"));
    assertThat(table(page, "Status").select("td[data-v]").eachText())
        .containsExactly("8,986", "98 %", "65", "0.71 %", "120", "1.31 %", "4", "0.04 %");
    assertThat(table(page, "Visitor").select("td[data-v]").eachText())
        .containsExactly("60", "77 %", "18", "23 %");
    assertThat(table(page, "Country").select("tbody tr").eachText())
        .containsExactly("Germany (DE) 50 64 %", "United States (US) 28 36 %");
    assertThat(page.text())
        .contains("21 of 78 sessions (27 %) were of visitors who had been there before.");
    assertThat(table(page, "Distribution of latency").select("tbody tr").get(1).text())
        .startsWith("10 ms – 25 ms 1,000 10 % 21 %");
    assertThat(page.select("table.events tbody tr").eachText())
        .last()
        .isEqualTo("2 10:30:01 0:01 Simulated Users 20 → 60");
  }

  @Test
  void eachFailureStandsBesideItsCause() {
    var counts = new FailureCounts(1, 2, 3, 4, 5, 6, 7);
    RunFigures it = RECORD.figures();
    RequestCounts r = it.requests();
    var figures =
        new RunFigures(
            it.setup(),
            it.time(),
            it.now(),
            it.sessions(),
            it.visitors(),
            it.logins(),
            new RequestCounts(
                r.total(), 0, r.responses(), r.statuses(), counts, 8, r.failureSamples()),
            it.bytes(),
            it.timings(),
            it.verdict(),
            it.saturated(),
            it.paths());
    RunState failed = new RunState.Failed(Records.START, "out of <memory>");
    var record =
        new RunRecord(
            "",
            RECORD.settings(),
            RECORD.sitemap(),
            new RunSnapshot(Records.START, failed, HostSample.NONE, figures),
            RECORD.history());

    Document page = page(record);

    assertThat(table(page, "Cause").select("tbody tr").stream().map(ReportTest::firstTwo))
        .containsExactly(
            "dns 1",
            "connect 2",
            "tls 3",
            "timeout 4",
            "reset 5",
            "protocol 6",
            "aborted 7",
            "unexpected 8");
    assertThat(page.select(".notice.bad").eachText()).containsExactly("out of <memory>");
  }

  private static String firstTwo(Element row) {
    return row.select("th").text() + " " + row.select("td").getFirst().text();
  }

  @Test
  void timesOfDayAreInTheZoneThatWasAskedFor() {
    var report = new Report(ZoneOffset.ofHoursMinutes(5, 30), "1");
    Document page =
        Jsoup.parse(new String(report.write(RECORD, ReportFormat.HTML), StandardCharsets.UTF_8));

    assertThat(page.text())
        .contains("11 Jan 2026, 16:00:00 – 16:00:34 UTC+05:30", "16:00:02 GET /first")
        .doesNotContain("10:30:0");
  }

  @Test
  void whatStandsInARunIsTextInThePage() {
    Document page = page(RECORD);

    assertThat(page.select("script")).hasSize(2);
    assertThat(page.select("td.path").getFirst().text()).isEqualTo("/" + Records.HOSTILE);
    assertThat(page.select(".caption").getFirst().text()).endsWith(Records.HOSTILE);
    assertThat(page.select("script").getFirst().data()).doesNotContain("<", ">");
  }

  @Test
  void theChartsDataAreTheHistorysAndGapsAreNoZeros() throws Exception {
    JsonNode data = new ObjectMapper().readTree(page(RECORD).select("script").getFirst().data());

    assertThat(data.path("start").asLong()).isEqualTo(Records.START.toEpochMilli());
    assertThat(data.path("t")).hasSize(34);
    assertThat(data.path("r2").path(0).asInt()).isEqualTo(8);
    assertThat(data.path("na").path(0).asInt()).isEqualTo(1);
    assertThat(data.path("p95").path(0).asDouble()).isEqualTo(283.771);
    assertThat(data.path("p95").path(2).isNull()).isTrue();
    assertThat(data.path("r2").path(2).isNumber()).isTrue();
    assertThat(data.path("notes").path(0).path("t").asText()).contains(Records.HOSTILE);
  }

  @Test
  void nothingButThePagesOwnScriptAndStyleMayRun() throws Exception {
    Document page = page(RECORD);

    String policy = page.select("meta[http-equiv]").attr("content");
    assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe", "http");
    assertThat(policy)
        .contains("script-src '" + hash(page.select("script").getLast()))
        .contains("style-src '" + hash(page.select("style").getFirst()));
    assertThat(page.select("[style], [onclick], [src], link, img, iframe")).isEmpty();
  }

  private static String hash(Element element) throws Exception {
    byte[] bytes = element.data().getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void aReportOfADayIsSmall() {
    RunRecord day = Records.of(DAY_SECONDS);

    assertThat(day.history().buckets()).hasSize(RunRecord.BUCKETS_MAX);
    assertThat(text(day, ReportFormat.HTML)).hasSizeLessThan(1_000_000);
    assertThat(text(day, ReportFormat.JSON)).hasSizeLessThan(2_500_000);
  }

  @Test
  void whatIsWrittenAsJsonIsTheRecordWhenItIsRead() {
    RunRecord read = RunRecordJson.read(REPORT.write(RECORD, ReportFormat.JSON));

    assertThat(read.settings()).isEqualTo(RECORD.settings());
    assertThat(read.sitemap()).isEqualTo(RECORD.sitemap());
    assertThat(read.name()).isEqualTo(RECORD.name());
    assertThat(read.last().state()).isEqualTo(RECORD.last().state());
    assertThat(read.history()).isEqualTo(RECORD.history());
    RunFigures figures = read.figures();
    assertThat(figures.timings()).isEqualTo(RECORD.figures().timings());
    assertThat(figures.requests().total()).isEqualTo(RECORD.figures().requests().total());
    assertThat(figures.paths()).isEqualTo(RECORD.figures().paths());
  }

  @Test
  void csvHasALineForEachStretchWithAsManyCellsAsNames() {
    String csv = text(RECORD, ReportFormat.CSV);

    assertThat(csv).endsWith("\r\n");
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(35);
    List<String> names = List.of(lines.getFirst().split(","));
    List<String> quiet = List.of(lines.get(3).split(",", -1));
    assertThat(quiet).hasSameSizeAs(names);
    assertThat(quiet.get(names.indexOf("time"))).isEqualTo("2026-01-11T10:30:02Z");
    assertThat(quiet.get(names.indexOf("requests"))).isEqualTo("0");
    assertThat(quiet.get(names.indexOf("latency_ms_p95"))).isEmpty();
    List<String> second = List.of(lines.get(2).split(",", -1));
    assertThat(second.get(names.indexOf("latency_ms_p95"))).isEqualTo("283.771");
    assertThat(second.get(names.indexOf("connect"))).isEqualTo("1");
    assertThat(second.get(names.indexOf("saturated"))).isEqualTo("true");
    assertThat(value(names, second, "bytes_sent", "bytes_received"))
        .containsExactly("1000", "2000");
    assertThat(value(names, second, "service_ms_p95", "schedule_lag_ms_p95", "unexpected"))
        .containsExactly("211", "72.5", "2");
    assertThat(value(names, second, "2xx", "3xx", "dns", "in_flight", "cpu_percent"))
        .containsExactly("8", "1", "0", "3", "50.125");
    assertThat(second.get(names.indexOf("annotations"))).isEqualTo("Simulated Users 20 → 60");
  }

  private static List<String> value(List<String> names, List<String> line, String... asked) {
    return Stream.of(asked).map(name -> line.get(names.indexOf(name))).toList();
  }

  @Test
  void whatWouldBeHtmlIsEscapedInTextAndAttributes() {
    assertThat(Html.escaped("<a b=\"c\" d='e'>&amp;\u0000"))
        .isEqualTo("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;\uFFFD");
  }

  @Test
  void theRateOfALongStretchIsOverItsTime() {
    List<String> lines = text(Records.of(DAY_SECONDS), ReportFormat.CSV).lines().toList();
    List<String> names = List.of(lines.getFirst().split(","));
    List<String> first = List.of(lines.get(1).split(",(?=[0-9a-z-]*)", -1));

    assertThat(value(names, first, "seconds", "requests", "rps"))
        .containsExactly("60", "12", "0.2");
  }

  @Test
  void cellsWithLineEndsAndTabsAreSafeToo() {
    assertThat(CsvReport.cell("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(CsvReport.cell("\t=x")).isEqualTo("'\t=x");
    assertThat(CsvReport.cell("\r=x")).isEqualTo("\"'\r=x\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain | plain",
        "=1+1 | '=1+1",
        "+x | '+x",
        "-x | '-x",
        "@x | '@x",
        "a,b | \"a,b\"",
        "=a\"b | \"'=a\"\"b\""
      })
  void cellsAreQuotedAndComputeNothing(String text, String cell) {
    assertThat(CsvReport.cell(text)).isEqualTo(cell);
  }
}
