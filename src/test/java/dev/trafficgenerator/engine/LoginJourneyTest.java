package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoginJourneyTest {
  private enum LoginAnswer {
    TOKEN(Answer.json("{\"data\":{\"token\":\"t1\"}}")),
    COOKIE(Answer.status(302).with("Set-Cookie", "sid=s1; Path=/")),
    TOKEN_AND_COOKIE(Answer.json("{\"token\":\"t1\"}").with("Set-Cookie", "sid=s1")),
    TOKEN_AFTER_REDIRECT(Answer.redirect(303, "/welcome")),
    COOKIE_AFTER_REDIRECT(Answer.redirect(303, "/cookie")),
    /// What no header can carry is no token.
    TOKEN_OF_A_LIAR(Answer.json("{\"token\":\"t1\\nX-Evil: 1\"}")),
    NEITHER(Answer.status(204));

    private final Answer answer;

    LoginAnswer(Answer answer) {
      this.answer = answer;
    }

    Answer to(Sent request) {
      if (request.line().contains("/login")) {
        return answer;
      }
      return switch (request.line()) {
        case "GET /welcome" -> Answer.json("{\"token\":\"t1\"}");
        case "GET /cookie" -> Answer.status(200).with("Set-Cookie", "sid=s1");
        default -> Answer.status(200);
      };
    }
  }

  static Stream<Arguments> schemesAndAnswers() {
    Map<String, AuthScheme> schemes =
        Map.of(
            "Authorization: Basic YTpi", new AuthScheme.Basic(Map.of(), "a", new Secret("b")),
            "Authorization: Bearer own",
                new AuthScheme.Bearer(Map.of("Authorization", new Secret("Bearer own"))),
            "X-Key: k", new AuthScheme.CustomHeaders(Map.of("X-Key", new Secret("k"))),
            "?key=k", new AuthScheme.QueryParams(Map.of("key", new Secret("k"))),
            "", Plans.form(),
            "\0", new AuthScheme.JsonBody(new Secret("{}")));
    var all = new ArrayList<Arguments>();
    schemes.forEach((stays, scheme) -> {
      for (LoginAnswer answer : LoginAnswer.values()) {
        all.add(Arguments.of(scheme, stays.strip().replace("\0", ""), answer));
      }
    });
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("schemesAndAnswers")
  void aSessionLogsInFirstAndThenShowsWhatItWasGiven(
      AuthScheme scheme, String stays, LoginAnswer answer) {
    var site = new ScriptedSite(answer::to).holdFrom(8);
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().api("/a").auth(scheme).build());
      List<Sent> sent = site.awaitSent(8);

      assertThat(sent.getFirst().line()).startsWith("POST /login");
      assertThat(site.lines().stream().filter(line -> line.contains("/login"))).hasSize(1);
      Sent last = sent.getLast();
      switch (answer) {
        case TOKEN, TOKEN_AND_COOKIE, TOKEN_AFTER_REDIRECT -> {
          assertThat(last.header("Authorization")).isEqualTo("Bearer t1");
          assertThat(last.line()).isEqualTo("GET /a");
        }
        case COOKIE, COOKIE_AFTER_REDIRECT -> {
          assertThat(last.header("Authorization") + last.header("X-Key")).isEmpty();
          assertThat(last.line()).isEqualTo("GET /a");
        }
        case NEITHER, TOKEN_OF_A_LIAR -> {
          String[] header = stays.split(": ");
          assertThat(last.line()).isEqualTo("GET /a" + (stays.startsWith("?") ? stays : ""));
          assertThat(header.length < 2 ? "" : last.header(header[0]))
              .isEqualTo(header.length < 2 ? "" : header[1]);
        }
      }
      boolean cookie = answer.name().contains("COOKIE");
      assertThat(last.cookies()).isEqualTo(cookie ? "{sid=s1}" : "{}");
      assertThat(running.figures().logins().succeeded()).isEqualTo(1);
      assertThat(running.figures().logins().failed()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/b, k",
    "http://shop.test:8080/b, k",
    "http://shop.test:8081/b, ''",
    "https://shop.test:8080/b, ''"
  })
  void theLoginsHeadersStayWithTheirOrigin(String location, String shown) {
    var site =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "GET /a" -> Answer.redirect(302, location);
              case "GET /b" -> Answer.redirect(302, Plans.TARGET + "/c");
              default -> Answer.status(204);
            })
            .holdFrom(5);
    var scheme = new AuthScheme.CustomHeaders(Map.of("X-Key", new Secret("k")));
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().api("/a").auth(scheme).build());

      assertThat(site.awaitSent(5))
          .extracting(it -> it.line() + " " + it.header("X-Key"))
          .containsExactly(
              "POST /login k", "GET /a k", "GET /b " + shown, "GET /c " + shown, "GET /a k");
    }
  }

  @Test
  void aTokenPathSaysWhereTheTokenIs() {
    var site =
        new ScriptedSite(_ -> Answer.json("{\"token\":\"no\",\"mine\":\"yes\"}")).holdFrom(2);
    var auth = new Auth(HttpMethod.POST, "/login", Plans.form(), Optional.of("/mine"));
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().api("/a").auth(auth).build());

      assertThat(site.awaitSent(2).getLast().header("Authorization")).isEqualTo("Bearer yes");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
  void afterARefusedLoginTheSessionGoesOnLoggedOut(int status) {
    var site =
        new ScriptedSite(request -> Answer.status(request.line().contains("/login") ? status : 200))
            .holdFrom(20);
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              Plans.settings().authenticatedShare(OptionalDouble.of(1)),
              new Plans.Site().api("/a").afterLogin("/b").auth(Plans.form()).build()));
      List<Sent> sent = site.awaitSent(20);

      assertThat(sent.getFirst().line()).isEqualTo("POST /login");
      assertThat(sent.subList(1, 20)).allMatch(request -> request.line().equals("GET /a"));
      assertThat(running.figures().logins().failed()).isEqualTo(1);
      assertThat(running.figures().logins().succeeded()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, names = "ABORTED", mode = EnumSource.Mode.EXCLUDE)
  void aLoginWithoutAnAnswerHasFailed(Cause cause) {
    var site =
        new ScriptedSite(request ->
            request.line().contains("/login") ? Answer.none(cause) : Answer.status(200))
            .holdFrom(3);
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().api("/a").auth(Plans.form()).build());

      assertThat(site.awaitSent(3)).last().extracting(Sent::line).isEqualTo("GET /a");
      assertThat(running.figures().logins().failed()).isEqualTo(1);
    }
  }

  @Test
  void aRefusalLaterInTheSessionMakesItLogInOnceMoreAndThenGoOnLoggedOut() {
    var logins = new AtomicInteger();
    var site =
        new ScriptedSite(
                request -> {
                  if (request.line().contains("/login")) {
                    return Answer.json("{\"token\":\"t" + logins.incrementAndGet() + "\"}");
                  }
                  // The first token is good for three requests, the second for two.
                  return Answer.status(request.header("Authorization").isEmpty() ? 200 : 401);
                })
            .holdFrom(12);
    try (var running = new EngineOnScript(site)) {
      running.start(new Plans.Site().api("/a").auth(Plans.form()).build());
      List<Sent> sent = site.awaitSent(12);

      assertThat(sent.subList(0, 5))
          .extracting(it -> it.line() + " " + it.header("Authorization"))
          .containsExactly(
              "POST /login ", "GET /a Bearer t1", "POST /login ", "GET /a Bearer t2", "GET /a ");
      assertThat(sent.subList(5, 12)).allMatch(it -> it.line().equals("GET /a"));
    }
  }

  @Test
  void aRefusalInALoggedOutSessionIsAnAnswerLikeAnyOther() {
    var site = new ScriptedSite(_ -> Answer.status(401)).holdFrom(5);
    var settings = Plans.settings().authenticatedShare(OptionalDouble.of(0));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().api("/a").auth(Plans.form()).build()));

      assertThat(site.awaitSent(5)).allMatch(it -> it.line().equals("GET /a"));
    }
  }

  /// Every path needs a login, and no login helps: one user, who thinks next to not at all.
  @ParameterizedTest
  @CsvSource({
    "refused, 3600, 0",
    "refused, 0, 0",
    "refused, 3600, 100000",
    "silent, 0, 0",
    "forgotten, 3600, 100000",
    "forgotten, 0, 0"
  })
  void whereEveryPathNeedsALoginFailedLoginsAreTriedAgainWithoutABusyLoop(
      String trouble, long sessionSeconds, double perSecond) {
    Function<Sent, Answer> script =
        switch (trouble) {
          case "refused" -> _ -> Answer.status(500);
          case "silent" -> _ -> Answer.none(Cause.CONNECT);
          default -> it -> Answer.status(it.line().contains("/login") ? 200 : 401);
        };
    var site = new ScriptedSite(script);
    RunSettings.Builder settings =
        Plans.settings()
            .minSessionLength(Duration.ofSeconds(sessionSeconds))
            .maxSessionLength(Duration.ofSeconds(sessionSeconds))
            .minThinkTime(Duration.ZERO)
            .maxThinkTime(Duration.ZERO);
    if (perSecond > 0) {
      settings.requestsPerSecond(OptionalDouble.of(perSecond));
    }
    Sitemap sitemap = new Plans.Site().afterLogin("/mine").auth(Plans.form()).build();
    long startNanos = System.nanoTime();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, sitemap));
      // Sessions that are over at once log in twice each: it takes more of them to see a loop.
      site.awaitSent(trouble.equals("forgotten") ? 10 : 4);
      int sent = site.sent().size();
      double seconds = (System.nanoTime() - startNanos) / 1e9;

      // A wait is at least 0.1 s; a renewed login and the request after it come at once.
      assertThat(sent).isLessThan((int) (6 + seconds / 0.1 * 4));
      assertThat(site.lines()).contains("POST /login").doesNotContain("GET /a");
    }
  }

  @Test
  void waitingForAnotherTryAtTheLoginIsNoDelayOfTheGenerators() {
    var site = new ScriptedSite(_ -> Answer.status(503));
    var settings = Plans.settings().requestsPerSecond(OptionalDouble.of(1_000));
    Sitemap sitemap = new Plans.Site().afterLogin("/mine").auth(Plans.form()).build();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, sitemap));
      site.awaitSent(4);
      await().until(() -> running.figures().requests().total() >= 4);
      RunFigures figures = running.figures();

      // The waits before them were at least 0.1, 0.2 and 0.4 s. A slot taken before its wait
      // would show the whole of it.
      assertThat(figures.timings().scheduleLag().p50())
          .isLessThan(figures.time().elapsed().toMillis());
    }
  }

  @Test
  void aUserWhoWaitsToBeLetInIsSeen() {
    var site = new ScriptedSite(_ -> Answer.status(503));
    Sitemap sitemap = new Plans.Site().afterLogin("/mine").auth(Plans.form()).build();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(Plans.settings(), sitemap));
      await().until(() -> running.figures().now().usersBackingOff() == 1);
      site.script(_ -> Answer.json("{\"token\":\"t\"}"));

      await().atMost(ScriptedSite.PATIENCE).until(() -> site.lines().contains("GET /mine"));
      await().until(() -> running.figures().now().usersBackingOff() == 0);
    }
  }

  @Test
  void onlyTheGivenShareOfSessionsLogsIn() {
    var site = ScriptedSite.friendly().holdFrom(400);
    var settings =
        Plans.settings()
            .minSessionLength(Duration.ZERO)
            .maxSessionLength(Duration.ZERO)
            .minThinkTime(Duration.ZERO)
            .maxThinkTime(Duration.ZERO)
            .authenticatedShare(OptionalDouble.of(0.25));
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, new Plans.Site().api("/a").auth(Plans.form()).build()));
      site.awaitSent(400);

      assertThat(site.lines().stream().filter(it -> it.equals("POST /login")).count())
          .isBetween(60L, 140L);
    }
  }

  @Test
  void halfOfTheSessionsLogInWhereSomePathsNeedIt() {
    double share =
        CompiledPlan.authenticatedShare(
            Plans.plan(new Plans.Site().api("/a").afterLogin("/b").auth(Plans.form()).build()));
    double onlyOpen =
        CompiledPlan.authenticatedShare(
            Plans.plan(new Plans.Site().api("/a").auth(Plans.form()).build()));
    double onlyProtected =
        CompiledPlan.authenticatedShare(
            Plans.plan(
                Plans.settings().authenticatedShare(OptionalDouble.of(0.1)),
                new Plans.Site().afterLogin("/b").auth(Plans.form()).build()));
    double without = CompiledPlan.authenticatedShare(Plans.plan(Plans.api("/a")));

    assertThat(List.of(share, onlyOpen, onlyProtected, without))
        .containsExactly(0.5, 1.0, 1.0, 0.0);
  }
}
