package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.sitemap.Checked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A run's thresholds: what is said of them, and what becomes of the run.
@Timeout(60)
class VerdictTest {
  @RegisterExtension final LogLines log = LogLines.ofPackageOf(VerdictTest.class);

  private static Threshold threshold(String figure, String condition) {
    return switch (Threshold.of(figure, condition)) {
      case Checked.Valid<Threshold>(var threshold) -> threshold;
      case Checked.Invalid<Threshold>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static RunPlan plan(boolean abort, Threshold... thresholds) {
    return Plans.plan(
        Plans.settings().thresholds(new Thresholds(List.of(thresholds), abort)), Plans.api("/a"));
  }

  @Test
  void aRunIsJudgedWhileItGoesOnAndOnceMoreAtItsEnd() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(false, threshold("statuses.200", ">=2"), threshold("failures", "==0")));
      site.awaitInFlight(1);
      assertThat(running.figures().verdict().results())
          .containsExactly(
              new Verdict.Result("statuses.200", ">=2", Double.NaN, true),
              new Verdict.Result("failures", "==0", Double.NaN, true));

      site.holdFrom(1);
      await().atMost(ScriptedSite.PATIENCE).until(() -> running.figures().requests().total() == 1);
      assertThat(running.figures().verdict().results())
          .containsExactly(
              new Verdict.Result("statuses.200", ">=2", 1, false),
              new Verdict.Result("failures", "==0", 0, true));

      running.stop();
      assertThat(running.state()).isInstanceOf(RunState.Stopped.class);
      assertThat(running.figures().verdict().results())
          .containsExactly(
              new Verdict.Result("statuses.200", ">=2", 1, false),
              // What the stop itself cut off is no failure.
              new Verdict.Result("failures", "==0", 0, true));
    }
    assertThat(log.with("threshold failed"))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .endsWith("figure=statuses.200 condition=>=2 value=1");
  }

  @Test
  void aThresholdThatFailsOrHoldsAgainIsSaidOnceAChange() {
    var watch = new ThresholdWatch("r");
    var thresholds = new Thresholds(List.of(threshold("logins.failed", "<3%")), false);
    for (double value : new double[] {1, 5, 6, 5.125, 2, 1, 7}) {
      assertThat(watch.look(judged(10, value, value < 3), thresholds)).isEmpty();
    }

    assertThat(log.all())
        .containsExactly(
            "WARN threshold failed run_id=r figure=logins.failed condition=<3% value=5",
            "INFO threshold holds again run_id=r figure=logins.failed condition=<3% value=2",
            "WARN threshold failed run_id=r figure=logins.failed condition=<3% value=7");
  }

  @Test
  void aRunIsAbortedOnlyAfterItsGraceAndOnlyIfAskedTo() {
    var watch = new ThresholdWatch("r");
    List<Threshold> one = List.of(threshold("logins.failed", "<3%"));
    long grace = Thresholds.ABORT_GRACE.toSeconds();

    assertThat(watch.look(judged(grace - 1, 5, false), new Thresholds(one, true))).isEmpty();
    assertThat(watch.look(judged(grace, 5, false), new Thresholds(one, false))).isEmpty();
    assertThat(watch.look(judged(grace, 2, true), new Thresholds(one, true))).isEmpty();
    assertThat(watch.look(judged(grace, 5.125, false), new Thresholds(one, true)))
        .contains(new Verdict.Result("logins.failed", "<3%", 5.125, false));
  }

  private static RunFigures judged(long seconds, double value, boolean passed) {
    var result = new Verdict.Result("logins.failed", "<3%", value, passed);
    RunFigures none = RunFigures.NONE.with(new Verdict(List.of(result)));
    return new RunFigures(
        none.setup(),
        new RunTime(Duration.ofSeconds(seconds), Optional.empty()),
        none.now(),
        none.sessions(),
        none.visitors(),
        none.logins(),
        none.requests(),
        none.bytes(),
        none.timings(),
        none.verdict(),
        none.saturated(),
        none.paths());
  }

  @Test
  void aFailedThresholdAbortsTheRunThatAsksForIt() {
    var site = new ScriptedSite(_ -> Answer.status(503));
    try (var running = new EngineOnScript(site)) {
      running.start(plan(true, threshold("rps", ">0"), threshold("responses.5xx", "<50%")));
      running.awaitState(RunState.Failed.class);

      assertThat(running.state())
          .isInstanceOfSatisfying(
              RunState.Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .isEqualTo("Threshold failed: responses.5xx has to be <50% and is 100"));
      assertThat(running.figures().time().elapsed())
          .isBetween(Thresholds.ABORT_GRACE, Duration.ofSeconds(15));
      assertThat(running.figures().verdict().passed()).isFalse();
    }
    assertThat(log.with("threshold failed")).hasSize(1);
    assertThat(log.with("run failed")).hasSize(1);
    assertThat(log.with("run stopped")).isEmpty();
  }

  @Test
  void whatTheEndCutsOffDoesNotSaveTheThresholdThatHasEndedTheRun() {
    // One request in three fails on the target, the others when the run's end cuts them off.
    var site = new ScriptedSite(_ -> Answer.status(503)).holdFrom(1);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              Plans.settings()
                  .simulatedUsers(3)
                  .thresholds(new Thresholds(List.of(threshold("responses.5xx", "<50%")), true)),
              Plans.api("/a")));
      running.awaitState(RunState.Failed.class);

      assertThat(running.figures().requests().total()).isGreaterThan(2);
      assertThat(running.figures().verdict().results())
          .containsExactly(new Verdict.Result("responses.5xx", "<50%", 100, false));
    }
    assertThat(log.with("threshold holds again")).isEmpty();
  }

  @Test
  void aLiveUpdateReplacesTheThresholds() {
    try (var running = new EngineOnScript(ScriptedSite.friendly())) {
      running.start(plan(false, threshold("rps", ">0")));
      running.update(
          Plans.settings()
              .thresholds(new Thresholds(List.of(threshold("statuses.404", "==0")), false)),
          Setting.THRESHOLDS);

      assertThat(running.figures().verdict().results())
          .extracting(Verdict.Result::figure)
          .containsExactly("statuses.404");
    }
  }
}
