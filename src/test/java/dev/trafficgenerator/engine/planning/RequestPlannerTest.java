package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPlannerTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private static RequestPlanner planner(Sitemap sitemap) {
    return new RequestPlanner(Plans.plan(sitemap), new RunMetrics(System::nanoTime));
  }

  private String url(RequestPlanner planner, boolean loggedIn) {
    PlannedPath path = planner.next(loggedIn, random);
    assertThat(path).isNotNull();
    return path.urlPrefix() + path.expandPath(planner.variables().newValues(), random);
  }

  private Map<String, Integer> count(Sitemap sitemap, boolean loggedIn, int times) {
    RequestPlanner planner = planner(sitemap);
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < times; i++) {
      counts.merge(url(planner, loggedIn).substring(Plans.TARGET.length()), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void groupsAreChosenByWeightAndTheirPathsEvenly() {
    Sitemap sitemap =
        new Plans.Site().weighted(6, "/a").weighted(3, "/b", "/c").weighted(1, "/d").build();

    Map<String, Integer> counts = count(sitemap, false, 20_000);

    assertThat(counts.get("/a")).isCloseTo(12_000, within(600));
    assertThat(counts.get("/b")).isCloseTo(3_000, within(400));
    assertThat(counts.get("/c")).isCloseTo(3_000, within(400));
    assertThat(counts.get("/d")).isCloseTo(2_000, within(400));
  }

  private Map<String, Integer> countZipf(double exponent, Sitemap sitemap, int times) {
    RunSettings.Builder settings =
        Plans.settings().habits(it -> it.popularity(Popularity.ZIPF).popularityExponent(exponent));
    var planner =
        new RequestPlanner(Plans.plan(settings, sitemap), new RunMetrics(System::nanoTime));
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < times; i++) {
      counts.merge(url(planner, false).substring(Plans.TARGET.length()), 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void withZipfThePathsOfAGroupFallByTheirRankAndGroupsKeepTheirWeights() {
    Sitemap sitemap =
        new Plans.Site().weighted(3, "/1", "/2", "/3", "/4").weighted(1, "/x").build();

    // 1 + 1/2 + 1/3 + 1/4 = 25/12, of three quarters.
    Map<String, Integer> counts = countZipf(1, sitemap, 20_000);

    assertThat(counts.get("/x")).isCloseTo(5_000, within(300));
    assertThat(counts.get("/1")).isCloseTo(7_200, within(350));
    assertThat(counts.get("/2")).isCloseTo(3_600, within(300));
    assertThat(counts.get("/3")).isCloseTo(2_400, within(250));
    assertThat(counts.get("/4")).isCloseTo(1_800, within(250));
  }

  @Test
  void theExponentOfZipfSaysHowMuchTheFirstIsPreferred() {
    Sitemap sitemap = new Plans.Site().weighted(1, "/1", "/2").build();

    assertThat(countZipf(0, sitemap, 10_000).get("/1")).isCloseTo(5_000, within(250));
    assertThat(countZipf(2, sitemap, 10_000).get("/1")).isCloseTo(8_000, within(250));
    assertThat(countZipf(10, sitemap, 10_000).get("/1")).isCloseTo(9_990, within(10));
  }

  @Test
  void aTinyWeightIsEnoughForAnOnlyGroup() {
    Map<String, Integer> counts =
        count(new Plans.Site().weighted(0.0001, "/a", "/b", "/c").build(), false, 3_000);

    assertThat(counts).containsOnlyKeys("/a", "/b", "/c");
    assertThat(counts.values()).allMatch(count -> count > 800);
  }

  @Test
  void aGroupWithoutPathsIsNeverChosen() {
    Sitemap sitemap = new Plans.Site().weighted(1_000).weighted(1, "/a").build();

    assertThat(count(sitemap, false, 100)).containsOnlyKeys("/a");
  }

  @Test
  void onlyLoggedInSessionsUsePathsThatNeedALogin() {
    Sitemap sitemap = new Plans.Site().api("/open").afterLogin("/mine").auth(Plans.form()).build();

    assertThat(count(sitemap, false, 200)).containsOnlyKeys("/open");
    assertThat(count(sitemap, true, 2_000).get("/open")).isBetween(800, 1_200);
  }

  @Test
  void aLoggedOutSessionMayHaveNothingToAskFor() {
    RequestPlanner planner =
        planner(new Plans.Site().afterLogin("/mine").auth(Plans.form()).build());

    assertThat(planner.next(false, random)).isNull();
    assertThat(planner.hasOpenPaths()).isFalse();
    assertThat(planner.next(true, random)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/cart, /cart",
    "cart, /cart",
    "?q=1, /?q=1",
    "/cart?x=1&y=2, /cart?x=1&y=2",
    "' /cart ', /cart",
    "//evil.test/x, //evil.test/x",
    "@nobody/x, /@nobody/x",
    "/cart#top, /cart",
    "/two words, /two%20words",
    "HTTP://SHOP.test:8080/full?q, /full?q",
    "http://shop.test:8080, /",
    "http://shop.test:8080?q=1, /?q=1"
  })
  void everyPathStaysOnTheTarget(String written, String path) {
    assertThat(url(planner(Plans.api(written)), false)).isEqualTo(Plans.TARGET + path);
  }

  @Test
  void valuesInAPathArePercentEncoded() {
    Sitemap sitemap = new Plans.Site().api("/s/@v?q=@v").variable("v", "a/b c").build();

    assertThat(url(planner(sitemap), false)).isEqualTo(Plans.TARGET + "/s/a%2Fb%20c?q=a%2Fb%20c");
  }

  @Test
  void pathsAreCountedByTheirTemplates() {
    var metrics = new RunMetrics(System::nanoTime);
    Sitemap sitemap =
        new Plans.Site().api("/users/@id").variable("id", new Variable.Range(1, 1_000)).build();
    var planner = new RequestPlanner(Plans.plan(sitemap), metrics);
    Set<Object> recorders = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      recorders.add(planner.next(false, random).recorder());
    }

    assertThat(recorders).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // base path, pattern, URL after the origin, matches
    "'', /cart, /cart, true",
    "'', /cart, /cart?x=/y, true",
    "'', /cart, /carts, false",
    "'', /, '', true",
    "'', /, ?x, true",
    "/app, /cart, /app/cart, true",
    "/app, /app/cart, /app/cart, false",
    "/app, /cart, /cart, true",
    "/app, /cart, /other/cart, false",
    "/app, /other/cart, /other/cart, true",
    "/app, /cart, /application/cart, false",
    "/app, /, /app, true",
    "/app, /, /app/, true",
    "/app, /, /, true",
    "/app, /cart, /app/./x/../cart, true",
    "/app, /cart, /app/%2E/x/%2e./cart, true",
    "/app, /cart, /app/../cart, true",
    "/app, /cart, /../../cart, true",
    "/app, /a/, /app/a/b/.., true",
    "/app, /users/@id, /app/users/7?page=2, true",
    "/app, /users/@id, /app/users/a%2Fb, true",
    "/app, /two words/ü, /app/two%20words/%C3%BC, true",
    "/app, /two%20words, /app/two%20words, true",
    "/app, /a%zz, /app/a%zz, true"
  })
  void anOverrideIsComparedWithWhatStandsBelowTheBasePath(
      String base, String pattern, String rest, boolean matches) {
    var settings = Plans.settings().targetUrl(Plans.TARGET + base);
    Sitemap sitemap = new Plans.Site().api("/a").override(pattern, "X-Over", "o").build();
    var planner =
        new RequestPlanner(Plans.plan(settings, sitemap), new RunMetrics(System::nanoTime));

    assertThat(planner.isOverridden(Plans.TARGET + rest)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "/cart, true",
    "cart?x=1, true",
    "http://shop.test:8080/app/cart, true",
    "http://shop.test:8080/cart, true",
    "/app/cart, false",
    "/u@id, false",
    "/item-@id, true"
  })
  void aPathMayFitAnOverrideAsItIsWritten(String written, boolean fits) {
    var settings = Plans.settings().targetUrl(Plans.TARGET + "/app");
    var site = new Plans.Site().api(written).variable("id", "7");
    String pattern = written.contains("item") ? written : "/cart";
    var planner =
        new RequestPlanner(
            Plans.plan(settings, site.override(pattern, "X-Over", "o").build()),
            new RunMetrics(System::nanoTime));

    assertThat(planner.next(false, random).isOverridden()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "/x?api_key=geheim&q=1, /x?api_key=***&q=1",
    "/x?api%5Fkey=geheim, /x?api%5Fkey=***",
    "/x?page=@id&authToken=geheim, /x?page=@id&authToken=***",
    "/x?author=anna, /x?author=anna",
    "/token/x, /token/x"
  })
  void noSecretStandsInWhatAPathIsCountedAs(String written, String label) {
    var metrics = new RunMetrics(System::nanoTime);
    var site = new Plans.Site().api(written).variable("id", "7");
    var planner = new RequestPlanner(Plans.plan(site.build()), metrics);

    assertThat(planner.next(false, random).recorder())
        .isSameAs(metrics.path("GET", label, TrafficType.API, RequestKind.API));
  }

  @Test
  void visitorsComeWithBrowsersWhereverThereIsAPage() {
    assertThat(planner(Plans.api("/a")).hasPages()).isFalse();
    assertThat(planner(new Plans.Site().api("/a").web("/b").build()).hasPages()).isTrue();
  }
}
