package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageIndexTest {
  private static final String HERE = Plans.TARGET + "/here";

  private final SplittableRandom random = new SplittableRandom(1);

  private static RunSettings.Builder settings() {
    return Plans.settings().habits(it -> it.followLinks(true));
  }

  private static RequestPlanner planner(RunSettings.Builder settings, Sitemap sitemap) {
    return new RequestPlanner(Plans.plan(settings, sitemap), new RunMetrics(System::nanoTime));
  }

  private static RequestPlanner planner(Sitemap sitemap) {
    return planner(settings(), sitemap);
  }

  private @Nullable Click click(RequestPlanner planner, String... links) {
    List<String> urls = Arrays.stream(links).map(link -> Plans.TARGET + link).toList();
    return planner.click(HERE, urls, false, random);
  }

  @ParameterizedTest
  @CsvSource({
    "/about, /about",
    "/about?ref=home, /about",
    "/products, /products",
    "/products?page=3, /products?page=@page",
    "/products?page=3&sort=price, /products",
    "/products?sort=price, /products",
    "/products/17, /products/@id",
    "/products/17?ref=home, /products/@id",
    "/products/a%2Fb-c.html, /products/@id",
    "/products/new, /products/new",
    "/products/17/reviews/2, /products/@id/reviews/@page"
  })
  void aLinkBelongsToThePathThatFitsItBest(String link, String path) {
    Sitemap sitemap =
        new Plans.Site()
            .web(
                "/about",
                "/products",
                "/products/@id",
                "/products?page=@page",
                "/products/new",
                "/products/@id/reviews/@page")
            .variable("id", "id")
            .variable("page", "page")
            .build();
    RequestPlanner planner = planner(sitemap);

    Click click = click(planner, link);

    assertThat(click).isNotNull();
    assertThat(click.url()).isEqualTo(Plans.TARGET + link);
    assertThat(click.page()).isEqualTo(HERE);
    assertThat(click.path().expandPath(planner.variables().newValues(), random))
        .isEqualTo(path.replace("@", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "/elsewhere",
    "/abouts",
    "/about/us",
    "/products/",
    "/products/1/2",
    "/here",
    "/cart",
    "/api/items",
    "/members"
  })
  void noOtherLinkIsClicked(String link) {
    Sitemap sitemap =
        new Plans.Site()
            .web("/about", "/products/@id", "/here")
            .api("/api/items")
            .with(Plans.group(HttpMethod.POST, TrafficType.WEB, Body.NONE, 1, "/cart"))
            .afterLogin("/members")
            .variable("id", "1")
            .build();

    assertThat(click(planner(sitemap), link)).isNull();
  }

  @Test
  void whatNeedsALoginIsClickedAfterIt() {
    RequestPlanner planner =
        planner(new Plans.Site().web("/").afterLoginWeb("/mine").afterLogin("/api").build());
    List<String> links = List.of(Plans.TARGET + "/mine", Plans.TARGET + "/api");

    assertThat(planner.click(HERE, links, false, random)).isNull();
    assertThat(planner.click(HERE, links, true, random))
        .extracting(Click::url)
        .isEqualTo(Plans.TARGET + "/mine");
    assertThat(links).filteredOn(planner.clickable()).containsExactly(Plans.TARGET + "/mine");
  }

  @Test
  void aBasePathIsPartOfThePage() {
    RequestPlanner planner =
        planner(settings().targetUrl(Plans.TARGET + "/shop"), new Plans.Site().web("/x").build());

    assertThat(click(planner, "/shop/x")).isNotNull();
    assertThat(click(planner, "/x")).isNull();
  }

  @Test
  void pagesAreClickedByTheirWeightsHoweverManyLinksLeadThere() {
    RequestPlanner planner =
        planner(
            settings().habits(it -> it.popularity(Popularity.ZIPF).popularityExponent(1)),
            new Plans.Site()
                .with(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 3, "/first", "/2nd"))
                .with(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 1, "/p/@id"))
                .with(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 96, "/unlinked"))
                .variable("id", "1")
                .build());
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Click click = click(planner, "/p/1", "/p/2", "/first", "/p/3", "/2nd", "/p/4");
      assertThat(click).isNotNull();
      counts.merge(click.url().substring(Plans.TARGET.length()), 1, Integer::sum);
    }

    assertThat(counts.get("/first")).isCloseTo(10_000, within(350));
    assertThat(counts.get("/2nd")).isCloseTo(5_000, within(300));
    for (String product : List.of("/p/1", "/p/2", "/p/3", "/p/4")) {
      assertThat(counts.get(product)).isCloseTo(1_250, within(150));
    }
  }

  @Test
  void withoutTheSettingNothingIsClicked() {
    RequestPlanner planner = planner(Plans.settings(), new Plans.Site().web("/about").build());

    assertThat(click(planner, "/about")).isNull();
    assertThat(planner.clickable()).isNull();
  }
}
