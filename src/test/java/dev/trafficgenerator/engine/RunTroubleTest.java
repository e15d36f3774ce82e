package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.Annotation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Memory that runs short, and faults of the generator's own.
@Timeout(60)
class RunTroubleTest {
  private static void awaitHeldBack(EngineOnScript running, long count) {
    await()
        .atMost(ScriptedSite.PATIENCE)
        .until(() -> running.figures().sessions().heldBack() >= count);
  }

  @Test
  void pastTheSoftLimitNoSessionStartsUntilMemoryHasFallenByATenth() {
    var site = ScriptedSite.friendly();
    var settings = Plans.settings().minSessionLength(Duration.ZERO).maxSessionLength(Duration.ZERO);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(2);
      running.residentBytes.set(EngineOnScript.SOFT_BYTES + 1);
      awaitHeldBack(running, 1);
      await().until(() -> running.figures().now().activeSessions() == 0);
      int sent = site.sent().size();

      // Below the limit, but not by a tenth: two ticks of the clock later nothing has changed.
      running.residentBytes.set(EngineOnScript.SOFT_BYTES - 50);
      Duration before = running.figures().time().elapsed();
      await()
          .atMost(ScriptedSite.PATIENCE)
          .until(() -> running.figures().time().elapsed().minus(before).toMillis() > 2_100);
      assertThat(site.sent()).hasSize(sent);
      assertThat(running.figures().sessions().heldBack()).isEqualTo(1);
      assertThat(running.state()).isInstanceOf(RunState.Running.class);
      running.residentBytes.set(EngineOnScript.SOFT_BYTES / 2);

      site.awaitSent(sent + 2);
    }
  }

  @Test
  void memoryThatIsShortFromTheStartHoldsTheFirstSessionsBackToo() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.residentBytes.set(EngineOnScript.SOFT_BYTES + 1);
      running.start(Plans.plan(Plans.settings().simulatedUsers(3), Plans.api("/a")));
      awaitHeldBack(running, 3);

      assertThat(site.sent()).isEmpty();
      running.stop();
      assertThat(running.figures().now().activeUsers()).isZero();
    }
  }

  @Test
  void shortlyBeforeTheHardLimitTheRunFailsAndTheEngineGoesOn() {
    var site = ScriptedSite.friendly().holdFrom(3);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().simulatedUsers(3), Plans.api("/a")));
      site.awaitInFlight(3);
      running.residentBytes.set(EngineOnScript.HARD_BYTES);
      running.awaitState(RunState.Failed.class);

      assertThat(running.state())
          .isInstanceOfSatisfying(
              RunState.Failed.class,
              failed -> {
                assertThat(failed.reason()).contains("MEMORY_HARD_LIMIT");
                Annotation last =
                    running
                        .engine
                        .history(Duration.ZERO, Duration.ofSeconds(1))
                        .annotations()
                        .getLast();
                assertThat(last.kind()).isEqualTo(Annotation.Kind.FAILED);
                assertThat(last.text()).isEqualTo(failed.reason());
              });
      assertThat(running.state().appStatus()).isEqualTo("error");
      assertThat(running.figures().now().activeUsers()).isZero();
      assertThat(running.engine.stop(StopMode.GRACEFUL)).isEqualTo(Reply.NOTHING_RUNNING);

      running.residentBytes.set(0);
      site.letGo();
      running.start(Plans.api("/again"));
      await().until(() -> site.lines().contains("GET /again"));
      assertThat(running.state()).isInstanceOf(RunState.Running.class);
    }
  }

  @Test
  void aHeapThatIsFullEndsTheRun() {
    var site =
        new ScriptedSite(_ -> {
          throw new OutOfMemoryError("planted");
        });
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.awaitState(RunState.Failed.class);

      assertThat(running.state())
          .isInstanceOfSatisfying(
              RunState.Failed.class,
              failed -> assertThat(failed.reason()).contains("Out of memory"));
    }
  }

  @Test
  void aHeapThatIsFullWhenASecondIsClosedEndsTheRun() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.fullHeaps.set(1);
      await()
          .atMost(ScriptedSite.PATIENCE)
          .until(() -> running.engine.state() instanceof RunState.Failed);

      assertThat(running.state())
          .isInstanceOfSatisfying(
              RunState.Failed.class,
              failed -> assertThat(failed.reason()).contains("Out of memory"));
    }
  }

  @Test
  void aHeapThatIsFullWhenARunEndsLetsItEnd() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      running.fullHeaps.set(Integer.MAX_VALUE);

      assertThat(running.engine.stop(StopMode.FORCE)).isEqualTo(Reply.STOPPED);

      running.fullHeaps.set(0);
      assertThat(running.state()).isInstanceOf(RunState.Failed.class);
      running.start(Plans.api("/again"));
      await().until(() -> site.lines().contains("GET /again"));
    }
  }

  @Test
  void aFaultEndsTheSessionButNeitherTheRunNorDoesItSpin() {
    var site =
        new ScriptedSite(_ -> {
          throw new IllegalStateException("planted");
        });
    var settings = Plans.settings().minThinkTime(Duration.ZERO).maxThinkTime(Duration.ZERO);
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(3);
      int sent = site.sent().size();
      double seconds = (System.nanoTime() - startNanos) / 1e9;

      assertThat(sent).isLessThan((int) (2 + seconds / 0.1));
      assertThat(running.state()).isInstanceOf(RunState.Running.class);
      await().until(() -> running.figures().now().inFlight() == 0);
      site.script(_ -> Answer.status(200));
      site.awaitSent(sent + 20);
    }
  }

  @Test
  void aPageThatOverflowsTheStackIsAFaultLikeAnyOther() {
    var site =
        new ScriptedSite(it -> {
          if (it.visit() == 0) {
            throw new StackOverflowError("planted");
          }
          return Answer.status(200);
        });
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      site.awaitSent(3);

      assertThat(running.figures().now().activeUsers()).isEqualTo(1);
    }
  }
}
