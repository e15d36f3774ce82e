package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.figures.PathStats;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The home page of a shop links to product 7, and that back home.
class FollowLinksTest {
  private static final Map<String, Answer> SHOP =
      Map.of(
          "/", Answer.html("<a href=/products/7#top>Lamp</a><img src=/i.png>"),
          "/products/7", Answer.html("<a href='/?from=7'>Home</a><a href=/products/7>Here</a>"),
          "/?from=7", Answer.html("<a href=/products/7>Lamp</a>"));

  private static Answer shop(Sent it) {
    return SHOP.getOrDefault(path(it), Answer.status(404));
  }

  private static String path(Sent it) {
    return it.line().substring(it.line().indexOf(' ') + 1);
  }

  private static Plans.Site pages() {
    return new Plans.Site().web("/", "/products/@id", "/lost").variable("id", "1", "2");
  }

  private static RunPlan plan(UnaryOperator<RunSettings.Builder> settings, Plans.Site site) {
    return Plans.plan(settings.apply(Plans.settings().loadPageResources(false)), site.build());
  }

  private static RunSettings.Builder clicking(RunSettings.Builder settings) {
    return settings.habits(it -> it.followLinks(true));
  }

  private static List<Sent> visits(RunPlan plan, int count) {
    var site = new ScriptedSite(FollowLinksTest::shop);
    try (var running = new EngineOnScript(site)) {
      running.start(plan);
      return site.awaitSent(count);
    }
  }

  private static List<String> afterPage(List<Sent> visits, String page) {
    return visits.stream()
        .filter(it -> it.header("Referer").equals(Plans.TARGET + page))
        .map(FollowLinksTest::path)
        .distinct()
        .toList();
  }

  @Test
  void aLinkOfThePageIsClickedWithThePageAsReferer() {
    List<Sent> visits = visits(plan(FollowLinksTest::clicking, pages()), 60);

    assertThat(afterPage(visits, "/")).containsExactly("/products/7");
    assertThat(afterPage(visits, "/products/7")).containsExactly("/?from=7");
    assertThat(afterPage(visits, "/?from=7")).containsExactly("/products/7");
    assertThat(visits)
        .filteredOn(it -> path(it).equals("/?from=7"))
        .allSatisfy(it -> assertThat(it.header("Sec-Fetch-Mode")).isIn("", "navigate"));
  }

  @Test
  void whereNoLinkLeadsOnThePathIsChosenByWeight() {
    List<Sent> visits = visits(plan(FollowLinksTest::clicking, new Plans.Site().web("/lost")), 5);

    assertThat(visits).extracting(Sent::line).containsOnly("GET /lost");
  }

  @Test
  void withoutTheSettingOnlyTheSitemapSaysWhatIsVisited() {
    List<Sent> visits = visits(plan(it -> it, pages()), 60);

    assertThat(visits)
        .extracting(Sent::line)
        .containsOnly("GET /", "GET /products/1", "GET /products/2", "GET /lost");
  }

  @Test
  void pagesComeWithWhatTheyAreMadeOfAllTheSame() {
    List<Sent> visits = visits(plan(it -> clicking(it).loadPageResources(true), pages()), 60);

    assertThat(visits).extracting(Sent::line).contains("GET /i.png", "GET /?from=7");
  }

  @Test
  void theLinksOfAPageThatHasNotChangedAreKnownFromBefore() {
    var site =
        new ScriptedSite(it ->
            it.header("If-None-Match").isEmpty()
                ? shop(it).with("ETag", "v1").with("Cache-Control", "no-cache")
                : Answer.status(304));
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> clicking(it).loadPageResources(true), pages()));
      List<Sent> again =
          site.awaitSent(120).stream()
              .dropWhile(it -> it.header("If-None-Match").isEmpty())
              .filter(it -> !path(it).endsWith("ico") && !path(it).endsWith("png"))
              .toList();

      assertThat(again).hasSizeGreaterThan(20);
      assertThat(afterPage(again, "/products/7")).containsExactly("/?from=7");
      assertThat(afterPage(again, "/?from=7")).containsExactly("/products/7");
    }
  }

  @Test
  void apiCallsKeepTheirShare() {
    List<Sent> visits =
        visits(plan(FollowLinksTest::clicking, pages().api("/api/1", "/api/2", "/api/3")), 400);

    assertThat(visits).filteredOn(it -> path(it).startsWith("/api")).hasSizeBetween(140, 260);
  }

  @Test
  void whatIsClickedIsCountedUnderThePathOfTheSitemap() {
    var site = new ScriptedSite(FollowLinksTest::shop);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(FollowLinksTest::clicking, pages()));
      await().until(() -> site.lines().contains("GET /?from=7"));

      assertThat(running.figures().paths())
          .extracting(PathStats::path)
          .contains("/", "/products/@id")
          .isSubsetOf("/", "/products/@id", "/lost");
    }
  }

  @Test
  void itIsSwitchedOnAndOffInARun() {
    var site = new ScriptedSite(FollowLinksTest::shop);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it, pages()));
      site.awaitSent(20);
      update(running, true);
      await().until(() -> site.lines().contains("GET /?from=7"));
      update(running, false);
      int before = site.sent().size();

      // One more may have been under way.
      assertThat(site.awaitSent(before + 40).subList(before + 2, before + 40))
          .extracting(Sent::line)
          .doesNotContain("GET /?from=7");
    }
  }

  @Test
  void theLinksOfStoredPagesAreReadWhenItIsSwitchedOn() {
    var site =
        new ScriptedSite(it ->
            it.header("If-None-Match").isEmpty()
                ? shop(it).with("ETag", "v1").with("Cache-Control", "no-cache")
                : Answer.status(304));
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it.loadPageResources(true), pages()));
      await().until(() -> !site.sent().getLast().header("If-None-Match").isEmpty());
      running.update(Plans.settings().habits(it -> it.followLinks(true)), Setting.FOLLOW_LINKS);

      await().until(() -> site.lines().contains("GET /?from=7"));
    }
  }

  private static void update(EngineOnScript running, boolean followLinks) {
    running.update(
        Plans.settings().habits(it -> it.followLinks(followLinks)), Setting.FOLLOW_LINKS);
  }
}
