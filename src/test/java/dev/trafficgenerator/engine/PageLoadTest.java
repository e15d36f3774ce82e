package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One visitor looks at one page again and again.
class PageLoadTest {
  private final Map<String, Answer> answers = new HashMap<>();

  private static Answer css(String css) {
    return new Answer(200, HeaderList.of("Content-Type", "text/css"), css, null);
  }

  private static Answer stored(Answer answer, String control) {
    return answer.with("Cache-Control", control).with("ETag", "v1");
  }

  /// Answers as the test says, and to what is asked with an ETag that nothing has changed.
  private ScriptedSite site() {
    return new ScriptedSite(it ->
        it.header("If-None-Match").isEmpty()
            ? answers.getOrDefault(
                it.line().substring(it.line().indexOf(' ') + 1), Answer.status(200))
            : Answer.status(304));
  }

  private static RunPlan plan(UnaryOperator<RunSettings.Builder> settings) {
    return Plans.plan(
        settings.apply(Plans.settings().simulatedUsers(1)), new Plans.Site().web("/page").build());
  }

  /// What came until the page was asked for a second, or a third, time.
  private List<String> firstPages(int pages, UnaryOperator<RunSettings.Builder> settings) {
    ScriptedSite site = site();
    try (var running = new EngineOnScript(site)) {
      running.start(plan(settings));
      await().until(() -> count(site.lines(), "GET /page") > pages);
      List<String> lines = site.lines();
      int end = -1;
      for (int i = 0; i <= pages; i++) {
        end += 1 + lines.subList(end + 1, lines.size()).indexOf("GET /page");
      }
      return lines.subList(0, end);
    }
  }

  private List<String> firstPages(int pages) {
    return firstPages(pages, it -> it);
  }

  private static long count(List<String> lines, String line) {
    return lines.stream().filter(line::equals).count();
  }

  @Test
  void aPageIsFollowedByWhatItIsMadeOf() {
    answers.put(
        "/page",
        Answer.html("<img src=/i.png><script src=/j.js></script><img src=http://other.test/x>"));

    assertThat(firstPages(1))
        .startsWith("GET /page")
        .containsExactlyInAnyOrder("GET /page", "GET /i.png", "GET /j.js", "GET /favicon.ico");
  }

  @Test
  void whatMayNotBeStoredIsFetchedWithEachPageButForTheIcon() {
    answers.put("/page", Answer.html("<img src=/i.png>"));
    answers.put("/i.png", stored(Answer.status(200), "no-store"));

    List<String> lines = firstPages(3);

    assertThat(count(lines, "GET /i.png")).isEqualTo(3);
    assertThat(count(lines, "GET /favicon.ico")).isEqualTo(1);
  }

  @Test
  void whatIsFreshIsNotFetchedAgain() {
    answers.put("/page", Answer.html("<link rel=stylesheet href=/s.css>"));
    answers.put("/s.css", stored(css("a{background:url(/bg.png)}"), "max-age=600"));

    List<String> lines = firstPages(3);

    assertThat(count(lines, "GET /s.css")).isEqualTo(1);
    // What a stored sheet names is still part of the page.
    assertThat(count(lines, "GET /bg.png")).isEqualTo(3);
  }

