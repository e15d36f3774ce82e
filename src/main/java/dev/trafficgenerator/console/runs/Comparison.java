package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingText;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/// Two runs side by side: what differs, and for the better or the worse.
///
/// @param before the one that began first
/// @param rows figures, then statuses, then the settings that differ
record Comparison(
    RunRecord before, RunRecord after, Course courseBefore, Course courseAfter, List<Row> rows) {
  private static final int CLIENT_ERROR = 400;

  /// A change of less than this share says nothing.
  private static final double NOISE = 0.01;

  /// Nor does a change of less than so many points.
  private static final double NOISE_POINTS = 0.1;

  Comparison {
    rows = List.copyOf(rows);
  }

  /// What a row is about.
  enum Subject {
    DURATION,
    REQUESTS,
    RATE,
    FAILURES,
    UNEXPECTED,
    P50,
    P95,
    P99,
    STATUS,
    SETTING
  }

  /// What a change means.
  enum Judgement {
    BETTER,
    WORSE,
    SAME,
    /// It is neither good nor bad.
    NEUTRAL
  }

  /// Which way is up.
  private enum Wish {
    MORE,
    LESS,
    NONE
  }

  /// One line of the table, as text.
  ///
  /// @param name of a status or a setting; else empty
  /// @param difference from before to after; empty where there is none to tell
  /// @param share the difference in % of before; empty where that says nothing
  record Row(
      Subject subject,
      String name,
      String before,
      String after,
      String difference,
      String share,
      Judgement judgement) {}

  /// Puts the two in order of their beginning.
  static Comparison of(RunRecord one, RunRecord other) {
    boolean inOrder = !one.startedAt().isAfter(other.startedAt());
    RunRecord before = inOrder ? one : other;
    RunRecord after = inOrder ? other : one;
    List<Row> rows = new ArrayList<>();
    addFigures(rows, before.figures(), after.figures());
    addStatuses(rows, before.figures(), after.figures());
    addSettings(rows, before, after);
    return new Comparison(
        before, after, Course.of(before.history()), Course.of(after.history()), rows);
  }

  private static void addFigures(List<Row> rows, RunFigures before, RunFigures after) {
    rows.add(
        new Row(
            Subject.DURATION,
            "",
            Figure.clock(before.time().elapsed()),
            Figure.clock(after.time().elapsed()),
            "",
            "",
            Judgement.NEUTRAL));
    rows.add(
        row(
            Subject.REQUESTS,
            (double) before.requests().total(),
            (double) after.requests().total(),
            it -> Figure.count((long) it),
            Wish.NONE));
    rows.add(
        row(
            Subject.RATE,
            before.requestsPerSecond(),
            after.requestsPerSecond(),
            Figure::rate,
            Wish.MORE));
    rows.add(
        points(
            Subject.FAILURES,
            "",
            share(before.requests().failures().total(), before),
            share(after.requests().failures().total(), after),
            Wish.LESS));
    if (before.requests().unexpected() > 0 || after.requests().unexpected() > 0) {
      rows.add(
          points(
              Subject.UNEXPECTED,
              "",
              share(before.requests().unexpected(), before),
              share(after.requests().unexpected(), after),
              Wish.LESS));
    }
    rows.add(latency(Subject.P50, before, after, LatencySummary::p50));
    rows.add(latency(Subject.P95, before, after, LatencySummary::p95));
    rows.add(latency(Subject.P99, before, after, LatencySummary::p99));
  }

  private static Row latency(
      Subject subject,
      RunFigures before,
      RunFigures after,
      ToDoubleFunction<LatencySummary> percentile) {
    return row(
        subject, millis(before, percentile), millis(after, percentile), Figure::millis, Wish.LESS);
  }

  /// NaN where nothing was measured.
  private static double millis(RunFigures figures, ToDoubleFunction<LatencySummary> percentile) {
    return figures.requests().total() == 0
        ? Double.NaN
        : percentile.applyAsDouble(figures.timings().latency());
  }

  private static void addStatuses(List<Row> rows, RunFigures before, RunFigures after) {
    var statuses = new TreeSet<>(before.requests().statuses().keySet());
    statuses.addAll(after.requests().statuses().keySet());
    for (int status : statuses) {
      rows.add(
          points(
              Subject.STATUS,
              String.valueOf(status),
              share(before.requests().statuses().getOrDefault(status, 0L), before),
              share(after.requests().statuses().getOrDefault(status, 0L), after),
              status >= CLIENT_ERROR ? Wish.LESS : Wish.NONE));
    }
  }

  private static void addSettings(List<Row> rows, RunRecord before, RunRecord after) {
    for (Setting setting : Setting.values()) {
      String was = SettingText.of(setting, before.settings());
      String is = SettingText.of(setting, after.settings());
      if (!was.equals(is)) {
        rows.add(new Row(Subject.SETTING, setting.title(), was, is, "", "", Judgement.NEUTRAL));
      }
    }
  }

  /// In % of all requests; NaN without any.
  private static double share(long count, RunFigures figures) {
    long total = figures.requests().total();
    return total == 0 ? Double.NaN : 100.0 * count / total;
  }

  private static Row row(
      Subject subject, double before, double after, DoubleFunction<String> text, Wish wish) {
    if (Double.isNaN(before) || Double.isNaN(after)) {
      return unknown(subject, "", before, after, text);
    }
    double change = after - before;
    String share = before == 0 ? "" : signed(100 * change / before, it -> percent(it));
    return new Row(
        subject,
        "",
        text.apply(before),
        text.apply(after),
        signed(change, text),
        share,
        judged(before, after, 0, wish));
  }

  /// A row of percentages: they differ by points.
  private static Row points(Subject subject, String name, double before, double after, Wish wish) {
    DoubleFunction<String> text = Comparison::percent;
    if (Double.isNaN(before) || Double.isNaN(after)) {
      return unknown(subject, name, before, after, text);
    }
    String difference = signed(after - before, it -> percent(it).replace(" %", " pp"));
    return new Row(
        subject,
        name,
        text.apply(before),
        text.apply(after),
        difference,
        "",
        judged(before, after, NOISE_POINTS, wish));
  }

  private static Row unknown(
      Subject subject, String name, double before, double after, DoubleFunction<String> text) {
    return new Row(
        subject,
        name,
        Double.isNaN(before) ? "–" : text.apply(before),
        Double.isNaN(after) ? "–" : text.apply(after),
        "",
        "",
        Judgement.NEUTRAL);
  }

  private static String percent(double value) {
    return value >= 10 || value == 0
        ? String.format(Locale.ROOT, "%,.0f %%", value)
        : String.format(Locale.ROOT, "%.2f %%", value);
  }

  private static String signed(double value, DoubleFunction<String> text) {
    String size = text.apply(Math.abs(value));
    boolean isNothing = size.chars().noneMatch(c -> c >= '1' && c <= '9');
    return isNothing ? text.apply(0) : (value < 0 ? "−" : "+") + size;
  }

  private static Judgement judged(double before, double after, double noise, Wish wish) {
    if (wish == Wish.NONE) {
      return Judgement.NEUTRAL;
    }
    double change = Math.abs(after - before);
    if (change < noise || change <= NOISE * Math.max(Math.abs(before), Math.abs(after))) {
      return Judgement.SAME;
    }
    return after > before == (wish == Wish.MORE) ? Judgement.BETTER : Judgement.WORSE;
  }
}
