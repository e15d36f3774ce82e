package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logins of which the form is read first, at a site that gives each form a token and takes each
/// token once.
@Timeout(60)
class FormLoginTest {
  /// A site with a form. Whoever is let in has the cookie `sid`.
  private static final class Site implements Function<Sent, Answer> {
    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    /// So many pages a session is good for.
    private int pagesEach = Integer.MAX_VALUE;

    private final AtomicInteger pages = new AtomicInteger();

    @Override
    public Answer apply(Sent request) {
      return switch (request.line()) {
        case "GET /form" -> form("");
        case "POST /login" -> {
          // The token and its cookie are of one page, and each is taken once.
          String number = request.body().replaceFirst("token=t(\\d+)&.*", "$1");
          boolean isIn =
              open.remove(number)
                  && request.cookies().contains("csrf=c" + number)
                  && request.body().endsWith("&user=anna&pw=geheim&next=%2Fhome");
          yield isIn ? welcome() : form("<p>Wrong.</p>");
        }
        default -> {
          boolean isKnown = sessions.stream().anyMatch(request.cookies()::contains);
          if (isKnown && pages.incrementAndGet() % (pagesEach + 1L) == 0) {
            sessions.clear();
            isKnown = false;
          }
          yield isKnown ? Answer.html("in") : Answer.redirect(302, "/form");
        }
      };
    }

    private Answer welcome() {
      String session = "sid=s" + count.incrementAndGet();
      sessions.add(session);
      return Answer.redirect(302, "/home").with("Set-Cookie", session);
    }

    private Answer form(String before) {
      int number = count.incrementAndGet();
      open.add(Integer.toString(number));
      return Answer.html(
              before
                  + "<form method=post action=/login><input type=hidden name=token value=t"
                  + number
                  + "><input name=user><input type=password name=pw>"
                  + "<input type=hidden name=next value=/home></form>")
          .with("Set-Cookie", "csrf=c" + number);
    }
  }

  private final Site target = new Site();

  @RegisterExtension final LogLines log = LogLines.ofPackageOf(FormLoginTest.class);

  private static Sitemap sitemap(String formPage) {
    var fields = new LinkedHashMap<String, Secret>();
    fields.put("pw", new Secret("geheim"));
    fields.put("user", new Secret("anna"));
    var auth =
        new Auth(
            HttpMethod.POST,
            "/login",
            new AuthScheme.FormData(fields),
            Optional.empty(),
            Optional.of(formPage));
    return new Plans.Site().web("/a").auth(auth).build();
  }

  private static RunSettings.Builder oneSession() {
    return Plans.settings().loadPageResources(false);
  }

  @Test
  void theTokenOfThePageComesBackWithTheCredentials() {
    var site = new ScriptedSite(target).holdFrom(5);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/form")));
      List<Sent> sent = site.awaitSent(5);

      assertThat(sent)
          .extracting(Sent::line)
          .containsExactly("GET /form", "POST /login", "GET /home", "GET /a", "GET /a");
      assertThat(sent.get(1).body()).isEqualTo("token=t1&user=anna&pw=geheim&next=%2Fhome");
      assertThat(sent.get(1).cookies()).isEqualTo("{csrf=c1}");
      assertThat(sent.get(1).header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
      assertThat(sent.get(1).header("Referer")).isEqualTo(Plans.TARGET + "/form");
      assertThat(sent.get(1).header("Origin")).isEqualTo(Plans.TARGET);
      assertThat(sent.getFirst().header("Referer")).isEmpty();
      assertThat(running.figures().logins().succeeded()).isEqualTo(1);
      assertThat(running.figures().logins().failed()).isZero();
    }
  }