  @Test
  void whatIsStaleIsAskedAbout() {
    answers.put("/page", stored(Answer.html("<img src=/i.png>"), "no-cache"));
    answers.put("/i.png", stored(Answer.status(200), "no-cache"));
    ScriptedSite site = site();
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it));
      await().until(() -> count(site.lines(), "GET /i.png") > 2);

      // A page that has not changed is made of what it was made of before.
      assertThat(site.sent().stream().filter(it -> it.line().equals("GET /i.png")).limit(3))
          .extracting(it -> it.header("If-None-Match"))
          .containsExactly("", "v1", "v1");
      assertThat(site.sent().stream().filter(it -> it.line().equals("GET /page")).limit(3))
          .extracting(it -> it.header("If-None-Match"))
          .containsExactly("", "v1", "v1");
    }
  }

  @Test
  void withoutABrowserCacheNothingIsStored() {
    answers.put("/page", stored(Answer.html("<img src=/i.png>"), "max-age=600"));
    answers.put("/i.png", stored(Answer.status(200), "max-age=600"));

    List<String> lines = firstPages(3, it -> it.browserCache(false));

    assertThat(count(lines, "GET /i.png")).isEqualTo(3);
  }

  @Test
  void sheetsAndFramesBringMoreOneLevelDeep() {
    answers.put("/page", Answer.html("<link rel=stylesheet href=/s.css><iframe src=/frame>"));
    answers.put("/s.css", css("@import '/t.css'; a{background:url(/bg.png)}"));
    answers.put("/t.css", css("a{background:url(/deep.png)}"));
    answers.put(
        "/frame",
        Answer.html("<img src=/in-frame.png><link rel=stylesheet href=/u.css><iframe src=/g>"));
    answers.put("/u.css", css("a{background:url(/deeper.png)}"));

    assertThat(firstPages(1))
        .contains("GET /t.css", "GET /bg.png", "GET /frame", "GET /in-frame.png", "GET /u.css")
        .doesNotContain("GET /deep.png", "GET /deeper.png", "GET /g");
  }

  @Test
  void aResourceIsFollowedWhereItHasGone() {
    answers.put("/page", Answer.html("<img src=/i.png>"));
    answers.put("/i.png", Answer.redirect(302, "/new.png"));
    answers.put("/new.png", Answer.redirect(302, "http://evil.test/"));

    assertThat(firstPages(1)).contains("GET /i.png", "GET /new.png").hasSize(4);
  }

  @Test
  void asManyAreFetchedAtOnceAsABrowserHasConnections() {
    answers.put("/page", Answer.html(images(30)));
    ScriptedSite site = site().holdFrom(1);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it));
      await().until(() -> site.inFlight() == 6);
      // All six wait for an answer; nobody else can come.
      site.letGo();
      await().until(() -> count(site.lines(), "GET /page") > 1);
    }
    assertThat(site.mostInFlight()).isEqualTo(6);
  }

  @Test
  void theRateLimitHoldsForWhatPagesAreMadeOf() {
    answers.put("/page", Answer.html(images(30)));
    ScriptedSite site = site();
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it.rateLimit(2)));
      await().until(() -> count(site.lines(), "GET /page") > 2);
    }
    assertThat(site.mostInFlight()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIMEOUT", "CONNECT", "RESET"})
  void aResourceThatFailsLeavesTheOthersAlone(Cause cause) {
    answers.put("/page", Answer.html(images(30)));
    answers.put("/0.png", Answer.none(cause));

    assertThat(firstPages(1)).hasSize(32);
  }

  @Test
  void theyAreCountedAsResources() {
    answers.put("/page", Answer.html("<img src=/i.png?v=1>"));
    ScriptedSite site = site().holdFrom(3);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it));
      await().until(() -> running.figures().requests().total() == 3);

      assertThat(running.figures().paths())
          .extracting(PathStats::path, PathStats::kind, PathStats::requests)
          .contains(
              tuple("/page", RequestKind.PAGE, 1L), tuple("/i.png", RequestKind.RESOURCE, 1L));
    }
  }

  @Test
  void aRunThatStopsInTheMiddleOfAPageLeavesNothingBehind() {
    answers.put("/page", Answer.html(images(30)));
    ScriptedSite site = site().holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(plan(it -> it));
      await().until(() -> site.inFlight() == 6);
    }
    assertThat(site.lines()).hasSizeLessThanOrEqualTo(4 + 6);
  }

  private static String images(int count) {
    var html = new StringBuilder();
    for (int i = 0; i < count; i++) {
      html.append("<img src=/").append(i).append(".png>");
    }
    return html.toString();
  }

  @Test
  void theAnswerToAFormIsAPageThatIsLookedAtAndNotStored() {
    answers.put("/cart", stored(Answer.html("<img src=/i.png>"), "max-age=600"));
    var site =
        new ScriptedSite(
            it -> answers.getOrDefault(it.line().replaceFirst("\\w+ ", ""), Answer.status(200)));
    var body = new Body.Text("a=1");
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              new Plans.Site()
                  .with(Plans.group(HttpMethod.POST, TrafficType.WEB, body, 1, "/cart"))
                  .with(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 1, "/cart"))
                  .build()));
      await().until(() -> count(site.lines(), "GET /cart") >= 3);

      List<ScriptedSite.Sent> sent = site.sent();
      assertThat(sent).extracting(ScriptedSite.Sent::line).contains("POST /cart", "GET /i.png");
      assertThat(sent.subList(1, sent.size()))
          .allSatisfy(it -> assertThat(it.header("Referer")).endsWith("/cart"));
      ScriptedSite.Sent firstGet =
          sent.stream().filter(it -> it.line().equals("GET /cart")).findFirst().orElseThrow();
      assertThat(firstGet.header("If-None-Match")).isEmpty();
    }
  }

  @Test
  void whereAFormLeadsIsThePageThatComesNext() {
    var site =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "POST /cart" -> Answer.redirect(303, "/done");
              case "GET /done" -> Answer.html("<img src=/i.png>");
              default -> Answer.status(200);
            });
    var form = Plans.group(HttpMethod.POST, TrafficType.WEB, new Body.Text("a=1"), 1, "/cart");
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(new Plans.Site().with(form).build()));
      List<ScriptedSite.Sent> sent = site.awaitSent(5);

      assertThat(sent.subList(0, 2))
          .extracting(ScriptedSite.Sent::line)
          .containsExactly("POST /cart", "GET /done");
      assertThat(sent.subList(2, 4))
          .extracting(ScriptedSite.Sent::line)
          .containsExactlyInAnyOrder("GET /i.png", "GET /favicon.ico");
      assertThat(sent.get(4).line()).isEqualTo("POST /cart");
      assertThat(sent.get(4).header("Referer")).isEqualTo(Plans.TARGET + "/done");
    }
  }

  @Test
  void whereAFormWasSentToIsAskedForAnew() {
    var site =
        new ScriptedSite(it ->
            it.line().startsWith("POST")
                ? Answer.redirect(303, "/done")
                : stored(Answer.html("<p>"), "no-cache"));
    var form = Plans.group(HttpMethod.POST, TrafficType.WEB, new Body.Text("a=1"), 1, "/cart");
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(new Plans.Site().web("/cart").with(form).build()));
      await().until(() -> site.sent().size() > 60);

      List<ScriptedSite.Sent> carts =
          site.sent().stream().filter(it -> it.line().endsWith(" /cart")).toList();
      for (int i = 1; i < carts.size(); i++) {
        if (carts.get(i).line().startsWith("GET")) {
          assertThat(carts.get(i).header("If-None-Match"))
              .isEqualTo(carts.get(i - 1).line().startsWith("GET") ? "v1" : "");
        }
      }
    }
  }

  @Test
  void anInnerSheetIsKnownWhereAPageHasItAsItsOwn() {
    answers.put("/a", Answer.html("<link rel=stylesheet href=/outer.css>"));
    answers.put("/outer.css", stored(css("@import '/inner.css'"), "max-age=600"));
    answers.put("/inner.css", stored(css("a{background:url(/bg.png)}"), "max-age=600"));
    answers.put("/b", Answer.html("<link rel=stylesheet href=/inner.css>"));
    ScriptedSite site = site();
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(Plans.settings().simulatedUsers(1), new Plans.Site().web("/a", "/b").build()));

      await().until(() -> count(site.lines(), "GET /b") > 1 && count(site.lines(), "GET /a") > 1);
      await().until(() -> count(site.lines(), "GET /bg.png") > 0);
      assertThat(count(site.lines(), "GET /inner.css")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"http://shop.test:8081/page, ''", "https://shop.test/page, ''", "/page, k"})
  void whatARedirectedPageIsMadeOfCarriesTheLoginToItsOwnOriginAlone(
      String location, String shown) {
    var target =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "GET /" -> Answer.redirect(302, location);
              case "GET /page" -> Answer.html("<link rel=icon href=data:,><img src=/i.png>");
              default -> Answer.status(204);
            });
    var scheme = new AuthScheme.CustomHeaders(Map.of("X-Key", new Secret("k")));
    try (var running = new EngineOnScript(target)) {
      running.start(new Plans.Site().web("/").auth(scheme).build());

      await().until(() -> target.lines().contains("GET /i.png"));
      ScriptedSite.Sent image =
          target.sent().stream()
              .filter(it -> it.line().equals("GET /i.png"))
              .findFirst()
              .orElseThrow();
      assertThat(image.header("X-Key")).isEqualTo(shown);
      if (location.startsWith("https")) {
        assertThat(image.header("Accept-Encoding")).contains("br");
      }
    }
  }
}
