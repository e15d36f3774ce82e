package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.RunSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReturningVisitorsTest {

  /// Each request is a session of its own.
  private static RunSettings.Builder visits(double returning) {
    return Plans.settings()
        .minSessionLength(Duration.ZERO)
        .maxSessionLength(Duration.ZERO)
        .loadPageResources(false)
        .returningVisitors(returning);
  }

  private static ScriptedSite countingCookies() {
    return new ScriptedSite(sent ->
        Answer.html("hello")
            .with("Set-Cookie", "seen=" + sent.cookies().length() + "; Max-Age=600"));
  }

  private static String address(Sent sent) {
    return sent.header("X-Forwarded-For");
  }

  @Test
  void whoComesBackHasTheSameAddressBrowserLanguageAndCookies() {
    var site = countingCookies();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(visits(0.5), new Plans.Site().web("/a").build()));
      site.awaitSent(300);
    }
    Map<String, List<Sent>> byAddress = new HashMap<>();
    site.sent()
        .forEach(it -> byAddress.computeIfAbsent(address(it), _ -> new ArrayList<>()).add(it));

    assertThat(byAddress.values()).anyMatch(it -> it.size() > 2);
    assertThat(byAddress.values())
        .allSatisfy(sessions -> {
          assertThat(sessions.stream().map(it -> it.header("User-Agent")).distinct()).hasSize(1);
          assertThat(sessions.stream().map(it -> it.header("Accept-Language")).distinct())
              .hasSize(1);
          assertThat(sessions.getFirst().cookies()).isEqualTo("{}");
          assertThat(sessions.subList(1, sessions.size()))
              .allMatch(it -> it.cookies().startsWith("{seen="));
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.8})
  void theShareIsThatOfTheSetting(double share) {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(visits(share).simulatedUsers(10), Plans.api("/a")));
      site.awaitSent(3_000);
      var sessions = running.figures().sessions();

      assertThat(sessions.returningShare()).isBetween(share - 0.05, share + 0.05);
      assertThat(sessions.returning()).isLessThan(sessions.started());
    }
  }

  @Test
  void withAShareOf0NobodyComesBackAndWithOneOf1NobodyElseComes() {
    for (double share : new double[] {0, 1}) {
      var site = ScriptedSite.friendly();
      try (var running = new EngineOnScript(site)) {
        running.start(Plans.plan(visits(share), Plans.api("/a")));
        site.awaitSent(50);

        List<Sent> sent = site.sent();
        Set<String> addresses = new HashSet<>();
        sent.forEach(it -> addresses.add(address(it)));
        assertThat(addresses.size()).isEqualTo(share == 0 ? sent.size() : 1);
        assertThat(running.figures().sessions().returning())
            .isBetween(share == 0 ? 0L : 48L, share == 0 ? 0L : Long.MAX_VALUE);
      }
    }
  }

  @Test
  void theSameSeedBringsTheSameVisitorsBack() {
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      var site = ScriptedSite.friendly();
      try (var running = new EngineOnScript(site)) {
        running.start(Plans.plan(visits(0.4), Plans.api("/a")));
        runs.add(
            site.awaitSent(100).subList(0, 100).stream()
                .map(ReturningVisitorsTest::address)
                .toList());
      }
    }

    assertThat(runs.getFirst()).isEqualTo(runs.getLast());
    assertThat(new HashSet<>(runs.getFirst()).size()).isBetween(40, 80);
  }

  @Test
  void anotherTargetSeesNobodyAgain() {
    var site = countingCookies();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(visits(1), Plans.api("/a")));
      site.awaitSent(10);
      String before = address(site.sent().getFirst());

      running.update(
          visits(1).targetUrl("http://other.test"), dev.trafficgenerator.run.Setting.TARGET_URL);
      int from = site.sent().size();
      List<Sent> after =
          site.awaitSent(from + 20).stream()
              .filter(it -> it.request().url().startsWith("http://other.test"))
              .toList();

      assertThat(after).isNotEmpty();
      assertThat(after.getFirst().cookies()).isEqualTo("{}");
      assertThat(after).noneMatch(it -> address(it).equals(before));
    }
  }
}
