package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Under which URL a browser stores what it gets, and for how long that stays.
class StoredUrlsTest {
  private final Map<String, Answer> answers = new HashMap<>();

  private static Answer asked(Answer answer) {
    return answer.with("Cache-Control", "no-cache").with("ETag", "v1");
  }

  /// Answers as the test says, and to what is asked with an ETag that nothing has changed.
  private ScriptedSite site() {
    return new ScriptedSite(it ->
        it.header("If-None-Match").isEmpty()
            ? answers.getOrDefault(
                it.line().substring(it.line().indexOf(' ') + 1), Answer.status(200))
            : Answer.status(304));
  }

  @Test
  void whatARedirectLedToIsStoredUnderItsOwnUrl() {
    answers.put("/page", Answer.html("<img src=/i.png>"));
    answers.put("/i.png", Answer.redirect(302, "/new.png"));
    answers.put("/new.png", asked(Answer.status(200)));
    ScriptedSite site = site();
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().web("/page").build());
      await().until(() -> site.lines().stream().filter("GET /new.png"::equals).count() > 2);

      assertThat(site.sent().stream().filter(it -> it.line().equals("GET /i.png")).limit(3))
          .allSatisfy(it -> assertThat(it.header("If-None-Match")).isEmpty());
      assertThat(site.sent().stream().filter(it -> it.line().equals("GET /new.png")).limit(3))
          .extracting(it -> it.header("If-None-Match"))
          .containsExactly("", "v1", "v1");
    }
  }

  @Test
  void whatAFormWasSentToIsNotStoredAnyMore() {
    answers.put("/page", asked(Answer.html("<p>")));
    ScriptedSite site = site();
    var form = Plans.group(HttpMethod.POST, TrafficType.WEB, new Body.Text("a=1"), 1, "/page");
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(new Plans.Site().web("/page").with(form).build()));
      await().until(() -> site.sent().size() > 40);

      List<ScriptedSite.Sent> pages =
          site.sent().stream().filter(it -> it.line().endsWith(" /page")).toList();
      assertThat(pages).extracting(ScriptedSite.Sent::line).contains("GET /page", "POST /page");
      for (int i = 1; i < pages.size(); i++) {
        if (pages.get(i).line().startsWith("GET")) {
          assertThat(pages.get(i).header("If-None-Match"))
              .isEqualTo(pages.get(i - 1).line().startsWith("GET") ? "v1" : "");
        }
      }
    }
  }
}
