package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.ThinkTimeModel;
import dev.trafficgenerator.run.TimeRange;
import dev.trafficgenerator.run.figures.RunFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs whose users have habits.
@Timeout(60)
class HabitsTest {
  private static final Duration LONG = Duration.ofHours(1);

  private static RunSettings.Builder thinking(Duration time) {
    return Plans.settings().minThinkTime(time).maxThinkTime(time);
  }

  private static Optional<TimeRange> always(Duration time) {
    return Optional.of(TimeRange.always(time));
  }

  /// Requests of each session of user-0, in order.
  private static List<Long> pagesBySession(List<Sent> sent) {
    Map<Integer, Long> counts =
        sent.stream().collect(Collectors.groupingBy(Sent::visit, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  void afterAnApiCallTheApiThinkTimeCounts() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        thinking(LONG).habits(it -> it.apiThinkTime(always(Duration.ofMillis(1))));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(20);
    }
  }

  @Test
  void afterTheLoginOfAnApiClientTheApiThinkTimeCounts() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        thinking(LONG).habits(it -> it.apiThinkTime(always(Duration.ofMillis(1))));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().api("/a").auth(Plans.form()).build()));
      site.awaitSent(3);
    }
  }

  @Test
  void afterAPageAndItsResourcesTheThinkTimeCounts() {
    var site = new ScriptedSite(_ -> Answer.html("<img src=/i.png>"));
    RunSettings.Builder settings =
        thinking(LONG).habits(it -> it.apiThinkTime(always(Duration.ZERO)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().web("/page").build()));
      site.awaitSent(3);

      await().during(Duration.ofMillis(200)).until(() -> site.sent().size() == 3);
      assertThat(site.lines())
          .containsExactlyInAnyOrder("GET /page", "GET /i.png", "GET /favicon.ico");
    }
  }

  @Test
  void aThinkTimeUnderWayIsDrawnAnewWhenItsModelChanges() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = thinking(LONG);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(1);

      running.update(
          settings.habits(it ->
              it.thinkTimeModel(ThinkTimeModel.LOGNORMAL).thinkTimeMedian(Duration.ofMillis(1))),
          Setting.THINK_TIME_MODEL,
          Setting.THINK_TIME_MEDIAN);
      site.awaitSent(20);
    }
  }

  @Test
  void sessionsHaveAsManyPagesAsTheirLawSaysHoweverShortTheirLengthIs() {
    var site = ScriptedSite.friendly().holdFrom(2_000);
    RunSettings.Builder settings =
        thinking(Duration.ZERO)
            .minSessionLength(Duration.ZERO)
            .maxSessionLength(Duration.ZERO)
            .habits(
                it -> it.pagesPerSession(OptionalDouble.of(5)).bounceShare(OptionalDouble.of(0.5)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      List<Long> pages = pagesBySession(site.awaitSent(2_001).subList(0, 2_000));

      assertThat(pages).hasSizeBetween(330, 480);
      long bounces = pages.stream().filter(it -> it == 1).count();
      assertThat(bounces / (double) pages.size()).isBetween(0.42, 0.58);
    }
  }

  @Test
  void pagesAreThoseThatWereAskedForAndNotWhatTheyAreMadeOfNorTheLogin() {
    var site = new ScriptedSite(_ -> Answer.html("<img src=/i.png>"));
    RunSettings.Builder settings =
        thinking(Duration.ofMillis(1))
            .habits(
                it -> it.pagesPerSession(OptionalDouble.of(2)).bounceShare(OptionalDouble.of(0)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().web("/page").auth(Plans.form()).build()));
      List<String> lines =
          await()
              .atMost(ScriptedSite.PATIENCE)
              .until(
                  () -> site.lines().stream().filter(it -> it.matches(".*(login|page)")).toList(),
                  asked -> asked.size() >= 6);

      assertThat(site.lines()).contains("GET /i.png");
      assertThat(lines.subList(0, 6))
          .containsExactly(
              "POST /login", "GET /page", "GET /page", "POST /login", "GET /page", "GET /page");
    }
  }

  @Test
  void aSessionUnderWayTakesANewLawOfItsPages() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = thinking(Duration.ofMillis(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(5);
      assertThat(running.figures().sessions().started()).isEqualTo(1);

      running.update(
          settings.habits(it -> it.pagesPerSession(OptionalDouble.of(1))),
          Setting.PAGES_PER_SESSION);
      await().atMost(ScriptedSite.PATIENCE).until(() -> running.figures().sessions().started() > 5);
    }
  }

  @Test
  void aUserStaysAwayBetweenSessionsAndComesBackWithoutAThought() {
    var site = ScriptedSite.friendly();
    Duration pause = Duration.ofMillis(300);
    long startNanos = System.nanoTime();
    RunSettings.Builder settings =
        thinking(LONG)
            .habits(
                it -> it.pagesPerSession(OptionalDouble.of(1)).pauseBetweenSessions(always(pause)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(1);
      await().until(() -> running.figures().now().activeSessions() == 0);
      assertThat(running.figures().now().activeUsers()).as("a user, if away").isEqualTo(1);
      site.awaitSent(4);

      assertThat(System.nanoTime() - startNanos).isGreaterThan(pause.multipliedBy(3).toNanos());
      await().until(() -> running.figures().requests().total() >= 4);
      RunFigures figures = running.figures();
      assertThat(figures.timings().latency().max())
          .as("a user who is away is not late")
          .isLessThan(pause.toMillis());
    }
  }

  @Test
  void aPauseUnderWayEndsWhenAnUpdateTakesItAway() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        thinking(Duration.ZERO)
            .habits(
                it -> it.pagesPerSession(OptionalDouble.of(1)).pauseBetweenSessions(always(LONG)));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(1);
      await().until(() -> running.figures().now().activeSessions() == 0);
      running.update(settings.habits(it -> it.popularity(Popularity.ZIPF)), Setting.POPULARITY);
      await().during(Duration.ofMillis(100)).until(() -> site.sent().size() == 1);

      running.update(
          settings.habits(it -> it.pauseBetweenSessions(Optional.empty())),
          Setting.PAUSE_BETWEEN_SESSIONS);
      site.awaitSent(20);
    }
  }

  @Test
  void inAnOpenModelOthersTakeTheSlotsOfThoseWhoAreAway() {
    var site = ScriptedSite.friendly();
    // Some are away for longer than a slot is taken ahead, which is 60 / 50 s.
    var pause = Optional.of(new TimeRange(Duration.ZERO, Duration.ofSeconds(2)));
    RunSettings.Builder settings =
        Plans.settings()
            .simulatedUsers(60)
            .minSessionLength(Duration.ZERO)
            .maxSessionLength(Duration.ZERO)
            .requestsPerSecond(OptionalDouble.of(50))
            .habits(it -> it.pauseBetweenSessions(pause));
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(200);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      await().until(() -> running.figures().requests().total() >= 200);

      assertThat(seconds).as("200 requests at 50 a second, none of them left out").isLessThan(6);
      assertThat(running.figures().timings().latency().p90()).as("in time").isLessThan(200);
    }
  }
}
