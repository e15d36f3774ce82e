package dev.trafficgenerator.console.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.runs.Comparison.Judgement;
import dev.trafficgenerator.console.runs.Comparison.Row;
import dev.trafficgenerator.console.runs.Comparison.Subject;
import dev.trafficgenerator.report.Records;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");

  /// 100 seconds long.
  private static RunRecord run(
      Instant at,
      long requests,
      long failures,
      double p95,
      int users,
      Map<Integer, Long> statuses) {
    RunRecord some = Records.of(3);
    RunFigures figures = some.figures();
    var latency = new LatencySummary(p95, p95 / 2, p95, p95, p95 * 2, p95 * 3, p95 * 4);
    var judged =
        new RunFigures(
            figures.setup(),
            RunTime.of(Duration.ofSeconds(100), Optional.empty()),
            figures.now(),
            figures.sessions(),
            figures.visitors(),
            figures.logins(),
            new RequestCounts(
                requests,
                0,
                ResponseCounts.NONE,
                new TreeMap<>(statuses),
                new FailureCounts(0, 0, 0, failures, 0, 0, 0),
                0,
                List.of()),
            figures.bytes(),
            new Timings(latency, latency, latency, figures.timings().histograms()),
            figures.verdict(),
            false,
            List.of());
    return new RunRecord(
        "",
        some.settings().toBuilder().simulatedUsers(users).build(),
        some.sitemap(),
        new RunSnapshot(at, some.last().state(), some.last().host(), judged),
        new RunHistory("run", at, some.history().buckets(), List.of()));
  }

  private static Row row(Comparison comparison, Subject subject, String name) {
    return comparison.rows().stream()
        .filter(row -> row.subject() == subject && row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private final RunRecord slow = run(MORNING, 10_000, 100, 200, 50, Map.of(200, 9_800L, 404, 100L));
  private final RunRecord fast =
      run(
          MORNING.plusSeconds(3_600),
          15_000,
          30,
          150,
          80,
          Map.of(200, 14_000L, 404, 151L, 503, 819L));

  @Test
  void whatDiffersIsToldAsDifferenceAndShare() {
    Comparison comparison = Comparison.of(slow, fast);

    assertThat(row(comparison, Subject.RATE, ""))
        .isEqualTo(
            new Row(Subject.RATE, "", "100/s", "150/s", "+50.0/s", "+50 %", Judgement.BETTER));
    assertThat(row(comparison, Subject.P95, ""))
        .isEqualTo(
            new Row(Subject.P95, "", "200 ms", "150 ms", "−50 ms", "−25 %", Judgement.BETTER));
    assertThat(row(comparison, Subject.FAILURES, ""))
        .isEqualTo(
            new Row(Subject.FAILURES, "", "1.00 %", "0.20 %", "−0.80 pp", "", Judgement.BETTER));
    assertThat(row(comparison, Subject.REQUESTS, "").judgement()).isEqualTo(Judgement.NEUTRAL);
  }

  @Test
  void statusesOfEitherRunAreCompared() {
    Comparison comparison = Comparison.of(slow, fast);

    assertThat(row(comparison, Subject.STATUS, "200").judgement()).isEqualTo(Judgement.NEUTRAL);
    // 1.00 % and 1.01 % are the same.
    assertThat(row(comparison, Subject.STATUS, "404").judgement()).isEqualTo(Judgement.SAME);
    assertThat(row(comparison, Subject.STATUS, "503"))
        .isEqualTo(
            new Row(Subject.STATUS, "503", "0 %", "5.46 %", "+5.46 pp", "", Judgement.WORSE));
  }

  @Test
  void aFewHundredthsOfAPointAreTheSame() {
    RunRecord before = run(MORNING, 10_000, 100, 200, 50, Map.of(200, 9_896L, 503, 4L));
    RunRecord after =
        run(MORNING.plusSeconds(60), 10_000, 100, 200, 50, Map.of(200, 9_887L, 503, 13L));
    RunRecord worse =
        run(MORNING.plusSeconds(60), 10_000, 100, 200, 50, Map.of(200, 9_885L, 503, 15L));

    assertThat(row(Comparison.of(before, after), Subject.STATUS, "503").judgement())
        .isEqualTo(Judgement.SAME);
    assertThat(row(Comparison.of(before, worse), Subject.STATUS, "503").judgement())
        .isEqualTo(Judgement.WORSE);
  }

  @Test
  void onlySettingsThatDifferAreTold() {
    Comparison comparison = Comparison.of(slow, fast);

    assertThat(comparison.rows())
        .filteredOn(row -> row.subject() == Subject.SETTING)
        .containsExactly(
            new Row(Subject.SETTING, "Simulated Users", "50", "80", "", "", Judgement.NEUTRAL));
  }

  @Test
  void theEarlierOneComesFirstWhicheverWasChosenFirst() {
    assertThat(Comparison.of(fast, slow)).isEqualTo(Comparison.of(slow, fast));
    assertThat(Comparison.of(fast, slow).before()).isSameAs(slow);
  }

  @Test
  void aRunThatMeasuredNothingIsNeitherBetterNorWorse() {
    RunRecord nothing = run(MORNING, 0, 0, 0, 50, Map.of());
    Comparison comparison = Comparison.of(nothing, fast);

    assertThat(row(comparison, Subject.P95, ""))
        .isEqualTo(new Row(Subject.P95, "", "–", "150 ms", "", "", Judgement.NEUTRAL));
    assertThat(row(comparison, Subject.RATE, "").share()).isEmpty();
  }

  @Test
  void aRunIsTheSameAsItself() {
    assertThat(Comparison.of(slow, slow).rows())
        .extracting(Row::judgement)
        .containsOnly(Judgement.SAME, Judgement.NEUTRAL);
  }
}
