package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencyHistograms;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.sitemap.Checked;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
  /// 1,000 requests in 20 seconds: 980 answers, 15 failures of the target's, 5 cut off by the end.
  private static final RunFigures FIGURES =
      new RunFigures(
          RunFigures.NONE.setup(),
          new RunTime(Duration.ofSeconds(20), Optional.empty()),
          Activity.NONE,
          SessionCounts.NONE,
          List.of(),
          new LoginCounts(30, 10),
          new RequestCounts(
              1_000,
              7,
              new ResponseCounts(1, 900, 39, 30, 10),
              new TreeMap<>(Map.of(200, 900L, 404, 30L, 600, 10L)),
              new FailureCounts(1, 2, 3, 4, 5, 0, 5),
              12,
              List.of()),
          TrafficBytes.NONE,
          new Timings(
              new LatencySummary(1.5, 1, 2, 250, 400, 500, 612.5),
              new LatencySummary(0.5, 10, 20, 30, 40, 50, 60),
              new LatencySummary(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
              LatencyHistograms.NONE),
          Verdict.NONE,
          false,
          List.of());

  private static Threshold threshold(String figure, String condition) {
    return switch (Threshold.of(figure, condition)) {
      case Checked.Valid<Threshold>(var threshold) -> threshold;
      case Checked.Invalid<Threshold>(var problems) -> throw new AssertionError(problems);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "latency_ms.mean, 1.5",
    "latency_ms.p50, 1",
    "latency_ms.p90, 2",
    "latency_ms.p95, 250",
    "latency_ms.p99, 400",
    "latency_ms.p999, 500",
    "latency_ms.max, 612.5",
    "service_ms.p95, 30",
    "schedule_lag_ms.max, 0.7",
    "failures, 15",
    "failures.dns, 1",
    "failures.connect, 2",
    "failures.tls, 3",
    "failures.timeout, 4",
    "failures.reset, 5",
    "failures.protocol, 0",
    "failures.aborted, 5",
    "responses.1xx, 1",
    "responses.2xx, 900",
    "responses.3xx, 39",
    "responses.4xx, 30",
    "responses.5xx, 10",
    "statuses.404, 30",
    "statuses.600, 10",
    "statuses.301, 0",
    "unexpected, 12",
    "rps, 50",
    "requests_total, 1000",
    "logins.succeeded, 30",
    "logins.failed, 10"
  })
  void aFigureIsThatOfTheRun(String figure, double value) {
    assertThat(threshold(figure, ">=0").value(FIGURES)).isEqualTo(value);
  }

  @Test
  void aLimitInSecondsIsTheSameInMilliseconds() {
    var slowest = new LatencySummary(1, 1, 1, 1, 1, 1, 1_001);
    RunFigures figures =
        FIGURES.with(
            new Timings(slowest, LatencySummary.NONE, LatencySummary.NONE, LatencyHistograms.NONE));

    assertThat(threshold("latency_ms.max", "<=1001ms").result(figures, false).passed()).isTrue();
    assertThat(threshold("latency_ms.max", "<=1.001s").result(figures, false).passed()).isTrue();
    assertThat(threshold("latency_ms.max", "<1.001s").result(figures, false).passed()).isFalse();
  }

  @Test
  void whereNobodyLogsInNoneFails() {
    assertThat(threshold("logins.failed", ">1%").result(RunFigures.NONE, true).passed()).isFalse();
    assertThat(threshold("logins.failed", "<1%").result(RunFigures.NONE, true).passed()).isTrue();
    assertThat(threshold("failures", "<1%").result(RunFigures.NONE, true).passed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "failures, 1.5",
    "failures.dns, 0.1",
    "responses.2xx, 90",
    "statuses.404, 3",
    "unexpected, 1.2",
    "logins.failed, 25"
  })
  void aPercentageIsOfAllRequestsAndForLoginsOfAllLogins(String figure, double percent) {
    assertThat(threshold(figure, "<1%").value(FIGURES)).isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({
    "latency_ms.p95, <250, false",
    "latency_ms.p95, <250.1, true",
    "latency_ms.p95, <=250, true",
    "latency_ms.p95, <=249.999999, false",
    "latency_ms.p95, >250, false",
    "latency_ms.p95, >249, true",
    "latency_ms.p95, >=250, true",
    "latency_ms.p95, >=251, false",
    "latency_ms.p95, ==250, true",
    "latency_ms.p95, ==251, false",
    "latency_ms.p95, !=250, false",
    "latency_ms.p95, !=251, true",
    "latency_ms.p95, ' < 251 ms ', true",
    "latency_ms.p95, <0.25s, false",
    "latency_ms.p95, < 0.251 s, true",
    "failures, <1.5 %, false",
    "failures, <=1.5%, true",
    "failures, ==0, false",
    "rps, >50, false",
    "rps, >=50, true"
  })
  void aConditionHoldsOrNot(String figure, String condition, boolean holds) {
    assertThat(threshold(figure, condition).result(FIGURES, false).passed()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "' < 250 ', <250",
    "<= 250.0 ms, <=250ms",
    ">0.250 s, >0.25s",
    "==000, ==0",
    "!= 5, !=5",
    ">=1000, >=1000"
  })
  void aConditionIsToldInOneWay(String sent, String told) {
    Threshold threshold = threshold("latency_ms.p50", sent);

    assertThat(threshold.condition()).isEqualTo(told);
    assertThat(threshold("latency_ms.p50", told)).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latency_ms.p94 | <250 | is not a figure; there are latency_ms",
        "latency_ms | <250 | is not a figure",
        "statuses.99 | ==0 | is not a figure",
        "responses.6xx | ==0 | is not a figure",
        "Failures | ==0 | is not a figure",
        "abort | ==0 | is not a figure",
        "latency_ms.p95 | 250 | of milliseconds, or of seconds with s",
        "latency_ms.p95 | =250 | of milliseconds",
        "latency_ms.p95 | =<250 | of milliseconds",
        "latency_ms.p95 | <-1 | of milliseconds",
        "latency_ms.p95 | <1e3 | of milliseconds",
        "latency_ms.p95 | <2min | of milliseconds",
        "latency_ms.p95 | <1% | of milliseconds",
        "latency_ms.p95 | <1 <2 | of milliseconds",
        "latency_ms.p95 | <1234567890123 | of milliseconds",
        "failures | <1ms | without a unit or with %",
        "failures | < | without a unit or with %",
        "rps | >5% | without a unit, such as >50",
        "requests_total | >5s | without a unit, such as >50"
      })
  void whatIsNoThresholdIsSaidWithWhatIsAllowed(String figure, String condition, String message) {
    assertThat(Threshold.of(figure, condition))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            invalid -> assertThat(invalid.problems().toString()).contains(message));
  }

  @Test
  void noneCanBeMadeWithoutAFigureOrWithAUnitThatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Threshold(
                "rps", Threshold.Comparison.ABOVE, BigDecimal.ONE, Threshold.Unit.PERCENT));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Threshold("x", Threshold.Comparison.ABOVE, BigDecimal.ONE, Threshold.Unit.OWN));
  }

  @ParameterizedTest
  @CsvSource({
    "latency_ms.p95, >5",
    "failures, >5",
    "failures, >5%",
    "rps, >5",
    "logins.failed, >5%"
  })
  void withNothingToLookAtItHoldsForAsLongAsSomethingMayCome(String figure, String condition) {
    Threshold threshold = threshold(figure, condition);

    assertThat(threshold.result(RunFigures.NONE, false))
        .isEqualTo(new Verdict.Result(figure, threshold.condition(), Double.NaN, true));
    assertThat(threshold.result(RunFigures.NONE, true).passed()).isFalse();
  }

  @Test
  void aVerdictHasAResultForEachThreshold() {
    var thresholds =
        new Thresholds(List.of(threshold("rps", ">5"), threshold("failures", "==0")), true);

    Verdict verdict = thresholds.verdict(FIGURES, false);

    assertThat(verdict.results())
        .containsExactly(
            new Verdict.Result("rps", ">5", 50, true),
            new Verdict.Result("failures", "==0", 15, false));
    assertThat(verdict.passed()).isFalse();
    assertThat(Thresholds.NONE.verdict(FIGURES, true)).isEqualTo(Verdict.NONE);
  }
}
