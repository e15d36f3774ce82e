package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.Checked;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every generator shows to whoever drives it, wherever it is and whatever does its work. A
/// subclass says how to make one.
@Timeout(60)
public abstract class GeneratorContract {
  protected final CountingSite site = new CountingSite();
  protected Generator generator;

  /// A generator that was never started.
  protected abstract Generator open() throws Exception;

  /// Gives back what [#open] took.
  protected abstract void close(Generator opened) throws Exception;

  @BeforeEach
  final void openGenerator() throws Exception {
    generator = open();
  }

  @AfterEach
  final void closeGenerator() throws Exception {
    try {
      site.answerAll();
      generator.stop(StopMode.FORCE);
    } finally {
      close(generator);
      site.close();
    }
  }

  @Test
  protected void neverStartedItIsInitializingAndHasCountedNothing() {
    RunSnapshot snapshot = generator.snapshot();

    assertThat(snapshot.state()).isEqualTo(new RunState.Initializing());
    assertThat(snapshot.figures()).isEqualTo(RunFigures.NONE);
  }

  @Test
  protected void aStartedRunIsRunningWithTheSettingsGiven() {
    RunPlan plan = Plans.to(site.url(), settings -> settings.simulatedUsers(3).rateLimit(7));

    assertThat(generator.start(plan)).isEqualTo(Reply.STARTED);

    RunSnapshot snapshot = generator.snapshot();
    assertThat(snapshot.state()).isInstanceOf(RunState.Running.class);
    assertThat(snapshot.figures().setup().runId()).isNotEmpty();
    assertThat(snapshot.figures().setup().targetUrl()).isEqualTo(site.url().toString());
    assertThat(snapshot.figures().setup().simulatedUsers()).isEqualTo(3);
    assertThat(snapshot.figures().setup().rateLimit()).isEqualTo(7);
    assertThat(snapshot.figures().time().remaining()).isEmpty();
  }

  @Test
  protected void theFiguresOfARunGrow() {
    generator.start(Plans.to(site.url()));

    await().until(() -> figures().requests().total() > 0);
    RunFigures before = figures();

    await().until(() -> figures().requests().total() > before.requests().total());
    await().until(() -> figures().time().elapsed().compareTo(before.time().elapsed()) > 0);
    assertThat(figures().bytes().received()).isPositive();
    assertThat(figures().requests().statuses()).containsOnlyKeys(200);
  }

  @Test
  protected void theSeedGivenIsTheSeedTold() {
    generator.start(Plans.to(site.url(), settings -> settings.seed(java.util.OptionalLong.of(42))));

    assertThat(figures().setup().seed()).isEqualTo(42);
  }

  @Test
  protected void aRunWithADurationTellsWhatRemainsAndEndsByItself() {
    Duration duration = Duration.ofSeconds(2);
    generator.start(Plans.to(site.url(), settings -> settings.duration(Optional.of(duration))));

    assertThat(figures().time().remaining())
        .hasValueSatisfying(remaining -> assertThat(remaining).isBetween(Duration.ZERO, duration));
    await().until(() -> state() instanceof RunState.Stopped);
    assertThat(generator.stop(StopMode.GRACEFUL)).isEqualTo(Reply.NOTHING_RUNNING);
    assertThatNobodyIsLeft();
  }

  @Test
  protected void aRunIsHeldAgainstItsThresholds() {
    generator.start(
        Plans.to(
            site.url(),
            settings -> settings.thresholds(thresholds("statuses.404", "==0", "rps", "<0.001"))));

    await().until(() -> !figures().verdict().passed());
    assertThat(figures().verdict().results())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(result("statuses.404", "==0", 0, true)),
            second -> {
              assertThat(second.value()).isPositive();
              assertThat(second).isEqualTo(result("rps", "<0.001", second.value(), false));
            });

