package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveUpdateTest {
  private static void awaitUsers(EngineOnScript running, int count) {
    await()
        .atMost(ScriptedSite.PATIENCE)
        .until(() -> running.figures().now().activeUsers() == count);
  }

  /// Waits for a request that fits, and returns it.
  private static Sent awaitSent(ScriptedSite site, Function<Sent, Boolean> fits) {
    await().atMost(ScriptedSite.PATIENCE).until(() -> site.sent().stream().anyMatch(fits::apply));
    return site.sent().stream().filter(fits::apply).findFirst().orElseThrow();
  }

  /// Slow enough that tests of other things write down few requests.
  private static RunSettings.Builder thinking() {
    Duration think = Duration.ofMillis(10);
    return Plans.settings().minThinkTime(think).maxThinkTime(think);
  }

  @Test
  void usersAreAddedAndAskedToLeaveAndAddedAgain() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(4), Plans.api("/a")));
      awaitUsers(running, 4);
      for (int users : new int[] {9, 2, 5, 1, 3}) {
        running.update(thinking().simulatedUsers(users), Setting.SIMULATED_USERS);

        awaitUsers(running, users);
        assertThat(running.figures().setup().simulatedUsers()).isEqualTo(users);
      }
      // A user is there a moment before its session.
      await().until(() -> running.figures().now().activeSessions() == 3);
      assertThat(site.sent().stream().filter(it -> it.user().equals("user-0")))
          .as("who came first goes on in its session")
          .allMatch(it -> it.visit() == site.sent().getFirst().visit() || it.visit() < 4);
    }
  }

  @Test
  void usersWhoLeaveFinishTheirRequestFirst() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(3), Plans.api("/a")));
      site.awaitInFlight(3);

      running.update(thinking().simulatedUsers(1), Setting.SIMULATED_USERS);

      assertThat(site.inFlight()).isEqualTo(3);
      site.letGo();
      awaitUsers(running, 1);
      assertThat(running.figures().requests().failures().total()).isZero();
    }
  }

  @Test
  void usersWhoWaitForTheLimitLeaveWithoutSending() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(50).rateLimit(1), Plans.api("/a")));
      awaitUsers(running, 50);
      site.awaitInFlight(1);
      running.update(thinking().simulatedUsers(1), Setting.SIMULATED_USERS);
      site.letGo();

      awaitUsers(running, 1);
      assertThat(site.sent().stream().map(Sent::user).distinct().count()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aRampGoesOnWithTheUsersOfTheUpdate() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = thinking().simulatedUsers(3).rampUp(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      awaitUsers(running, 1);

      running.update(settings.simulatedUsers(500), Setting.SIMULATED_USERS);
      site.awaitSent(site.sent().size() + 10);

      // 497 in an hour: the first of them at once, the next 7 s later.
      assertThat(running.figures().now().activeUsers()).isBetween(1, 5);
      running.update(settings.simulatedUsers(2), Setting.SIMULATED_USERS);
      awaitUsers(running, 1);
      running.update(
          settings.simulatedUsers(4).rampUp(Duration.ZERO),
          Setting.SIMULATED_USERS,
          Setting.RAMP_UP);
      awaitUsers(running, 3);
    }
  }

  @Test
  void usersOfARampComeSpreadOverIt() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = thinking().simulatedUsers(4).rampUp(Duration.ofMillis(800));
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      awaitUsers(running, 4);

      assertThat(System.nanoTime() - startNanos).isGreaterThanOrEqualTo(600_000_000L);
    }
  }

  @Test
  void theRateLimitIsResizedUnderLoad() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(10).rateLimit(2), Plans.api("/a")));
      site.awaitInFlight(2);

      running.update(thinking().rateLimit(5), Setting.RATE_LIMIT);

      site.awaitInFlight(5);
      assertThat(running.figures().now().inFlight()).isEqualTo(5);
      assertThat(running.figures().setup().rateLimit()).isEqualTo(5);
      running.update(thinking().rateLimit(1), Setting.RATE_LIMIT);
      site.letGo();
      await().until(() -> site.inFlight() <= 1);
      assertThat(site.mostInFlight()).isEqualTo(5);
    }
  }

  @Test
  void anotherSitemapIsTakenUpWithinTheSession() {
    var site = ScriptedSite.friendly();
    Sitemap before = new Plans.Site().api("/old").auth(Plans.form()).build();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking(), before));
      site.awaitSent(3);

      running.update(
          new Plans.Site().api("/new").auth(Plans.form()).global("X-New", "yes").build());
      Sent sent = awaitSent(site, it -> it.line().equals("GET /new"));

      assertThat(sent.visit()).isZero();
      assertThat(sent.header("X-New")).isEqualTo("yes");
      assertThat(site.lines().stream().filter(it -> it.equals("POST /login"))).hasSize(1);
      assertThat(running.figures().sessions().started()).isEqualTo(1);
      List<Sent> later = site.awaitSent(site.sent().size() + 3);
      assertThat(later.subList(later.size() - 3, later.size()))
          .allMatch(it -> it.line().equals("GET /new"));
    }
  }

  @Test
  void anotherLoginEndsSessions() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking(), new Plans.Site().api("/a").auth(Plans.form()).build()));
      site.awaitSent(3);

      AuthScheme other = new AuthScheme.Bearer(Map.of("Authorization", new Secret("Bearer b")));
      running.update(new Plans.Site().api("/a").auth(other).build());
      Sent sent = awaitSent(site, it -> it.visit() == 1);

      assertThat(sent.line()).isEqualTo("POST /login");
      assertThat(sent.header("Authorization")).isEqualTo("Bearer b");
    }
  }

  @Test
  void anotherTargetIsVisitedByNewVisitorsOnly() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(3), Plans.api("/a")));
      site.awaitSent(6);

      running.update(thinking().targetUrl("http://other.test:81"), Setting.TARGET_URL);
      awaitSent(site, it -> it.request().url().startsWith("http://other.test:81/"));
      await().until(() -> running.figures().sessions().started() == 6);

      assertThat(running.figures().setup().targetUrl()).isEqualTo("http://other.test:81");
      assertThat(site.sent().stream().filter(it -> it.request().url().contains("other.test")))
          .allMatch(it -> it.visit() > 2);
      assertThat(site.sent().stream().filter(it -> it.visit() > 2))
          .allMatch(it -> it.request().url().contains("other.test"));
    }
  }

  @Test
  void otherConnectionSettingsMakeAnotherSenderAndTheOldOneClosesWithItsLastSession() {
    var site = ScriptedSite.friendly().holdFrom(0);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking().simulatedUsers(2), Plans.api("/a")));
      site.awaitInFlight(2);

      running.update(thinking().verifyTls(true), Setting.VERIFY_TLS);

      assertThat(site.senders()).hasSize(2);
      assertThat(site.senders().getFirst().closings()).isZero();
      site.letGo();
      await().until(() -> site.senders().getFirst().closings() == 1);
      awaitSent(site, it -> it.sender().settings().verifyTls());
      assertThat(running.figures().requests().failures().total()).isZero();
    }
  }

  @Test
  void aSenderThatRetiresUnusedClosesAtOnce() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings = thinking().rampUp(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.residentBytes.set(EngineOnScript.SOFT_BYTES + 1);
      running.start(Plans.plan(settings, Plans.api("/a")));

      running.update(settings.verifyTls(true), Setting.VERIFY_TLS);

      assertThat(site.senders().getFirst().closings()).isEqualTo(1);
    }
  }

  @Test
  void aNewThinkTimeCutsAnOldPauseShort() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder slow =
        Plans.settings().minThinkTime(Duration.ofHours(1)).maxThinkTime(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(slow, Plans.api("/a")));
      site.awaitSent(1);

      running.update(thinking(), Setting.MINIMUM_THINK_TIME, Setting.MAXIMUM_THINK_TIME);

      assertThat(site.awaitSent(3)).extracting(Sent::visit).containsOnly(0);
    }
  }

  @Test
  void aShorterSessionLengthEndsSessionsThatAreLonger() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking(), Plans.api("/a")));
      site.awaitSent(2);

      running.update(
          thinking().minSessionLength(Duration.ZERO).maxSessionLength(Duration.ofMillis(1)),
          Setting.MINIMUM_SESSION_LENGTH,
          Setting.MAXIMUM_SESSION_LENGTH);

      awaitSent(site, it -> it.visit() == 2);
    }
  }

  @Test
  void aRefusedUpdateLeavesTheRunAsItIs() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(thinking(), Plans.api("/a")));
      site.awaitSent(2);
      RunFigures before = running.figures();

      Reply reply =
          running.engine.update(
              new RunUpdate(
                  thinking().targetUrl("").simulatedUsers(77).build(),
                  Set.of(Setting.TARGET_URL, Setting.SIMULATED_USERS),
                  Optional.of(Plans.api("/b"))));

      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Refused.class, refused -> assertThat(refused.problems()).isNotEmpty());
      site.awaitSent(site.sent().size() + 3);
      assertThat(running.state()).isInstanceOf(RunState.Running.class);
      assertThat(running.figures().setup().runId()).isEqualTo(before.setup().runId());
      assertThat(running.figures().setup().simulatedUsers()).isEqualTo(1);
      assertThat(site.lines()).doesNotContain("GET /b");
    }
  }

  @Test
  void aSequenceGoesOnWhereItsVariableStays() {
    var site = ScriptedSite.friendly();
    var counted = dev.trafficgenerator.sitemap.Variable.Sequence.DEFAULT;
    RunSettings.Builder settings = thinking().simulatedUsers(3);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(settings, new Plans.Site().api("/a/@n").variable("n", counted).build()));
      site.awaitSent(20);

      running.update(new Plans.Site().api("/b/@n").variable("n", counted).build());
      awaitSent(site, it -> it.line().startsWith("GET /b/"));
      site.awaitSent(site.sent().size() + 20);
    }
    List<String> numbers =
        site.sent().stream().map(it -> it.line().substring("GET /a/".length())).toList();
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(numbers.stream().mapToLong(Long::parseLong).max()).hasValue(numbers.size());
  }
}
