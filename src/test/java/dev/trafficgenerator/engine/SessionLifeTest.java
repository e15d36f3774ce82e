package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.TlsProvider;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.visitor.Visitors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SessionLifeTest {
  private static RunSettings.Builder sessionsOf(Duration length) {
    return Plans.settings().minSessionLength(length).maxSessionLength(length);
  }

  @Test
  void aSessionIsOneVisitorWithOneAddressAndOneSetOfConnections() {
    var site = ScriptedSite.friendly().holdFrom(30);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      List<Sent> sent = site.awaitSent(30);

      assertThat(sent).extracting(Sent::visit).containsOnly(0);
      assertThat(sent.stream().map(it -> it.header("X-Forwarded-For")).distinct()).hasSize(1);
      assertThat(running.figures().sessions().started()).isEqualTo(1);
      assertThat(running.figures().visitors())
          .singleElement()
          .satisfies(count -> assertThat(count.sessions()).isEqualTo(1))
          .satisfies(count -> assertThat(count.browser()).isFalse())
          .satisfies(count -> assertThat(Visitors.standard().names()).contains(count.name()));
    }
  }

  @Test
  void aSessionOfNoLengthIsOneRequestAndTheNextIsANewVisitor() {
    var site = new ScriptedSite(_ -> Answer.status(200).with("Set-Cookie", "sid=1")).holdFrom(30);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(sessionsOf(Duration.ZERO).returningVisitors(0), Plans.api("/a")));
      // With the one that is held no session is about to end or begin.
      List<Sent> sent = site.awaitSent(31).subList(0, 30);

      assertThat(sent.stream().map(Sent::visit).distinct()).hasSize(30);
      assertThat(sent.stream().map(it -> it.header("X-Forwarded-For")).distinct())
          .hasSizeGreaterThan(20);
      assertThat(sent).extracting(Sent::cookies).containsOnly("{}");
      assertThat(site.senders().getFirst().openConnections()).isEqualTo(1);
      assertThat(running.figures().now().activeSessions()).isEqualTo(1);
    }
  }

  @Test
  void aSessionOfNoLengthLogsInAndThenVisitsOnePath() {
    var site = ScriptedSite.friendly().holdFrom(6);
    Sitemap sitemap = new Plans.Site().api("/a").auth(Plans.form()).build();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(sessionsOf(Duration.ZERO), sitemap));
      site.awaitSent(6);

      assertThat(site.lines().subList(0, 6))
          .containsExactly(
              "POST /login", "GET /a", "POST /login", "GET /a", "POST /login", "GET /a");
    }
  }

  @Test
  void aSessionEndsInTimeHoweverLongItsVisitorThinks() {
    var site = ScriptedSite.friendly();
    RunSettings.Builder settings =
        sessionsOf(Duration.ofMillis(50))
            .minThinkTime(Duration.ofHours(1))
            .maxThinkTime(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(1);
      await()
          .atMost(ScriptedSite.PATIENCE)
          .until(() -> running.figures().sessions().started() == 2);

      assertThat(running.figures().now().activeSessions()).isEqualTo(1);
      assertThat(site.sent()).as("the next visitor keeps the think time").hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"1.1, HTTP_1_1", "2, HTTP_2", "auto, NEGOTIATED"})
  void connectionsAreMadeAsTheSettingsSay(String version, String protocol) {
    var site = ScriptedSite.friendly();
    var settings = Plans.settings().verifyTls(version.equals("2"));
    for (var known : dev.trafficgenerator.run.HttpVersion.values()) {
      if (known.label().equals(version)) {
        settings.httpVersion(known);
      }
    }
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));

      assertThat(site.senders().getFirst().settings().protocol()).hasToString(protocol);
      assertThat(site.senders().getFirst().settings().verifyTls()).isEqualTo(version.equals("2"));
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void tlsIsSpokenAsTheSettingsSay(TlsProvider provider) {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings().tlsProvider(provider), Plans.api("/a")));

      assertThat(site.senders().getFirst().settings().tlsLibrary()).hasToString(provider.name());
    }
  }

  @Test
  void aVisitorOffersTheCipherSuitesOfItsBrowser() {
    var site = new ScriptedSite(_ -> Answer.html("<p>")).holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              Plans.settings().browserMix(new Mix<>(Map.of(BrowserFamily.FIREFOX, 1.0))),
              new Plans.Site().web("/page").build()));
      site.awaitSent(4);

      assertThat(site.senders().getFirst().ciphers())
          .isNotEmpty()
          .allSatisfy(it ->
              assertThat(it.names())
                  .startsWith("TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"));
    }
  }

  @Test
  void resourcesAreLeftOutWhenTheSettingsSaySo() {
    var site = new ScriptedSite(_ -> Answer.html("<img src=/i.png>")).holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              Plans.settings().loadPageResources(false), new Plans.Site().web("/page").build()));
      site.awaitSent(4);

      assertThat(site.lines().subList(0, 4)).containsOnly("GET /page");
    }
  }

  @Test
  void apisAnswersAreNotTakenForPages() {
    var site = new ScriptedSite(_ -> Answer.html("<img src=/i.png>")).holdFrom(8);
    Sitemap sitemap = new Plans.Site().api("/a").post(new Body.Text("x=1"), "/b").build();
    try (var running = new EngineOnScript(site)) {
      running.start(sitemap);
      site.awaitSent(8);

      assertThat(site.lines()).doesNotContain("GET /i.png");
    }
  }

  @Test
  void redirectsAreFollowedOnTheTargetAndNowhereElse() {
    var site =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "GET /a" -> Answer.redirect(302, "/b?x=1");
              case "GET /b?x=1" -> Answer.redirect(301, "http://shop.test:8080/c");
              case "GET /c" -> Answer.redirect(302, "http://evil.test/");
              default -> Answer.status(200);
            })
            .holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/a"));
      site.awaitSent(4);

      assertThat(site.lines().subList(0, 4))
          .containsExactly("GET /a", "GET /b?x=1", "GET /c", "GET /a");
    }
  }

  @Test
  void aRedirectLoopEndsAfterTwenty() {
    var site =
        new ScriptedSite(it -> Answer.redirect(302, "/" + it.line().replaceAll("[^0-9]", "") + "1"))
            .holdFrom(25);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.api("/start"));
      site.awaitSent(25);

      assertThat(site.lines().subList(0, 25).indexOf("GET /start")).isZero();
      assertThat(site.lines().subList(1, 25).indexOf("GET /start")).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, names = "ABORTED", mode = EnumSource.Mode.EXCLUDE)
  void aTargetThatFailsIsCountedAndTriedAgainWithoutABusyLoop(Cause cause) {
    var site = new ScriptedSite(_ -> Answer.none(cause));
    RunSettings.Builder settings =
        Plans.settings().minThinkTime(Duration.ZERO).maxThinkTime(Duration.ZERO);
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(3);
      int sent = site.sent().size();
      double seconds = (System.nanoTime() - startNanos) / 1e9;

      assertThat(sent).isLessThan((int) (2 + seconds / 0.1));
      await().until(() -> running.figures().requests().failures().total() >= 3);
      RunFigures figures = running.figures();
      assertThat(figures.requests().total()).isEqualTo(figures.requests().failures().total());
      assertThat(figures.sessions().started()).as("the session goes on").isEqualTo(1);
    }
  }

  @Test
  void aPauseThatIsNoLongerThanAnyOtherIsNoBackingOff() {
    var site = new ScriptedSite(_ -> Answer.none(Cause.RESET));
    RunSettings.Builder settings =
        Plans.settings().minThinkTime(Duration.ofHours(1)).maxThinkTime(Duration.ofHours(1));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      await().until(() -> running.figures().requests().failures().total() == 1);

      await()
          .during(Duration.ofMillis(100))
          .until(() -> running.figures().now().usersBackingOff() == 0);
    }
  }

  @Test
  void aTargetThatComesBackIsVisitedAtTheOldPace() {
    var site = new ScriptedSite(_ -> Answer.none(Cause.RESET));
    RunSettings.Builder settings =
        Plans.settings().minThinkTime(Duration.ZERO).maxThinkTime(Duration.ZERO);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, Plans.api("/a")));
      site.awaitSent(2);
      await().until(() -> running.figures().now().usersBackingOff() == 1);
      site.script(_ -> Answer.status(200));

      site.awaitSent(500);
      assertThat(running.figures().now().usersBackingOff()).isZero();
      site.holdFrom(0);
    }
  }
}