    generator.update(
        Plans.change(
            Set.of(Setting.THRESHOLDS),
            settings -> settings.thresholds(thresholds("responses.5xx", "<1%"))));
    assertThat(figures().verdict().results())
        .containsExactly(result("responses.5xx", "<1%", 0, true));
    generator.stop(StopMode.GRACEFUL);
    assertThat(figures().verdict().passed()).isTrue();
  }

  private static Verdict.Result result(
      String figure, String condition, double value, boolean passed) {
    return new Verdict.Result(figure, condition, value, passed);
  }

  private static Thresholds thresholds(String... figuresAndConditions) {
    List<Threshold> all = new ArrayList<>();
    for (int i = 0; i < figuresAndConditions.length; i += 2) {
      switch (Threshold.of(figuresAndConditions[i], figuresAndConditions[i + 1])) {
        case Checked.Valid<Threshold>(var threshold) -> all.add(threshold);
        case Checked.Invalid<Threshold>(var problems) -> throw new AssertionError(problems);
      }
    }
    return new Thresholds(all, false);
  }

  @Test
  protected void aStartWhileRunningReplacesTheRun() {
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(2)));
    await().until(() -> figures().requests().total() > 0);
    String first = figures().setup().runId();

    assertThat(generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(1))))
        .isEqualTo(Reply.STARTED);

    assertThat(state()).isInstanceOf(RunState.Running.class);
    assertThat(figures().setup().runId()).isNotEqualTo(first);
    assertThat(figures().setup().simulatedUsers()).isEqualTo(1);
  }

  @Test
  protected void anUpdateChangesTheRunThatGoesOn() {
    generator.start(Plans.to(site.url()));
    RunSnapshot before = generator.snapshot();

    Reply reply =
        generator.update(
            Plans.change(
                Set.of(Setting.SIMULATED_USERS, Setting.RATE_LIMIT),
                settings -> settings.simulatedUsers(4).rateLimit(9)));

    assertThat(reply).isEqualTo(Reply.UPDATED);
    assertThat(state()).isInstanceOf(RunState.Running.class);
    assertThat(figures().setup().runId()).isEqualTo(before.figures().setup().runId());
    assertThat(figures().setup().simulatedUsers()).isEqualTo(4);
    assertThat(figures().setup().rateLimit()).isEqualTo(9);
  }

  @Test
  protected void anUpdateLeavesWhatItDoesNotName() {
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(3).rateLimit(8)));

    generator.update(Plans.users(2));

    assertThat(figures().setup().simulatedUsers()).isEqualTo(2);
    assertThat(figures().setup().rateLimit()).isEqualTo(8);
    assertThat(figures().setup().targetUrl()).isEqualTo(site.url().toString());
  }

  @Test
  protected void anUpdateMayBringASitemap() {
    generator.start(Plans.to(site.url()));

    Reply reply =
        generator.update(
            new RunUpdate(
                RunSettings.DEFAULTS, Set.of(), Optional.of(Plans.sitemap("/elsewhere"))));

    assertThat(reply).isEqualTo(Reply.UPDATED);
    assertThat(state()).isInstanceOf(RunState.Running.class);
  }

  @Test
  protected void anUpdateIsRefusedWhileNothingRuns() {
    assertThatNothingRunsForAnUpdate();

    generator.start(Plans.to(site.url()));
    generator.stop(StopMode.FORCE);

    assertThatNothingRunsForAnUpdate();
  }

  @Test
  protected void anUpdateThatDoesNotFitTheRunIsRefusedAndChangesNothing() {
    generator.start(Plans.to(site.url()));
    RunSnapshot before = generator.snapshot();

    Reply reply =
        generator.update(
            Plans.change(
                Set.of(Setting.SIMULATED_USERS, Setting.MINIMUM_SESSION_LENGTH),
                settings -> settings.simulatedUsers(5).minSessionLength(Duration.ofSeconds(1000))));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.detail()).isNotBlank();
              assertThat(refused.problems()).isNotEmpty();
            });
    assertThat(state()).isInstanceOf(RunState.Running.class);
    assertThat(figures().setup().runId()).isEqualTo(before.figures().setup().runId());
    assertThat(figures().setup().simulatedUsers())
        .isEqualTo(before.figures().setup().simulatedUsers());
  }

  @ParameterizedTest
  @EnumSource
  protected void aStoppedRunHasNobodyLeftAndKeepsItsFigures(StopMode mode) {
    generator.start(Plans.to(site.url()));
    await().until(() -> figures().requests().total() > 0);
    RunFigures before = figures();

    assertThat(generator.stop(mode)).isEqualTo(Reply.STOPPED);

    assertThat(state()).isInstanceOf(RunState.Stopped.class);
    assertThatNobodyIsLeft();
    RunFigures after = figures();
    assertThat(after.setup().runId()).isEqualTo(before.setup().runId());
    assertThat(after.requests().total()).isGreaterThanOrEqualTo(before.requests().total());
    assertThat(figures().requests().total()).isEqualTo(after.requests().total());
    assertThat(figures().time().elapsed()).isEqualTo(after.time().elapsed());
  }

  @ParameterizedTest
  @EnumSource
  protected void aSecondStopFindsNothingRunning(StopMode mode) {
    generator.start(Plans.to(site.url()));

    assertThat(generator.stop(mode)).isEqualTo(Reply.STOPPED);
    assertThat(generator.stop(mode)).isEqualTo(Reply.NOTHING_RUNNING);
    assertThat(state()).isInstanceOf(RunState.Stopped.class);
  }

  @ParameterizedTest
  @EnumSource
  protected void aStopBeforeAnyStartFindsNothingRunning(StopMode mode) {
    assertThat(generator.stop(mode)).isEqualTo(Reply.NOTHING_RUNNING);
    assertThat(state()).isEqualTo(new RunState.Initializing());
  }

  @Test
  protected void aStoppedGeneratorCanBeStartedAgain() {
    generator.start(Plans.to(site.url()));
    String first = figures().setup().runId();
    generator.stop(StopMode.GRACEFUL);

    assertThat(generator.start(Plans.to(site.url()))).isEqualTo(Reply.STARTED);

    assertThat(state()).isInstanceOf(RunState.Running.class);
    assertThat(figures().setup().runId()).isNotEqualTo(first);
    await().until(() -> figures().requests().total() > 0);
  }

  @Test
  protected void neverStartedItHasNoHistory() {
    assertThat(history()).isEqualTo(RunHistory.NONE);
  }

  @Test
  protected void theHistoryTellsWhatBefellTheRun() {
    generator.start(Plans.to(site.url()));
    generator.update(Plans.users(4));
    generator.stop(StopMode.GRACEFUL);

    RunHistory history = history();
    assertThat(history.runId()).isEqualTo(figures().setup().runId());
    assertThat(history.annotations())
        .extracting(Annotation::kind)
        .containsExactly(Annotation.Kind.STARTED, Annotation.Kind.UPDATED, Annotation.Kind.STOPPED);
    assertThat(history.annotations()).extracting(Annotation::second).isSorted();
    assertThat(history.annotations().get(1).text()).contains("Simulated Users", "4");
    assertThat(history.annotations().getFirst().at())
        .isCloseTo(history.startedAt(), within(1, ChronoUnit.SECONDS));
  }

  @Test
  protected void anotherRunHasAnotherHistory() {
    generator.start(Plans.to(site.url()));
    generator.update(Plans.users(4));

    generator.start(Plans.to(site.url()));

    assertThat(history().runId()).isEqualTo(figures().setup().runId());
    assertThat(history().annotations())
        .extracting(Annotation::kind)
        .containsExactly(Annotation.Kind.STARTED);
  }

  @Test
  protected void neverStartedItKnowsOfNoRun() {
    assertThat(generator.runs()).isEmpty();
    assertThat(generator.recordOf("")).isEmpty();
    assertThat(generator.recordOf("no such run")).isEmpty();
  }

  @Test
  protected void aRunCanBeToldOfWhileItGoesOn() {
    generator.start(Plans.to(site.url()).named("shop"));
    String runId = figures().setup().runId();

    RunSummary summary = generator.runs().getFirst();
    assertThat(generator.runs()).hasSize(1);
    assertThat(summary.runId()).isEqualTo(runId);
    assertThat(summary.name()).isEqualTo("shop");
    assertThat(summary.targetUrl()).isEqualTo(site.url().toString());
    assertThat(summary.state()).isInstanceOf(RunState.Running.class);
    assertThat(summary.endedAt()).isEmpty();
    assertThat(summary.passed()).isEmpty();
    assertThat(generator.recordOf(runId))
        .hasValueSatisfying(record -> assertThat(record.hasEnded()).isFalse());
  }

  @Test
  protected void whatIsKeptOfARunIsWhatItEndedWith() {
    RunPlan plan = Plans.to(site.url()).named("shop");
    generator.start(plan);
    generator.update(Plans.users(3));
    await().until(() -> figures().requests().total() > 5);
    generator.stop(StopMode.GRACEFUL);

    RunFigures last = figures();
    assertThat(generator.recordOf(last.setup().runId()))
        .hasValueSatisfying(record -> {
          assertThat(record.hasEnded()).isTrue();
          assertThat(record.name()).isEqualTo("shop");
          assertThat(record.settings().simulatedUsers()).isEqualTo(3);
          assertThat(record.settings().targetUrl()).isEqualTo(plan.settings().targetUrl());
          assertThat(record.sitemap()).isEqualTo(SitemapSummary.of(plan.sitemap()));
          assertThat(record.figures().requests()).isEqualTo(last.requests());
          assertThat(record.figures().timings().latency()).isEqualTo(last.timings().latency());
          assertThat(record.figures().paths())
              .extracting(PathStats::requests)
              .isEqualTo(last.paths().stream().map(PathStats::requests).toList());
          assertThat(record.history().annotations()).hasSize(3);
          assertThat(record.startedAt()).isBefore(record.endedAt().orElseThrow());
        });
    RunSummary summary = generator.runs().getFirst();
    assertThat(summary.requests()).isEqualTo(last.requests().total());
    assertThat(summary.p95Millis()).isEqualTo(last.timings().latency().p95());
    assertThat(summary.endedAt()).isPresent();
  }

  @Test
  protected void aRunThatWasReplacedIsKept() {
    generator.start(Plans.to(site.url()).named("first"));
    String first = figures().setup().runId();
    generator.start(Plans.to(site.url()).named("second"));

    assertThat(generator.runs()).extracting(RunSummary::name).containsExactly("second", "first");
    assertThat(generator.runs().getLast().state()).isInstanceOf(RunState.Stopped.class);
    assertThat(generator.recordOf(first)).isPresent();

    generator.stop(StopMode.FORCE);
    assertThat(generator.runs()).extracting(RunSummary::name).containsExactly("second", "first");
  }

  /// By the second, from the beginning.
  protected final RunHistory history() {
    return generator.history(Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  protected void commandsFromManyThreadsLeaveNoHalfState() throws Exception {
    RunPlan plan = Plans.to(site.url());
    var work = new ArrayList<Callable<Optional<Reply>>>();
    for (int round = 0; round < 10; round++) {
      work.add(() -> Optional.of(generator.start(plan)));
      work.add(() -> Optional.of(generator.update(Plans.users(3))));
      work.add(() -> Optional.of(generator.stop(StopMode.FORCE)));
      work.add(() -> {
        assertConsistent(generator.snapshot());
        return Optional.empty();
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Optional<Reply>> done : threads.invokeAll(work)) {
        done.get().ifPresent(GeneratorContract::assertAllowed);
      }
    }

    generator.stop(StopMode.FORCE);
    assertThat(state()).isInstanceOf(RunState.Stopped.class);
    assertThatNobodyIsLeft();
  }

  private static void assertAllowed(Reply reply) {
    switch (reply) {
      case Reply.Done done ->
          assertThat(done).isIn(Reply.STARTED, Reply.UPDATED, Reply.STOPPED, Reply.NOTHING_RUNNING);
      case Reply.Refused refused -> assertThat(refused.problems()).isEmpty();
    }
  }

  /// What holds for every snapshot, whenever it was taken.
  protected static void assertConsistent(RunSnapshot snapshot) {
    RunFigures figures = snapshot.figures();
    assertThat(figures.requests().total())
        .isEqualTo(figures.requests().responses().total() + figures.requests().failures().total());
    assertThat(figures.requests().statuses().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(figures.requests().responses().total());
    assertThat(
            List.of(
                figures.now().inFlight(),
                figures.now().activeUsers(),
                figures.now().usersBackingOff(),
                figures.now().activeSessions()))
        .allSatisfy(count -> assertThat(count).isNotNegative());
    assertThat(figures.paths()).hasSizeLessThanOrEqualTo(PathStats.PATHS_MAX + 1);
    assertThat(
            List.of(
                figures.timings().latency().p50(),
                figures.timings().latency().p90(),
                figures.timings().latency().p95(),
                figures.timings().latency().p99(),
                figures.timings().latency().p999(),
                figures.timings().latency().max()))
        .isSorted();
    if (snapshot.state() instanceof RunState.Running) {
      assertThat(figures.setup().runId()).isNotEmpty();
    }
    if (!snapshot.state().isActive()) {
      assertThat(figures.now().inFlight()).isZero();
    }
  }

  private void assertThatNothingRunsForAnUpdate() {
    assertThat(generator.update(Plans.users(3)))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> {
              assertThat(refused.detail()).isNotBlank();
              assertThat(refused.problems()).isEmpty();
            });
    assertThat(state().isActive()).isFalse();
  }

  protected final void assertThatNobodyIsLeft() {
    RunSnapshot snapshot = generator.snapshot();
    assertConsistent(snapshot);
    assertThat(snapshot.figures().now().inFlight()).isZero();
    assertThat(snapshot.figures().now().activeUsers()).isZero();
    assertThat(snapshot.figures().now().usersBackingOff()).isZero();
    assertThat(snapshot.figures().now().activeSessions()).isZero();
  }

  protected final RunFigures figures() {
    RunSnapshot snapshot = generator.snapshot();
    assertConsistent(snapshot);
    return snapshot.figures();
  }

  protected final RunState state() {
    return generator.snapshot().state();
  }
}
