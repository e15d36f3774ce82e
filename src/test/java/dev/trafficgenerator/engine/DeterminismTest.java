package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

  private static final int REQUESTS = 40;

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

  /// What each user sent first, in order. Waits for each of them: of the first so many requests in
  /// all, a computer that is busy may have left one user next to none.
  private static Map<String, List<String>> run(
      long seed, RunSettings.Builder settings, String html) {
    var site = new ScriptedSite(_ -> Answer.html(html));
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(settings.simulatedUsers(USERS).seed(OptionalLong.of(seed)), SITEMAP));
      Map<String, List<String>> sent =
          await()
              .atMost(ScriptedSite.PATIENCE)
              .until(
                  () -> byUser(site.sent()),
                  users ->
                      users.size() == USERS
                          && users.values().stream().allMatch(one -> one.size() >= REQUESTS));
      sent.replaceAll((_, one) -> one.subList(0, REQUESTS));
      return sent;
    }
  }

  private static Map<String, List<String>> byUser(List<Sent> all) {
    return all.stream()
        .filter(sent -> !sent.line().matches(".*(/img/|favicon).*"))
        .collect(
            Collectors.groupingBy(
                Sent::user,
                TreeMap::new,
                Collectors.mapping(DeterminismTest::all, Collectors.toList())));
  }

  private static String all(Sent sent) {
    var text = new StringBuilder(sent.line()).append(' ').append(sent.body());
    HeaderList headers = sent.request().headers();
    for (int i = 0; i < headers.size(); i++) {
      text.append('\n').append(headers.name(i)).append(": ").append(headers.value(i));
    }
    return text.toString();
  }

  @Test
  void theSameSeedGivesEachUserTheSameRequestsInTheSameOrder() {
    assertThat(run(7, Plans.settings(), "hi")).isEqualTo(run(7, Plans.settings(), "hi"));
  }

  @Test
  void thinkTimesAndWhatIsOnThePagesDoNotChangeTheChoices() {
    RunSettings.Builder slower =
        Plans.settings().minThinkTime(Duration.ZERO).maxThinkTime(Duration.ofMillis(9));

    assertThat(run(7, slower, "<link rel=icon href=/img/i><img src=/img/a>"))
        .isEqualTo(run(7, Plans.settings(), "hi"));
  }

  @Test
  void eachSessionHasAVisitorAndChoicesOfItsOwnAndTheyComeAgainToo() {
    RunSettings.Builder settings =
        Plans.settings().minSessionLength(Duration.ZERO).maxSessionLength(Duration.ZERO);
    Map<String, List<String>> first = run(7, settings, "hi");

    assertThat(run(7, settings, "hi")).isEqualTo(first);
    assertThat(first.get("user-0").stream().distinct()).hasSameSizeAs(first.get("user-0"));
  }

  @Test
  void anotherSeedGivesOtherRequests() {
    assertThat(run(7, Plans.settings(), "hi").get("user-0"))
        .isNotEqualTo(run(8, Plans.settings(), "hi").get("user-0"));
  }

  @Test
  void usersDifferFromEachOther() {
    Map<String, List<String>> sent = run(7, Plans.settings(), "hi");

    assertThat(sent.values().stream().map(List::getFirst).distinct()).hasSize(USERS);
  }
}
