package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What the charts of an HTML report are drawn from: one array a series, one element a stretch of
/// the run. Where nothing was measured an element is null, which is drawn as a gap.
final class ChartData {
  private static final int DECIMALS = 3;

  private final List<HistoryBucket> buckets;
  private final StringBuilder out = new StringBuilder("{");

  private ChartData(List<HistoryBucket> buckets) {
    this.buckets = buckets;
  }

  /// As JSON that can stand inside a script element.
  static String json(RunRecord record, ZoneId zone) {
    var data = new ChartData(record.history().buckets());
    data.number("start", record.startedAt().toEpochMilli());
    data.number("offset", zone.getRules().getOffset(record.startedAt()).getTotalSeconds());
    data.series();
    data.annotations(record.history().annotations());
    return data.out.append('}').toString();
  }

  private void series() {
    series("t", HistoryBucket::startSecond);
    series("w", HistoryBucket::seconds);
    answers("r1", ResponseCounts::informational);
    answers("r2", ResponseCounts::success);
    answers("r3", ResponseCounts::redirection);
    answers("r4", ResponseCounts::clientError);
    answers("r5", ResponseCounts::serverError);
    series("na", bucket -> rate(bucket.failures().total(), bucket));
    measured("p50", bucket -> bucket.latency().p50());
    measured("p95", bucket -> bucket.latency().p95());
    measured("p99", bucket -> bucket.latency().p99());
    series("users", HistoryBucket::activeUsers);
    series("cpu", HistoryBucket::cpuPercent);
    series("pcpu", HistoryBucket::processCpuPercent);
    measured("lag", bucket -> bucket.lag().p99());
    series("sat", bucket -> bucket.saturated() ? 1 : 0);
  }

  private void answers(String name, ToLongFunction<ResponseCounts> count) {
    series(name, bucket -> rate(count.applyAsLong(bucket.responses()), bucket));
  }

  private static double rate(long count, HistoryBucket bucket) {
    return bucket.elapsedSeconds() > 0 ? count / bucket.elapsedSeconds() : 0;
  }

  /// A stretch in which no request ended has no latency: that is not a latency of 0.
  private void measured(String name, ToDoubleFunction<HistoryBucket> value) {
    series(name, bucket -> bucket.requests() == 0 ? Double.NaN : value.applyAsDouble(bucket));
  }

  private void series(String name, ToDoubleFunction<HistoryBucket> value) {
    name(name).append('[');
    for (int i = 0; i < buckets.size(); i++) {
      out.append(i == 0 ? "" : ",").append(number(value.applyAsDouble(buckets.get(i))));
    }
    out.append(']');
  }

  private void annotations(List<Annotation> annotations) {
    name("notes").append('[');
    for (int i = 0; i < annotations.size(); i++) {
      Annotation annotation = annotations.get(i);
      out.append(i == 0 ? "{" : ",{").append("\"s\":").append(number(annotation.second()));
      out.append(",\"k\":").append(quoted(annotation.kind().name().toLowerCase(Locale.ROOT)));
      out.append(",\"t\":").append(quoted(annotation.text())).append('}');
    }
    out.append(']');
  }

  private void number(String name, long value) {
    name(name).append(value);
  }

  private StringBuilder name(String name) {
    return out.append(out.length() == 1 ? "\"" : ",\"").append(name).append("\":");
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value)
            .setScale(DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : "null";
  }

  /// Nothing in it can end a script element or begin a comment there.
  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F && "\"\\<>&'".indexOf(c) < 0;
      quoted.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return quoted.append('"').toString();
  }
}
