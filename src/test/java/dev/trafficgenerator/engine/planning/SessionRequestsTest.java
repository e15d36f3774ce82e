package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRequestsTest {
  private final SplittableRandom random = new SplittableRandom(1);
  private final Visitor client = Visitors.standard().apiClient(new SplittableRandom(3));

  private RequestPlanner planner;

  private SessionRequests requests(Plans.Site site) {
    planner = new RequestPlanner(Plans.plan(site.build()), new RunMetrics(System::nanoTime));
    return new SessionRequests(planner, client, "X-Forwarded-For");
  }

  private OutgoingRequest build(SessionRequests requests, Credentials credentials) {
    return requests.build(planner.next(true, random), credentials, null, random);
  }

  @Test
  void whatDoesNotVaryIsBuiltOnce() {
    SessionRequests requests = requests(new Plans.Site().api("/a").global("X-A", "1"));

    assertThat(build(requests, Credentials.NONE)).isSameAs(build(requests, Credentials.NONE));
  }

  @Test
  void otherCredentialsMakeAnotherRequest() {
    SessionRequests requests = requests(new Plans.Site().api("/a"));
    OutgoingRequest before = build(requests, Credentials.NONE);

    OutgoingRequest after = build(requests, Credentials.bearer("t"));

    assertThat(before.headers().get("Authorization")).isNull();
    assertThat(after.headers().get("Authorization")).isEqualTo("Bearer t");
    assertThat(build(requests, Credentials.NONE).headers().get("Authorization")).isNull();
  }

  @Test
  void whatIsStoredIsAskedAboutWithPagesAndNotWithLogins() {
    var credentials = Map.of("user", new Secret("anna"));
    var login =
        new Auth(HttpMethod.GET, "/page", new AuthScheme.FormData(credentials), Optional.empty());
    planner =
        new RequestPlanner(
            Plans.plan(new Plans.Site().web("/page").auth(login).build()),
            new RunMetrics(System::nanoTime));
    var browser = Visitors.standard().browser(new SplittableRandom(3));
    var requests = new SessionRequests(planner, browser, "", _ -> new Validators("v1", null));

    assertThat(build(requests, Credentials.NONE).headers().get("If-None-Match")).isEqualTo("v1");
    assertThat(
            requests
                .login(Objects.requireNonNull(planner.login()), null, PageForm.NONE, random)
                .request()
                .headers()
                .get("If-None-Match"))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({"path", "body", "own", "global", "override"})
  void whereAVariableStandsEachRequestIsBuiltAnew(String place) {
    var variable = new dev.trafficgenerator.sitemap.Variable.Range(0, Long.MAX_VALUE);
    var site = new Plans.Site().variable("v", variable);
    String path = place.equals("path") ? "/a/@v" : "/a/b";
    Body body = place.equals("body") ? new Body.Text("x=@v") : new Body.Text("x=1");
    Map<String, String> own = place.equals("own") ? Map.of("X-Own", "@v") : Map.of();
    site.with(new PathGroup(HttpMethod.POST, List.of(path), body, TrafficType.API, own, 1));
    site.global("X-Global", place.equals("global") ? "@v" : "1");
    site.override("/a/b", "X-Over", place.equals("override") ? "@v" : "1");
    SessionRequests requests = requests(site);

    assertThat(text(build(requests, Credentials.NONE)))
        .isNotEqualTo(text(build(requests, Credentials.NONE)));
  }

  private static String text(OutgoingRequest request) {
    var text = new StringBuilder(request.url());
    for (int i = 0; i < request.headers().size(); i++) {
      text.append('\n').append(request.headers().value(i));
    }
    return text.append(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  @Test
  void aVariableHasOneValueInTheWholeRequest() {
    var site = new Plans.Site();
    site.variable("v", new dev.trafficgenerator.sitemap.Variable.Range(0, Long.MAX_VALUE));
    site.with(
        new PathGroup(
            HttpMethod.POST,
            List.of("/a/@v"),
            new Body.Text("@v"),
            TrafficType.API,
            Map.of("X-Own", "@v"),
            1));
    site.global("X-Global", "@v");
    OutgoingRequest request = build(requests(site), Credentials.NONE);

    String value = request.url().substring((Plans.TARGET + "/a/").length());
    assertThat(request.headers().get("X-Own")).isEqualTo(value);
    assertThat(request.headers().get("X-Global")).isEqualTo(value);
    assertThat(request.body()).asString().isEqualTo(value);
  }

  @Test
  void onlySoManyRequestsAreKept() {
    String[] paths = new String[100];
    for (int i = 0; i < paths.length; i++) {
      paths[i] = "/p" + i;
    }
    SessionRequests requests = requests(new Plans.Site().api(paths));
    var built = new java.util.IdentityHashMap<OutgoingRequest, Boolean>();
    for (int i = 0; i < 5_000; i++) {
      built.put(build(requests, Credentials.NONE), true);
    }

    // 64 are kept; the other 36 are built each time, 1,800 times or so.
    assertThat(built.size()).isBetween(1_000, 2_600);
  }

  @ParameterizedTest
  @CsvSource({"/a, '', /a", "/a, k=1, /a?k=1", "/a?x=2, k=1, /a?x=2&k=1"})
  void credentialsOfTheQueryStringAreAdded(String path, String query, String sent) {
    SessionRequests requests = requests(new Plans.Site().api(path));

    assertThat(build(requests, new Credentials(List.of(), query)).url())
        .isEqualTo(Plans.TARGET + sent);
  }

  @Test
  void credentialsShowNoValues() {
    var credentials =
        new Credentials(List.of(new Credentials.Header("Authorization", "geheim")), "key=geheim");

    assertThat(credentials.toString()).contains("Authorization").doesNotContain("geheim");
    assertThat(credentials.headers().toString()).doesNotContain("geheim");
  }

  private SessionRequests ofChrome(String target, Plans.Site site, StoredAnswers stored) {
    planner =
        new RequestPlanner(
            Plans.plan(Plans.settings().targetUrl(target), site.build()),
            new RunMetrics(System::nanoTime));
    Visitor chrome = Visitors.standard().named("Chrome 156 on Linux", random).orElseThrow();
    return new SessionRequests(planner, chrome, "X-Forwarded-For", stored);
  }

  @Test
  void aPageThatARedirectLeadsToIsAskedAboutAsItIsStored() {
    StoredAnswers stored = url -> new Validators("of " + url, null);
    SessionRequests requests =
        ofChrome(Plans.TARGET, new Plans.Site().web("/a").global("X-Global", "g"), stored);
    OutgoingRequest sent = build(requests, Credentials.NONE);

    OutgoingRequest next =
        requests.redirected(sent, 302, "/b", Credentials.NONE, random).orElseThrow();

    assertThat(sent.headers().get("If-None-Match")).isEqualTo("of " + Plans.TARGET + "/a");
    assertThat(next.headers().get("If-None-Match")).isEqualTo("of " + Plans.TARGET + "/b");
    assertThat(next.headers().get("X-Global")).isEqualTo("g");
    assertThat(next.headers().get("X-Forwarded-For")).isNotNull();
  }

  @Test
  void whatACallAcceptsStandsWhereAScriptPutsIt() {
    var call =
        new PathGroup(
            HttpMethod.GET,
            List.of("/a"),
            Body.NONE,
            TrafficType.API,
            Map.of("Accept", "application/json"),
            1);
    SessionRequests requests =
        ofChrome("https://shop.test", new Plans.Site().web("/p").with(call), StoredAnswers.NONE);
    OutgoingRequest request = build(requests, Credentials.NONE);
    while (!request.url().endsWith("/a")) {
      request = build(requests, Credentials.NONE);
    }

    assertThat(request.headers().get("Accept")).isEqualTo("application/json");
    assertThat(request.headers().toString()).contains("User-Agent, Accept, sec-ch-ua, ");
  }
}
