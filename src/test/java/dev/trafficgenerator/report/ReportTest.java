package dev.trafficgenerator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.json.SnapshotJson;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
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
        .contains("✕ Failed: 1 of 2 thresholds did not hold", "284 ms ✕ failed", "284.6 ✓ held")
        .contains("Simulated Users 60", "Paths after login 3", "Login json_body");
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
    assertThat(second.get(names.indexOf("annotations"))).isEqualTo("Simulated Users 20 → 60");
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
