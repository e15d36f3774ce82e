package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A run's course as CSV (RFC 4180): a line of names, then one line a stretch of the run. Names,
/// units and meanings are in docs/control-api.md.
final class CsvReport {
  private static final String LINE_END = "\r\n";
  private static final int DECIMALS = 3;

  /// What spreadsheets take for the begin of a formula.
  private static final String FORMULA_SIGNS = "=+-@\t\r";

  private static final List<String> LATENCIES =
      List.of("mean", "p50", "p90", "p95", "p99", "p999", "max");

  private final RunRecord record;
  private final List<String> cells = new ArrayList<>();

  private CsvReport(RunRecord record) {
    this.record = record;
  }

  static String text(RunRecord record) {
    return names()
        + record.history().buckets().stream()
            .map(bucket -> new CsvReport(record).line(bucket))
            .collect(Collectors.joining());
  }

  private static String names() {
    var names = new ArrayList<>(List.of("run_id", "target_url", "time", "second", "seconds"));
    names.addAll(List.of("active_users", "in_flight", "requests", "rps", "1xx", "2xx", "3xx"));
    names.addAll(List.of("4xx", "5xx", "dns", "connect", "tls", "timeout", "reset", "protocol"));
    names.addAll(List.of("aborted", "unexpected"));
    for (String kind : List.of("latency_ms_", "service_ms_", "schedule_lag_ms_")) {
      LATENCIES.forEach(name -> names.add(kind + name));
    }
    names.addAll(List.of("bytes_sent", "bytes_received", "cpu_percent", "process_cpu_percent"));
    names.addAll(List.of("memory_percent", "process_memory_bytes", "saturated", "annotations"));
    return String.join(",", names) + LINE_END;
  }

  private String line(HistoryBucket bucket) {
    Instant at = record.startedAt().plusSeconds(bucket.startSecond());
    text(record.runId()).text(record.figures().setup().targetUrl()).text(at.toString());
    count(bucket.startSecond()).count(bucket.seconds());
    count(bucket.activeUsers()).count(bucket.inFlight());
    count(bucket.requests()).number(bucket.requestsPerSecond());
    responses(bucket.responses());
    failures(bucket.failures());
    count(bucket.unexpected());
    // Where no request ended there is no latency, which is not one of 0.
    boolean measured = bucket.requests() > 0;
    latency(bucket.latency(), measured);
    latency(bucket.service(), measured);
    latency(bucket.lag(), measured);
    count(bucket.bytes().sent()).count(bucket.bytes().received());
    number(bucket.cpuPercent()).number(bucket.processCpuPercent());
    number(bucket.memoryPercent()).count(bucket.processResidentBytes());
    text(Boolean.toString(bucket.saturated())).text(annotations(bucket));
    return String.join(",", cells) + LINE_END;
  }

  private void responses(ResponseCounts responses) {
    count(responses.informational()).count(responses.success()).count(responses.redirection());
    count(responses.clientError()).count(responses.serverError());
  }

  private void failures(FailureCounts failures) {
    failures.byCause().values().forEach(this::count);
  }

  private void latency(LatencySummary times, boolean measured) {
    for (double time : times.all()) {
      number(measured ? time : Double.NaN);
    }
  }

  private String annotations(HistoryBucket bucket) {
    long end = bucket.startSecond() + bucket.seconds();
    List<HistoryBucket> all = record.history().buckets();
    boolean first = bucket.equals(all.getFirst());
    boolean last = bucket.equals(all.getLast());
    return record.history().annotations().stream()
        .filter(it -> first || it.second() >= bucket.startSecond())
        .filter(it -> last || it.second() < end)
        .map(it -> it.text())
        .collect(Collectors.joining("; "));
  }

  private CsvReport count(long value) {
    cells.add(Long.toString(value));
    return this;
  }

  /// Empty where it is no number.
  private CsvReport number(double value) {
    cells.add(
        Double.isFinite(value)
            ? BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
            : "");
    return this;
  }

  private CsvReport text(String text) {
    cells.add(cell(text));
    return this;
  }

  /// Quoted where RFC 4180 asks for it; with a `'` before what a spreadsheet would compute.
  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