  @Test
  void eachSessionReadsTheFormAnew() {
    var site = new ScriptedSite(target).holdFrom(40);
    var settings = oneSession().minSessionLength(Duration.ZERO).maxSessionLength(Duration.ZERO);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, sitemap("/form")));
      List<Sent> sent = site.awaitSent(40);

      assertThat(sent.stream().filter(it -> it.line().equals("POST /login")).map(Sent::body))
          .doesNotHaveDuplicates()
          .hasSizeGreaterThan(5);
      assertThat(running.figures().logins().failed()).isZero();
    }
  }

  @Test
  void whoIsLedBackToTheFormLogsInOnceMoreWithANewToken() {
    target.pagesEach = 3;
    var site = new ScriptedSite(target).holdFrom(20);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/form")));
      List<Sent> sent = site.awaitSent(20);

      assertThat(sent.subList(0, 9))
          .extracting(Sent::line)
          .containsExactly(
              "GET /form",
              "POST /login",
              "GET /home",
              "GET /a",
              "GET /a",
              "GET /a",
              "GET /form",
              "GET /form",
              "POST /login");
      assertThat(sent.get(8).body()).startsWith("token=t4&user=anna&");
      assertThat(running.figures().logins().succeeded()).isEqualTo(2);
      // The second time it goes on logged out.
      assertThat(sent.subList(15, 20).stream().filter(it -> it.line().startsWith("POST")))
          .isEmpty();
    }
  }

  /// As at Django, which shows no form to those it knows.
  @Test
  void whoComesBackAndIsStillKnownNeedsNoLogin() {
    var site =
        new ScriptedSite(
                it -> {
                  boolean isForm = it.line().equals("GET /form");
                  return isForm && it.cookies().contains("sid=")
                      ? Answer.html("<p>Hello again.</p>")
                      : target.apply(it);
                })
            .holdFrom(30);
    var settings =
        oneSession()
            .minSessionLength(Duration.ZERO)
            .maxSessionLength(Duration.ZERO)
            .returningVisitors(1);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(settings, sitemap("/form")));
      List<Sent> sent = site.awaitSent(30);

      assertThat(sent.subList(0, 8))
          .extracting(Sent::line)
          .containsExactly(
              "GET /form",
              "POST /login",
              "GET /home",
              "GET /a",
              "GET /form",
              "GET /a",
              "GET /form",
              "GET /a");
      assertThat(running.figures().logins().succeeded()).isEqualTo(1);
      assertThat(running.figures().logins().failed()).isZero();
    }
  }

  @Test
  void theFormPageIsReachedOverRedirects() {
    var site =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "GET /admin" -> Answer.redirect(302, "/form?next=/admin");
              case "GET /form?next=/admin" -> target.form("");
              default -> target.apply(it);
            })
            .holdFrom(4);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/admin")));
      List<Sent> sent = site.awaitSent(4);

      assertThat(sent)
          .extracting(Sent::line)
          .containsExactly("GET /admin", "GET /form?next=/admin", "POST /login", "GET /home");
      assertThat(sent.get(2).header("Referer")).isEqualTo(Plans.TARGET + "/form?next=/admin");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404  | form page: status 404, not 2xx",
        "text | form page: status 200, no HTML page",
        "huge | form page: status 200, larger than 2 MiB",
        "bare | form page: status 200, no login form on it",
        "gone | form page: no answer, CONNECT",
        "lost | form page: no answer after a redirect"
      })
  void withoutAFormNoLoginIsMadeAndItIsSaidWhy(String trouble, String reason) {
    var site =
        new ScriptedSite(it ->
            switch (it.line()) {
              case "GET /form" ->
                  switch (trouble) {
                    case "404" -> Answer.status(404);
                    case "text" -> Answer.json("{}");
                    case "huge" ->
                        Answer.html("<form method=post>" + " ".repeat(PageAnswer.BYTES_MAX));
                    case "bare" -> Answer.html("<p>nothing</p>");
                    case "lost" -> Answer.redirect(302, "/lost");
                    default -> Answer.none(Cause.CONNECT);
                  };
              case "GET /lost" -> Answer.none(Cause.RESET);
              default -> Answer.html("open");
            })
            .holdFrom(200);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/form")));
      await().until(() -> site.lines().contains("GET /a"));
      log.await("logins failed");

      assertThat(site.lines()).doesNotContain("POST /login");
      assertThat(log.with("logins failed").getFirst())
          .contains("count=1 ", "last=\"" + reason + "\"");
      assertThat(running.figures().logins().failed()).isEqualTo(1);
      assertThat(running.figures().logins().succeeded()).isZero();
    }
  }

  @Test
  void theFormOnceMoreIsARefusal() {
    var site =
        new ScriptedSite(it -> it.line().equals("GET /a") ? Answer.html("open") : target.form(""))
            .holdFrom(200);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/form")));
      await().until(() -> site.lines().contains("GET /a"));
      log.await("logins failed");

      assertThat(site.lines()).startsWith("GET /form", "POST /login", "GET /a");
      assertThat(log.with("logins failed").getFirst())
          .contains("last=\"status 200, the login form again\"");
      assertThat(running.figures().logins().succeeded()).isZero();
      assertThat(running.figures().logins().failed()).isEqualTo(1);
    }
  }

  @Test
  void theFormPageCountsAsALoginRequest() {
    var site =
        new ScriptedSite(
                it -> it.line().startsWith("GET /form") ? target.form("") : target.apply(it))
            .holdFrom(6);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession(), sitemap("/form?key=geheim")));
      site.awaitSent(6);
      await().until(() -> running.figures().requests().total() >= 5);

      assertThat(running.figures().paths())
          .filteredOn(it -> it.kind() == RequestKind.LOGIN)
          .extracting(PathStats::method, PathStats::path, PathStats::requests)
          .containsExactlyInAnyOrder(tuple("GET", "/form", 1L), tuple("POST", "/login", 2L));
    }
  }

  @Test
  void noTokenIsLogged() {
    var site =
        new ScriptedSite(
                it -> {
                  Answer answer = target.apply(it);
                  return new Answer(
                      answer.status(),
                      answer.headers(),
                      answer.body().replace("value=t1", "value=t1-token"),
                      answer.cause());
                })
            .holdFrom(5);
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(oneSession().debug(true), sitemap("/form")));
      List<Sent> sent = site.awaitSent(5);
      running.stop();

      assertThat(sent.get(1).body()).contains("t1-token");
      assertThat(log.with("url=" + Plans.TARGET + "/login")).hasSize(1);
      assertThat(log.with("t1-token")).isEmpty();
      assertThat(log.with("geheim")).isEmpty();
      assertThat(log.with("=c1")).isEmpty();
    }
  }
}
