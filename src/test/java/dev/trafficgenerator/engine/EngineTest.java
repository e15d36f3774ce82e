package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.TlsProvider;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineTest {
  @Test
  void beforeTheFirstRunThereIsNothingToSeeOrToStop() {
    try (var running = new EngineOnScript(ScriptedSite.friendly())) {
      assertThat(running.state()).isInstanceOf(RunState.Initializing.class);
      assertThat(running.figures()).isEqualTo(RunFigures.NONE);
      assertThat(running.engine.stop(StopMode.GRACEFUL)).isEqualTo(Reply.NOTHING_RUNNING);
      assertThat(
              running.engine.update(
                  new RunUpdate(RunSettings.DEFAULTS, Set.of(), Optional.empty())))
          .isInstanceOf(Reply.Refused.class);
      assertThat(running.state()).isInstanceOf(RunState.Initializing.class);
    }
  }

  @Test
  void aRunningRunShowsItsFigures() {
    var site = ScriptedSite.friendly().holdFrom(5);
    var settings =
        Plans.settings().simulatedUsers(3).rateLimit(7).duration(Optional.of(Duration.ofDays(40)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      // Five are answered; with eight sent, each user is held with one.
      site.awaitSent(8);
      RunFigures figures = running.figures();

      assertThat(running.state()).isInstanceOf(RunState.Running.class);
      assertThat(figures.setup().runId()).matches("[0-9a-f]{12}");
      assertThat(figures.setup().seed()).isEqualTo(42);
      assertThat(figures.setup().targetUrl()).isEqualTo(Plans.TARGET);
      assertThat(figures.setup().simulatedUsers()).isEqualTo(3);
      assertThat(figures.setup().rateLimit()).isEqualTo(7);
      assertThat(figures.now().activeUsers()).isEqualTo(3);
      assertThat(figures.now().activeSessions()).isEqualTo(3);
      assertThat(figures.now().inFlight()).isEqualTo(3);
      assertThat(figures.requests().total()).isEqualTo(5);
      assertThat(figures.bytes().sent()).isEqualTo(500);
      assertThat(figures.bytes().received()).isEqualTo(1000);
      assertThat(figures.time().remaining().orElseThrow().plus(figures.time().elapsed()))
          .isEqualTo(Duration.ofDays(40));
    }
  }

  @Test
  void aRunIsForgottenOnceItHasEndedAndItsFiguresStand() {
    try (var running = new EngineOnScript(ScriptedSite.friendly())) {
      running.start(Plans.plan(Plans.settings(), Plans.api("/a")));
      String first = running.figures().setup().runId();
      assertThat(running.engine.forget(first)).isFalse();
      running.start(Plans.plan(Plans.settings(), Plans.api("/a")));
      String second = running.figures().setup().runId();
      running.engine.stop(StopMode.FORCE);

      assertThat(running.engine.forget(second)).isTrue();
      assertThat(running.engine.runs()).extracting(RunSummary::runId).containsExactly(first);
      assertThat(running.engine.recordOf(second)).isEmpty();
      assertThat(running.figures().setup().runId()).isEqualTo(second);

      assertThat(running.engine.forget(first)).isTrue();
      assertThat(running.engine.forget(first)).isFalse();
      assertThat(running.engine.runs()).isEmpty();
    }
  }

  @Test
  void aSeedIsDrawnWhereNoneIsGiven() {
    var settings = Plans.settings().seed(OptionalLong.empty());
    try (var running = new EngineOnScript(ScriptedSite.friendly())) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      long first = running.figures().setup().seed();
      running.start(Plans.plan(settings, Plans.api("/a")));

      assertThat(running.figures().setup().seed()).isNotEqualTo(first);
    }
  }

  @Test
  void aGracefulStopLetsRequestsFinish() throws Exception {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(3), Plans.api("/a")));
      site.awaitInFlight(3);
      CompletableFuture<Reply> stop =
          CompletableFuture.supplyAsync(() -> running.engine.stop(StopMode.GRACEFUL));
      running.awaitState(RunState.Stopping.class);
      site.letGo();

      assertThat(stop.get(30, TimeUnit.SECONDS)).isEqualTo(Reply.STOPPED);
      assertThat(running.state()).isInstanceOf(RunState.Stopped.class);
      assertThat(running.figures().requests().failures().total()).isZero();
      assertThat(running.figures().requests().total()).isEqualTo(3);
      assertThat(site.sent()).hasSize(3);
    }
  }

  @Test
  void aGracefulStopAbortsWhatTakesLongerThanTwoSeconds() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(2), Plans.api("/a")));
      site.awaitInFlight(2);
      long startNanos = System.nanoTime();
      running.engine.stop(StopMode.GRACEFUL);

      assertThat(System.nanoTime() - startNanos).isBetween(1_900_000_000L, 8_000_000_000L);
      assertThat(site.inFlight()).isZero();
      assertThat(running.figures().requests().failures().aborted()).isEqualTo(2);
    }
  }

  @Test
  void aForcedStopAbortsAtOnceAndNothingIsSentAfterIt() {
    var site = ScriptedSite.friendly().holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(20).rateLimit(4), Plans.api("/a")));
      site.awaitSent(8);
      long startNanos = System.nanoTime();
      running.stop();

      assertThat(System.nanoTime() - startNanos).isLessThan(1_900_000_000L);
      assertThat(site.inFlight()).isZero();
      assertThat(site.sent()).hasSize(8);
      assertThat(running.figures().requests().failures().aborted()).isEqualTo(4);
      assertThat(running.figures().now().activeUsers()).isZero();
      assertThat(running.engine.stop(StopMode.FORCE)).isEqualTo(Reply.NOTHING_RUNNING);
      assertThat(running.figures().setup().runId()).as("figures stay").isNotEmpty();
    }
  }

  @Test
  void aStopEndsPausesRampsAndBackoff() {
    var site = new ScriptedSite(_ -> Answer.status(500));
    Duration hour = Duration.ofHours(1);
    var settings =
        Plans.settings().simulatedUsers(100).rampUp(hour).minThinkTime(hour).maxThinkTime(hour);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(settings, new Plans.Site().afterLogin("/a").auth(Plans.form()).build()));
      site.awaitSent(1);
      long startNanos = System.nanoTime();
      running.engine.stop(StopMode.GRACEFUL);

      assertThat(System.nanoTime() - startNanos).isLessThan(1_900_000_000L);
      assertThat(running.figures().now().activeUsers()).isZero();
    }
  }

  @Test
  void aStopThatIsInterruptedStillSilencesTheRun() throws Exception {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(2), Plans.api("/a")));
      site.awaitInFlight(2);
      var interrupted = new AtomicReference<Boolean>();
      Thread stopping =
          Thread.ofPlatform()
              .start(() -> {
                Thread.currentThread().interrupt();
                running.engine.stop(StopMode.GRACEFUL);
                interrupted.set(Thread.currentThread().isInterrupted());
              });
      stopping.join();

      assertThat(interrupted).hasValue(true);
      assertThat(running.state()).isInstanceOf(RunState.Stopped.class);
      assertThat(site.senders().getFirst().closings()).isEqualTo(1);
      await().until(() -> running.figures().now().activeUsers() == 0);
    }
  }

  @Test
  void aRunEndsByItselfWhenItsDurationIsOver() {
    var site = ScriptedSite.friendly();
    var settings = Plans.settings().duration(Optional.of(Duration.ofMillis(300)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      running.awaitState(RunState.Stopped.class);

      assertThat(running.figures().time().elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(running.figures().time().remaining()).contains(Duration.ZERO);
      assertThat(running.engine.stop(StopMode.GRACEFUL)).isEqualTo(Reply.NOTHING_RUNNING);
    }
  }

  @Test
  void aDurationCanBeGivenAndTakenAwayWhileTheRunGoesOn() {
    var site = ScriptedSite.friendly();
    var settings = Plans.settings().duration(Optional.of(Duration.ofSeconds(1_000_000_000L)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      running.update(settings.duration(Optional.empty()), Setting.DURATION);
      assertThat(running.figures().time().remaining()).isEmpty();

      running.update(settings.duration(Optional.of(Duration.ofMillis(1))), Setting.DURATION);

      running.awaitState(RunState.Stopped.class);
    }
  }

  @Test
  void startingAgainReplacesTheRun() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      site.awaitSent(2);
      String first = running.figures().setup().runId();
      running.start(Plans.api("/b"));
      int before = site.sent().size();
      site.awaitSent(before + 3);

      assertThat(running.figures().setup().runId()).isNotEqualTo(first);
      assertThat(site.senders().getFirst().closings()).isEqualTo(1);
      assertThat(site.lines().lastIndexOf("GET /a")).isLessThan(site.lines().indexOf("GET /b"));
    }
  }

  @Test
  void whatThisComputerCantDoIsRefusedAndTheRunGoesOn() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.noConscrypt = "its library can't be loaded";
      running.start(Plans.plan(Plans.settings().tlsProvider(TlsProvider.JDK), Plans.api("/a")));
      String first = running.figures().setup().runId();
      var settings = Plans.settings().tlsProvider(TlsProvider.CONSCRYPT);
      var update = new RunUpdate(settings.build(), Set.of(Setting.TLS_PROVIDER), Optional.empty());
      var problem =
          new Problem(
              "/config/TLS Provider",
              "must be auto or jdk on this computer, as its library can't be loaded",
              "conscrypt");

      assertThat(running.engine.start(Plans.plan(settings, Plans.api("/b"))))
          .isEqualTo(new Reply.Refused("This generator can't do this run", List.of(problem)));
      assertThat(running.engine.problemsOf(update)).containsExactly(problem);
      assertThat(running.engine.update(update))
          .isEqualTo(new Reply.Refused("Invalid update", List.of(problem)));
      site.awaitSent(site.sent().size() + 2);

      assertThat(running.figures().setup().runId()).isEqualTo(first);
      assertThat(running.state()).isInstanceOf(RunState.Running.class);
      assertThat(site.senders()).hasSize(1);
    }
  }

  @Test
  void theLargestSettingsAreNoTrouble() {
    var site = ScriptedSite.friendly().holdFrom(1);
    Duration years = Duration.ofSeconds(1_000_000_000);
    var settings =
        Plans.settings()
            .rateLimit(RunSettings.RATE_LIMIT_MAX)
            .minSessionLength(years)
            .maxSessionLength(years)
            .duration(Optional.of(years))
            .rampUp(years)
            .requestTimeout(years);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings.simulatedUsers(1_000), Plans.api("/a")));
      site.awaitSent(2);
      running.stop();

      assertThat(running.figures().now().activeUsers()).isZero();
    }
  }

  @Test
  void theHistoryIsToldInStepsAsLongAsAskedFor() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      await()
          .atMost(ScriptedSite.PATIENCE)
          .until(() ->
              running.engine.history(Duration.ZERO, Duration.ofSeconds(1)).buckets().size() > 1);

      assertThat(running.engine.history(Duration.ZERO, Duration.ofMinutes(10)).buckets())
          .hasSize(1);
    }
  }
}
