package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Expectation.StatusRange;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers held against what a path group expects.
@Timeout(60)
class ExpectationTest {
  private static final int ASKED = 5;

  private static Expectation status(String... statuses) {
    return new Expectation(
        Stream.of(statuses).map(it -> StatusRange.of(it).orElseThrow()).toList(),
        List.of(),
        List.of());
  }

  private static Expectation pointer(String pointer) {
    return new Expectation(List.of(), List.of(pointer), List.of());
  }

  private static Expectation contains(String... texts) {
    return new Expectation(List.of(), List.of(), List.of(texts));
  }

  private static Sitemap sitemap(TrafficType type, Expectation expectation) {
    return new Plans.Site()
        .with(
            new PathGroup(
                HttpMethod.GET,
                List.of("/a"),
                Body.NONE,
                type,
                Map.of(),
                PathGroup.DEFAULT_WEIGHT,
                expectation))
        .build();
  }

  /// The figures when the path was asked for so often that all answers but the last are judged.
  private static RunFigures figures(Sitemap sitemap, Function<Sent, Answer> script) {
    var site = new ScriptedSite(script);
    try (var running = new EngineOnScript(site)) {
      running.start(sitemap);
      await().atMost(ScriptedSite.PATIENCE).until(() -> asked(site) > ASKED);
      site.holdFrom(0);
      running.stop();
      return running.figures();
    }
  }

  private static long asked(ScriptedSite site) {
    return site.lines().stream().filter("GET /a"::equals).count();
  }

  static Stream<Arguments> met() {
    return Stream.of(
        Arguments.of(status("200"), Answer.status(200)),
        Arguments.of(status("404", "2xx"), Answer.status(204)),
        Arguments.of(status("2xx"), Answer.status(299)),
        Arguments.of(status("500"), Answer.status(500)),
        Arguments.of(pointer("/id"), Answer.json("{\"id\":1}")),
        Arguments.of(contains("Wel", "come"), Answer.html("<p>Welcome")),
        Arguments.of(contains("ä€"), Answer.json("[\"ä€\"]")));
  }

  @ParameterizedTest
  @MethodSource("met")
  void anAnswerThatIsAsItShouldBeIsNotCounted(Expectation expectation, Answer answer) {
    RunFigures figures = figures(sitemap(TrafficType.API, expectation), _ -> answer);

    assertThat(figures.requests().responses().total()).isGreaterThanOrEqualTo(ASKED);
    assertThat(figures.requests().unexpected()).isZero();
  }

  static Stream<Arguments> unmet() {
    String late = " ".repeat(1024 * 1024) + "Welcome";
    return Stream.of(
        Arguments.of(status("200"), Answer.status(201)),
        Arguments.of(status("404", "2xx"), Answer.status(300)),
        Arguments.of(pointer("/id"), Answer.json("{\"name\":1}")),
        Arguments.of(pointer("/id"), Answer.status(200)),
        Arguments.of(contains("Welcome"), Answer.html("Goodbye")),
        Arguments.of(contains("Welcome", "Anna"), Answer.html("Welcome")),
        Arguments.of(contains("Welcome"), Answer.html(late)));
  }

  @ParameterizedTest
  @MethodSource("unmet")
  void anAnswerThatIsNotIsCountedInAllAndOfItsPath(Expectation expectation, Answer answer) {
    for (TrafficType type : TrafficType.values()) {
      RunFigures figures = figures(sitemap(type, expectation), _ -> answer);

      long unexpected = figures.requests().unexpected();
      assertThat(unexpected).isBetween((long) ASKED, figures.requests().responses().total());
      assertThat(figures.paths())
          .filteredOn(path -> path.path().equals("/a"))
          .singleElement()
          .satisfies(path -> assertThat(path.unexpected()).isEqualTo(unexpected));
    }
  }

  @Test
  void theAnswerThatARedirectLeadsToIsTheOneThatIsJudged() {
    RunFigures figures =
        figures(
            sitemap(TrafficType.API, status("200")),
            sent ->
                sent.line().equals("GET /a") ? Answer.redirect(302, "/there") : Answer.status(200));

    assertThat(figures.requests().responses().redirection()).isGreaterThanOrEqualTo(ASKED);
    assertThat(figures.requests().unexpected()).isZero();
  }

  @Test
  void aRequestWithoutAnAnswerIsAFailureAndNothingElse() {
    RunFigures figures =
        figures(sitemap(TrafficType.API, status("200")), _ -> Answer.none(Cause.RESET));

    assertThat(figures.requests().failures().reset()).isGreaterThanOrEqualTo(ASKED);
    assertThat(figures.requests().unexpected()).isZero();
  }

  @Test
  void aPageThatIsJudgedIsStillReadForWhatItNames() {
    var site =
        new ScriptedSite(sent ->
            sent.line().equals("GET /a")
                ? Answer.html("<img src=/i.png>Welcome")
                : Answer.status(200));
    try (var running = new EngineOnScript(site)) {
      running.start(sitemap(TrafficType.WEB, contains("Welcome")));
      await().atMost(ScriptedSite.PATIENCE).until(() -> site.lines().contains("GET /i.png"));

      assertThat(running.figures().requests().unexpected()).isZero();
    }
  }

  @Test
  void whatWasKeptToBeJudgedIsNoPage() {
    RunFigures figures =
        figures(
            sitemap(TrafficType.WEB, contains("Welcome")),
            _ -> Answer.json("\"<img src=/i.png>Welcome\""));

    assertThat(figures.paths()).extracting(path -> path.path()).containsExactly("/a");
    assertThat(figures.requests().unexpected()).isZero();
  }
}
