package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.figures.RunFigures;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that follow a rate.
@Timeout(60)
class OpenModelTest {
  @Test
  void theRateOfAnOpenModelChangesAtOnce() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        Plans.settings().simulatedUsers(5).requestsPerSecond(OptionalDouble.of(0.0001));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(1);

      running.update(
          settings.requestsPerSecond(OptionalDouble.of(100)), Setting.REQUESTS_PER_SECOND);
      site.awaitSent(20);
      running.update(
          settings.requestsPerSecond(OptionalDouble.empty()), Setting.REQUESTS_PER_SECOND);
      site.awaitSent(200);
    }
  }

  @Test
  void usersWhoLeaveTakeNoSlotsOfTheScheduleWithThem() {
    var site = ScriptedSite.friendly();
    // All slots of the first 10 s are taken at once.
    RunSettings.Builder settings =
        Plans.settings().simulatedUsers(100).requestsPerSecond(OptionalDouble.of(10));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      await().until(() -> running.figures().now().activeUsers() == 100);
      running.update(settings.simulatedUsers(1), Setting.SIMULATED_USERS);
      await().until(() -> running.figures().now().activeUsers() == 1);
      int before = site.sent().size();
      long startNanos = System.nanoTime();

      site.awaitSent(before + 10);

      assertThat(System.nanoTime() - startNanos).isLessThan(8_000_000_000L);
    }
  }

  @Test
  void inAnOpenModelTheRateIsFollowedWhateverTheNumberOfUsers() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        Plans.settings().simulatedUsers(20).requestsPerSecond(OptionalDouble.of(50));
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(41);
      // Counted before the time is read, so that no delay between the two makes it too many.
      int sent = site.sent().size();
      double seconds = (System.nanoTime() - startNanos) / 1e9;

      assertThat(seconds).as("41 requests at 50 a second").isGreaterThanOrEqualTo(0.8);
      assertThat(sent).isLessThanOrEqualTo((int) (seconds * 50) + 1);
    }
  }

  @Test
  void whatIsBehindScheduleIsCaughtUpWithAndShownAsLatency() {
    var site = ScriptedSite.friendly().holdFrom(0);
    RunSettings.Builder settings = Plans.settings().requestsPerSecond(OptionalDouble.of(200));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      await().until(() -> running.figures().time().elapsed().toMillis() > 300);
      // Sixty are due by now; they come at once. What would come later, in time, is held.
      site.holdFrom(60);
      await().until(() -> running.figures().requests().total() == 60);

      RunFigures figures = running.figures();
      assertThat(figures.timings().latency().p50()).isGreaterThan(20);
      assertThat(figures.timings().service().p50()).isLessThan(figures.timings().latency().p50());
      assertThat(figures.timings().scheduleLag().max()).isGreaterThan(100);
    }
  }

  @Test
  void whatAPageIsMadeOfTakesSlotsOfTheScheduleToo() {
    var html = new StringBuilder("<link rel=icon href='data:,'>");
    for (int i = 0; i < 9; i++) {
      html.append("<img src=/").append(i).append(".png>");
    }
    var site = new ScriptedSite(_ -> ScriptedSite.Answer.html(html.toString()));
    RunSettings.Builder settings =
        Plans.settings()
            .minSessionLength(Duration.ZERO)
            .maxSessionLength(Duration.ZERO)
            .requestsPerSecond(OptionalDouble.of(20));
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().web("/page").build()));
      site.awaitSent(21);

      assertThat(site.lines().subList(0, 21).stream().filter(it -> it.equals("GET /page")))
          .hasSize(3);
      assertThat(System.nanoTime() - startNanos)
          .as("the third page is request 21, due after a second")
          .isGreaterThanOrEqualTo(950_000_000L);
    }
  }
}
