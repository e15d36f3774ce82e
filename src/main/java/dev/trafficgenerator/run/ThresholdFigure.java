package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Timings;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A figure that a threshold can look at: one number of a run.
///
/// @param number in the figure's unit, which for times is the millisecond; NaN while there is
///   nothing to look at
/// @param whole what a percentage is taken of; null when it can be taken of nothing
record ThresholdFigure(
    Kind kind, ToDoubleFunction<RunFigures> number, @Nullable ToLongFunction<RunFigures> whole) {
  enum Kind {
    TIME,
    COUNT,
    RATE
  }

  /// What figures there are, for who asked for another one.
  static final String RULE =
      "is not a figure; there are latency_ms, service_ms and schedule_lag_ms with .mean, .p50, .p90,"
          + " .p95, .p99, .p999 or .max, failures alone or with .dns, .connect, .tls, .timeout,"
          + " .reset, .protocol or .aborted, responses with .1xx to .5xx, statuses with a status such"
          + " as .404, unexpected, rps, requests_total, logins.succeeded and logins.failed";

  private static final double NANOS_PER_SECOND = 1e9;
  private static final String STATUS_PATTERN = "statuses\\.([1-5][0-9]{2}|600)";
  private static final Pattern STATUS = Pattern.compile(STATUS_PATTERN);
  private static final Map<String, ThresholdFigure> NAMED = named();

  static Optional<ThresholdFigure> of(String name) {
    ThresholdFigure named = NAMED.get(name);
    var status = STATUS.matcher(name);
    if (named == null && status.matches()) {
      Integer code = Integer.valueOf(status.group(1));
      return Optional.of(
          ofRequests(figures -> figures.requests().statuses().getOrDefault(code, 0L)));
    }
    return Optional.ofNullable(named);
  }

  /// What may be asked of each figure: those with a name of their own, and those that a pattern
  /// describes.
  static SettingRule.Conditions conditions() {
    Map<String, Set<Threshold.Unit>> units = new LinkedHashMap<>();
    NAMED.forEach((name, figure) -> units.put(name, figure.units()));
    ThresholdFigure status = of("statuses.200").orElseThrow();
    return new SettingRule.Conditions(
        Thresholds.MOST, units, Map.of(STATUS_PATTERN, status.units()));
  }

  private Set<Threshold.Unit> units() {
    Set<Threshold.Unit> units = EnumSet.allOf(Threshold.Unit.class);
    units.removeIf(unit -> !Threshold.fits(this, unit));
    return units;
  }

  private static Map<String, ThresholdFigure> named() {
    Map<String, ThresholdFigure> named = new LinkedHashMap<>();
    times(named, "latency_ms", Timings::latency);
    times(named, "service_ms", Timings::service);
    times(named, "schedule_lag_ms", Timings::scheduleLag);
    named.put("failures", ofRequests(figures -> notCutOff(figures.requests().failures())));
    failures(named, "dns", FailureCounts::dns);
    failures(named, "connect", FailureCounts::connect);
    failures(named, "tls", FailureCounts::tls);
    failures(named, "timeout", FailureCounts::timeout);
    failures(named, "reset", FailureCounts::reset);
    failures(named, "protocol", FailureCounts::protocol);
    failures(named, "aborted", FailureCounts::aborted);
    responses(named, "1xx", ResponseCounts::informational);
    responses(named, "2xx", ResponseCounts::success);
    responses(named, "3xx", ResponseCounts::redirection);
    responses(named, "4xx", ResponseCounts::clientError);
    responses(named, "5xx", ResponseCounts::serverError);
    named.put("unexpected", ofRequests(figures -> figures.requests().unexpected()));
    named.put("rps", new ThresholdFigure(Kind.RATE, ThresholdFigure::meanRate, null));
    named.put(
        "requests_total",
        new ThresholdFigure(Kind.COUNT, figures -> figures.requests().total(), null));
    named.put("logins.succeeded", ofLogins(LoginCounts::succeeded));
    named.put("logins.failed", ofLogins(LoginCounts::failed));
    return named;
  }

  private static void times(
      Map<String, ThresholdFigure> named, String name, Function<Timings, LatencySummary> of) {
    time(named, name + ".mean", of, LatencySummary::mean);
    time(named, name + ".p50", of, LatencySummary::p50);
    time(named, name + ".p90", of, LatencySummary::p90);
    time(named, name + ".p95", of, LatencySummary::p95);
    time(named, name + ".p99", of, LatencySummary::p99);
    time(named, name + ".p999", of, LatencySummary::p999);
    time(named, name + ".max", of, LatencySummary::max);
  }

  private static void time(
      Map<String, ThresholdFigure> named,
      String name,
      Function<Timings, LatencySummary> of,
      ToDoubleFunction<LatencySummary> part) {
    named.put(
        name,
        new ThresholdFigure(
            Kind.TIME,
            figures -> orNothing(figures, part.applyAsDouble(of.apply(figures.timings()))),
            null));
  }

  private static void failures(
      Map<String, ThresholdFigure> named, String cause, ToLongFunction<FailureCounts> count) {
    named.put(
        "failures." + cause,
        ofRequests(figures -> count.applyAsLong(figures.requests().failures())));
  }

  private static void responses(
      Map<String, ThresholdFigure> named, String statuses, ToLongFunction<ResponseCounts> count) {
    named.put(
        "responses." + statuses,
        ofRequests(figures -> count.applyAsLong(figures.requests().responses())));
  }

  private static ThresholdFigure ofRequests(ToLongFunction<RunFigures> count) {
    return new ThresholdFigure(
        Kind.COUNT,
        figures -> orNothing(figures, (double) count.applyAsLong(figures)),
        figures -> figures.requests().total());
  }

  /// Sitemaps without a login have no login that failed, so there is always something to look at.
  private static ThresholdFigure ofLogins(ToLongFunction<LoginCounts> count) {
    return new ThresholdFigure(
        Kind.COUNT,
        figures -> count.applyAsLong(figures.logins()),
        figures -> figures.logins().succeeded() + figures.logins().failed());
  }

  /// What the run's own end cut off is no failure of the target's.
  private static long notCutOff(FailureCounts failures) {
    return failures.total() - failures.aborted();
  }

  /// Over the run so far, as every load tool's summary has it: that of the last second alone would
  /// let one pause fail a run, or one burst save it.
  private static double meanRate(RunFigures figures) {
    long nanos = figures.time().elapsed().toNanos();
    return nanos == 0 ? Double.NaN : figures.requests().total() * NANOS_PER_SECOND / nanos;
  }

  private static double orNothing(RunFigures figures, double value) {
    return figures.requests().total() == 0 ? Double.NaN : value;
  }
}
