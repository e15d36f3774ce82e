package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeterminismTest {
  private static final int USERS = 5;
  private static final int REQUESTS = 200;

  private static final Sitemap SITEMAP =
      new Plans.Site()
          .web("/", "/page/@id", "/search?q=@word")
          .weighted(3, "/api/@id")
          .post(new Body.Text("w=@word&n=@id"), "/order")
          .afterLogin("/mine/@id", "/profile")
          .variable("id", new Variable.Range(1, 1_000_000))
          .variable("word", "red", "green", "blue")
          .global("X-Request", "@id")
          .auth(Plans.form())
          .build();

  /// What each user sent, in order, until `REQUESTS` had been sent in all.
  private static Map<String, List<String>> run(
      long seed, RunSettings.Builder settings, String html) {
    var site = new ScriptedSite(_ -> Answer.html(html)).holdFrom(REQUESTS);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(settings.simulatedUsers(USERS).seed(OptionalLong.of(seed)), SITEMAP));
      return site.awaitSent(REQUESTS).stream()
          .filter(sent -> !sent.line().matches(".*(/img/|favicon).*"))
          .collect(
              Collectors.groupingBy(
                  Sent::user,
                  TreeMap::new,
                  Collectors.mapping(DeterminismTest::all, Collectors.toList())));
    }
  }

  private static String all(Sent sent) {
    var text = new StringBuilder(sent.line()).append(' ').append(sent.body());
    HeaderList headers = sent.request().headers();
    for (int i = 0; i < headers.size(); i++) {
      text.append('\n').append(headers.name(i)).append(": ").append(headers.value(i));
    }
    return text.toString();
  }

  private static void assertSamePrefixes(
      Map<String, List<String>> first, Map<String, List<String>> second) {
    assertThat(first).hasSize(USERS).containsOnlyKeys(second.keySet());
    first.forEach((user, sent) -> {
      int common = Math.min(sent.size(), second.get(user).size());
      assertThat(common).as("compared of " + user).isGreaterThan(5);
      assertThat(sent.subList(0, common)).isEqualTo(second.get(user).subList(0, common));
    });
  }

  @Test
  void theSameSeedGivesEachUserTheSameRequestsInTheSameOrder() {
    assertSamePrefixes(run(7, Plans.settings(), "hi"), run(7, Plans.settings(), "hi"));
  }

  @Test
  void thinkTimesAndWhatIsOnThePagesDoNotChangeTheChoices() {
    RunSettings.Builder slower =
        Plans.settings().minThinkTime(Duration.ZERO).maxThinkTime(Duration.ofMillis(9));

    assertSamePrefixes(
        run(7, Plans.settings(), "hi"),
        run(7, slower, "<link rel=icon href=/img/i><img src=/img/a>"));
  }

  @Test
  void eachSessionHasAVisitorAndChoicesOfItsOwnAndTheyComeAgainToo() {
    RunSettings.Builder settings =
        Plans.settings().minSessionLength(Duration.ZERO).maxSessionLength(Duration.ZERO);
    Map<String, List<String>> first = run(7, settings, "hi");

    assertSamePrefixes(first, run(7, settings, "hi"));
    assertThat(first.get("user-0").stream().distinct()).hasSameSizeAs(first.get("user-0"));
  }

  @Test
  void anotherSeedGivesOtherRequests() {
    assertThat(run(7, Plans.settings(), "hi").get("user-0").subList(0, 6))
        .isNotEqualTo(run(8, Plans.settings(), "hi").get("user-0").subList(0, 6));
  }

  @Test
  void usersDifferFromEachOther() {
    Map<String, List<String>> sent = run(7, Plans.settings(), "hi");

    assertThat(sent.values().stream().map(List::getFirst).distinct()).hasSize(USERS);
  }
}
