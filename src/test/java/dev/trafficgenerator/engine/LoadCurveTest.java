package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.LoadCurves;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs whose users come and go with a load curve.
@Timeout(60)
class LoadCurveTest {
  private static final LoadCurve HALF = LoadCurves.drawn(0, 0.5);

  private static RunSettings.Builder settings(LoadCurve curve) {
    return Plans.settings()
        .simulatedUsers(10)
        .minThinkTime(Duration.ofMillis(20))
        .maxThinkTime(Duration.ofMillis(20))
        .habits(it -> it.loadCurve(curve));
  }

  private static void awaitUsers(EngineOnScript running, int users) {
    await()
        .atMost(ScriptedSite.PATIENCE)
        .until(() -> running.figures().now().activeUsers() == users);
  }

  private static Set<String> usersSince(ScriptedSite site, int first) {
    return site.sent().stream()
        .skip(first)
        .map(ScriptedSite.Sent::user)
        .collect(Collectors.toSet());
  }

  @Test
  void fromTheStartOnlySoManyUsersAreThereAsTheCurveSays() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings(HALF), Plans.api("/a")));
      awaitUsers(running, 5);
      site.awaitSent(100);

      assertThat(usersSince(site, 0))
          .containsExactlyInAnyOrder("user-0", "user-1", "user-2", "user-3", "user-4");
      assertThat(running.figures().now().activeUsers()).isEqualTo(5);
      assertThat(running.figures().now().activeSessions()).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void usersComeAndGoAndComeBackWithTheCurve() {
    var site = ScriptedSite.friendly();
    LoadCurve curve =
        LoadCurves.drawn(0, 0.2, 1.5, 0.2, 1.5, 1, 3.5, 1, 3.5, 0.2, 5.5, 0.2, 5.5, 1);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings(curve), Plans.api("/a")));
      awaitUsers(running, 2);
      awaitUsers(running, 10);
      assertThat(running.figures().time().elapsed()).isGreaterThan(Duration.ofMillis(1_500));
      awaitUsers(running, 2);
      assertThat(running.figures().time().elapsed()).isGreaterThan(Duration.ofMillis(3_500));
      int sent = site.sent().size();
      awaitUsers(running, 10);

      site.awaitSent(site.sent().size() + 200);
      assertThat(usersSince(site, sent)).as("the same people come back").hasSize(10);
      assertThat(usersSince(site, 0)).hasSize(10);
      assertThat(running.figures().timings().latency().max())
          .as("who was away was not late")
          .isLessThan(1_000);
    }
  }

  @Test
  void whoIsAskedToGoWaitsForNoThinkTimeAndEndsTheSession() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        settings(LoadCurves.drawn(0, 1, 1.5, 1, 1.5, 0))
            .minThinkTime(Duration.ofHours(1))
            .maxThinkTime(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(10);
      awaitUsers(running, 0);

      await().until(() -> running.figures().now().activeSessions() == 0);
      assertThat(site.sent()).hasSize(10);
    }
  }

  @Test
  void anUpdateChangesTheCurveAndTheNumberOfUsersAtOnceAndKeepsTheRunsTime() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = settings(HALF);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      awaitUsers(running, 5);

      running.update(settings.habits(it -> it.loadCurve(LoadCurve.STEADY)), Setting.LOAD_CURVE);
      awaitUsers(running, 10);

      Duration before = running.figures().time().elapsed();
      // A jump that lies behind the run already.
      running.update(
          settings.habits(it -> it.loadCurve(LoadCurves.drawn(0, 1, 0.001, 1, 0.001, 0.3))),
          Setting.LOAD_CURVE);
      awaitUsers(running, 3);
      assertThat(running.figures().time().elapsed()).isGreaterThan(before);

      running.update(settings.simulatedUsers(20), Setting.SIMULATED_USERS);
      awaitUsers(running, 6);
      running.update(settings.simulatedUsers(10), Setting.SIMULATED_USERS);
      awaitUsers(running, 3);
    }
  }

  @Test
  void withARampTheLowerOfTheTwoCounts() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = settings(HALF).rampUp(Duration.ofSeconds(4));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      awaitUsers(running, 1);
      awaitUsers(running, 5);
      assertThat(running.figures().time().elapsed()).isGreaterThan(Duration.ofMillis(1_500));
      await()
          .during(Duration.ofSeconds(3))
          .atMost(ScriptedSite.PATIENCE)
          .until(() -> running.figures().now().activeUsers() == 5);
    }
  }

  @Test
  void inAnOpenModelTheRateFollowsTheCurve() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        settings(LoadCurves.drawn(0, 0.1, 2, 0.1, 2, 1)).requestsPerSecond(OptionalDouble.of(100));
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(19);
      assertThat(System.nanoTime() - startNanos)
          .as("18 pauses at 10 a second")
          .isGreaterThanOrEqualTo(1_800_000_000L);
      site.awaitSent(200);

      assertThat(System.nanoTime() - startNanos)
          .as("20 in 2 s, 180 at 100 a second")
          .isBetween(3_780_000_000L, 7_000_000_000L);
    }
  }
}
