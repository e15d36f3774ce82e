package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.visitor.Visitors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RequestPreviewTest {
  private static List<ShownRequest> preview(Sitemap sitemap, int count) {
    return RequestPreview.of(Plans.plan(sitemap), Visitors.standard(), 1, count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 23})
  void asManyRequestsArePlannedAsWereAskedFor(int count) {
    assertThat(preview(Plans.api("/a", "/b"), count)).hasSize(count);
    assertThat(preview(new Plans.Site().api("/a").auth(Plans.form()).build(), count))
        .hasSize(count);
  }

  static Stream<AuthScheme> schemes() {
    Map<String, Secret> fields = Map.of("field", new Secret("geheim"));
    return Stream.of(
        new AuthScheme.Basic(Map.of(), "geheim", new Secret("geheim")),
        new AuthScheme.Bearer(fields),
        new AuthScheme.CustomHeaders(fields),
        new AuthScheme.FormData(fields),
        new AuthScheme.QueryParams(fields),
        new AuthScheme.JsonBody(new Secret("{\"a\":\"geheim\"}")));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void noSecretIsShown(AuthScheme scheme) {
    Sitemap sitemap =
        new Plans.Site()
            .web("/a", "/b")
            .api("/c")
            .auth(scheme)
            .global("X-Api-Key", "geheim")
            .build();

    List<ShownRequest> planned = preview(sitemap, 30);

    assertThat(planned.toString())
        .doesNotContain("geheim")
        .doesNotContain("Z2VoZWlt")
        .contains("***");
    assertThat(planned.getFirst().url()).contains("/login");
  }

  @Test
  void whatIsShownIsWhatARunSends() {
    var site = new Plans.Site().api("/a/@id", "/b");
    site.post(new Body.Text("x=@id"), "/c").variable("id", new Variable.Range(1, 1_000_000));
    List<String> shown =
        preview(site.build(), 5).stream()
            .map(it -> it.method() + " " + it.url() + " " + it.body())
            .toList();
    var target = ScriptedSite.friendly().holdFrom(5);
    try (var running = new EngineOnScript(target)) {
      running.start(site.build());

      assertThat(target.awaitSent(5))
          .extracting(it -> it.request().method() + " " + it.request().url() + " " + it.body())
          .isEqualTo(shown);
    }
  }

  @Test
  void thePlansOwnSeedComesBeforeTheOneGiven() {
    Sitemap sitemap =
        new Plans.Site().api("/@v").variable("v", new Variable.Range(0, 1L << 40)).build();
    var seedless = Plans.plan(Plans.settings().seed(OptionalLong.empty()), sitemap);

    assertThat(RequestPreview.of(Plans.plan(sitemap), Visitors.standard(), 1, 5))
        .isEqualTo(RequestPreview.of(Plans.plan(sitemap), Visitors.standard(), 2, 5));
    assertThat(RequestPreview.of(seedless, Visitors.standard(), 1, 5))
        .isNotEqualTo(RequestPreview.of(seedless, Visitors.standard(), 2, 5));
  }

  @Test
  void slotsAreShownFilledOrNotAtAll() {
    Sitemap sitemap = new Plans.Site().post(new Body.Text("x=1"), "/a").build();
    List<ShownRequest.Header> headers = preview(sitemap, 1).getFirst().headers();

    assertThat(headers).contains(new ShownRequest.Header("Host", "shop.test:8080"));
    assertThat(headers)
        .noneMatch(header -> header.value().isEmpty() || header.value().contains("\0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"user\":\"anna\",\"password\":\"geheim\"}", "user=anna&password=geheim"})
  void secretFieldsOfABodyAreMasked(String body) {
    Sitemap sitemap = new Plans.Site().post(new Body.Text(body), "/a").build();

    assertThat(preview(sitemap, 1).getFirst().body())
        .contains("anna", "password", "***")
        .doesNotContain("geheim");
  }

  @Test
  void aLongBodyIsCut() {
    Sitemap sitemap = new Plans.Site().post(new Body.Text("x".repeat(5_000)), "/a").build();

    assertThat(preview(sitemap, 1).getFirst().body()).hasSize(2_001).endsWith("…");
  }

  @Test
  void aSitemapWhoseEveryPathNeedsALoginIsShownLoggedIn() {
    Sitemap sitemap = new Plans.Site().afterLogin("/mine").auth(Plans.form()).build();

    assertThat(preview(sitemap, 12))
        .extracting(planned -> planned.url().replace(Plans.TARGET, ""))
        .startsWith("/login", "/mine", "/mine", "/mine", "/mine", "/mine", "/login");
  }

  @Test
  void theFormIsAskedForFirstAndWhatItAddsIsLeftOpen() {
    var auth =
        new Auth(
            HttpMethod.POST,
            "/login",
            new AuthScheme.FormData(Map.of("pw", new Secret("geheim"))),
            Optional.empty(),
            Optional.of("/form"));
    Sitemap sitemap = new Plans.Site().web("/a").auth(auth).build();

    List<ShownRequest> planned = preview(sitemap, 3);

    assertThat(planned)
        .extracting(it -> it.method() + " " + it.url().replace(Plans.TARGET, "") + " " + it.body())
        .containsExactly("GET /form ", "POST /login pw=***&…", "GET /a ");
    assertThat(planned.get(1).headers())
        .contains(new ShownRequest.Header("Referer", Plans.TARGET + "/form"));
    assertThat(preview(sitemap, 1)).hasSize(1);
  }

  @Test
  void loggedOutSessionsShowNoLogin() {
    var settings = Plans.settings().authenticatedShare(OptionalDouble.of(0));
    Sitemap sitemap = new Plans.Site().api("/a").auth(Plans.form()).build();

    assertThat(RequestPreview.of(Plans.plan(settings, sitemap), Visitors.standard(), 1, 20))
        .noneMatch(planned -> planned.url().contains("/login"));
  }
}
