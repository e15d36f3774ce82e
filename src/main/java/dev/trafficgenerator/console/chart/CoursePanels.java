package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.console.chart.Panel.Measure;
import dev.trafficgenerator.console.chart.Panel.Series;
import dev.trafficgenerator.console.chart.Panel.Stroke;
import dev.trafficgenerator.console.chart.Panel.Times;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// A run's course as four panels: requests by class of answer, latency, users, CPU and memory.
public final class CoursePanels {
  /// More can't be told apart on a screen: about one a pixel.
  private static final int STRETCHES_MAX = 900;

  private static final double TALL = 3;
  private static final double LOW = 1.4;

  private final Messages messages;
  private final ZoneId zone;

  public CoursePanels(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /// What is to be drawn of `course` within `span`.
  public ChartFrame frame(
      Instant startedAt, Span span, List<HistoryBucket> course, List<Annotation> annotations) {
    List<HistoryBucket> buckets = thinned(course, span);
    var times =
        new Times(
            buckets.stream().mapToDouble(HistoryBucket::startSecond).toArray(),
            buckets.stream().mapToDouble(it -> it.startSecond() + it.seconds()).toArray());
    var flags =
        annotations.stream()
            .filter(it -> it.second() >= span.from() && it.second() <= span.to())
            .map(it ->
                new ChartFrame.Flag(it.second(), it.text(), it.kind() == Annotation.Kind.FAILED))
            .toList();
    return new ChartFrame(
        startedAt, zone, span, panels(buckets, times), flags, saturated(buckets), summary(buckets));
  }

  private static List<HistoryBucket> thinned(List<HistoryBucket> course, Span span) {
    if (course.size() <= STRETCHES_MAX) {
      return course;
    }
    return Joined.bySteps(course, (long) Math.ceil(span.seconds() / STRETCHES_MAX));
  }

  private List<Panel> panels(List<HistoryBucket> buckets, Times times) {
    return List.of(
        new Panel(
            messages.get("chart.answers"), Measure.PER_SECOND, TALL, true, answers(buckets, times)),
        new Panel(
            messages.get("chart.latency"),
            Measure.MILLIS,
            TALL,
            false,
            List.of(
                latency("p50", Ink.P50, Stroke.THIN, buckets, times, it -> it.latency().p50()),
                latency("p95", Ink.P95, Stroke.NORMAL, buckets, times, it -> it.latency().p95()),
                latency("p99", Ink.P99, Stroke.DASHED, buckets, times, it -> it.latency().p99()))),
        new Panel(
            "",
            Measure.COUNT,
            LOW,
            false,
            List.of(
                new Series(
                    messages.get("chart.users"),
                    Ink.USERS,
                    Stroke.NORMAL,
                    times,
                    values(buckets, HistoryBucket::activeUsers)))),
        new Panel(
            "",
            Measure.PERCENT,
            LOW,
            false,
            List.of(
                new Series(
                    messages.get("chart.memory"),
                    Ink.MEMORY,
                    Stroke.THIN,
                    times,
                    values(buckets, HistoryBucket::memoryPercent)),
                new Series(
                    messages.get("chart.cpu"),
                    Ink.CPU,
                    Stroke.NORMAL,
                    times,
                    values(buckets, HistoryBucket::cpuPercent)))));
  }

  /// Those that occur; the usual ones at the bottom.
  private List<Series> answers(List<HistoryBucket> buckets, Times times) {
    var series = new ArrayList<Series>();
    series.add(answer("2xx", Ink.ANSWERS_2XX, buckets, times, ResponseCounts::success));
    series.add(answer("3xx", Ink.ANSWERS_3XX, buckets, times, ResponseCounts::redirection));
    series.add(answer("1xx", Ink.ANSWERS_1XX, buckets, times, ResponseCounts::informational));
    series.add(answer("4xx", Ink.ANSWERS_4XX, buckets, times, ResponseCounts::clientError));
    series.add(answer("5xx", Ink.ANSWERS_5XX, buckets, times, ResponseCounts::serverError));
    series.add(
        new Series(
            messages.get("chart.none"),
            Ink.NO_ANSWER,
            Stroke.HATCHED,
            times,
            values(buckets, it -> rate(it.failures().total(), it))));
    List<Series> occurring = series.stream().filter(Series::isSomething).toList();
    return occurring.isEmpty() ? series.subList(0, 1) : occurring;
  }

  private static Series answer(
      String label,
      Ink ink,
      List<HistoryBucket> buckets,
      Times times,
      ToLongFunction<ResponseCounts> count) {
    return new Series(
        label,
        ink,
        Stroke.AREA,
        times,
        values(buckets, it -> rate(count.applyAsLong(it.responses()), it)));
  }

  private static double rate(long count, HistoryBucket bucket) {
    return bucket.elapsedSeconds() > 0 ? count / bucket.elapsedSeconds() : 0;
  }

  /// Where no request ended there is no latency, which is not one of 0.
  private static Series latency(
      String label,
      Ink ink,
      Stroke stroke,
      List<HistoryBucket> buckets,
      Times times,
      ToDoubleFunction<HistoryBucket> millis) {
    return new Series(
        label,
        ink,
        stroke,
        times,
        values(buckets, it -> it.requests() == 0 ? Double.NaN : millis.applyAsDouble(it)));
  }

  private static double[] values(
      List<HistoryBucket> buckets, ToDoubleFunction<HistoryBucket> value) {
    return buckets.stream().mapToDouble(value).toArray();
  }

  private static List<Span> saturated(List<HistoryBucket> buckets) {
    return buckets.stream()
        .filter(HistoryBucket::saturated)
        .map(it -> new Span(it.startSecond(), it.startSecond() + it.seconds()))
        .toList();
  }

  private String summary(List<HistoryBucket> buckets) {
    if (buckets.isEmpty()) {
      return messages.get("chart.summary.none");
    }
    HistoryBucket last = buckets.getLast();
    double most = buckets.stream().mapToDouble(HistoryBucket::requestsPerSecond).max().orElse(0);
    return messages.get(
        "chart.summary",
        Figure.rate(last.requestsPerSecond()),
        Figure.rate(most),
        Figure.millis(last.latency().p95()),
        Figure.count(last.activeUsers()),
        Figure.percent(last.cpuPercent(), 100));
  }
}
