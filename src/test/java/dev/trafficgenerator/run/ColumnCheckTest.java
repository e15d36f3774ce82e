package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnCheckTest {
  private static final Variable TABLE = new Variable.Csv("id,name\n1,Ann\n2,\"B\u20ACb\"\n");

  private static List<String> found(
      String path, Body body, Map<String, String> headers, Optional<Auth> auth) {
    var group = new PathGroup(HttpMethod.POST, List.of(path), body, TrafficType.API, headers, 1);
    var sitemap =
        new Sitemap(
            auth.isPresent(),
            List.of(group),
            List.of(),
            auth,
            headers,
            HeaderOverride.NONE,
            Map.of("row", TABLE, "ro", new Variable.Range(1, 2)));
    var settings = RunSettings.DEFAULTS.toBuilder().targetUrl("http://h").build();
    return switch (RunPlan.of(settings, sitemap)) {
      case Checked.Valid<RunPlan> _ -> List.of();
      case Checked.Invalid<RunPlan>(var problems) ->
          problems.stream().map(it -> it.pointer() + " " + it.message()).toList();
    };
  }

  private static List<String> found(String path) {
    return found(path, Body.NONE, Map.of(), Optional.empty());
  }

  @Test
  void columnsThatAreThereMayBeAskedFor() {
    assertThat(found("/@row.id/@row.name.html?a=@@row&b=me@@row.x&c=@ro.id")).isEmpty();
  }

  @Test
  void aColumnThatIsNotThereIsNamedTogetherWithThoseThatAre() {
    assertThat(found("/a/@row.nam"))
        .containsExactly(
            "/sitemap/paths/0/paths/0 must name a column of row, not @row.nam: @row.id, @row.name;"
                + " a plain @ is written @@");
    assertThat(found("/@row/x")).singleElement().asString().contains("not @row: @row.id");
    assertThat(found("/@row.")).singleElement().asString().contains("not @row: @row.id");
  }

  @Test
  void everyPlaceIsLookedAt() {
    var auth =
        new Auth(
            HttpMethod.POST,
            "/login?@row.b",
            new AuthScheme.FormData(Map.of("p", new Secret("@row.secret"))),
            Optional.empty(),
            Optional.of("/form?@row.b"));

    List<String> found =
        found("/", new Body.Json("{\"a\":@row.c}"), Map.of("X-A", "@row.d"), Optional.of(auth));

    assertThat(found.stream().map(it -> it.substring(0, it.indexOf(' '))))
        .containsExactlyInAnyOrder(
            "/sitemap/paths/0/body",
            "/sitemap/paths/0/headers/X-A",
            "/sitemap/global_headers/X-A",
            "/sitemap/auth/auth_path",
            "/sitemap/auth/form_page",
            "/sitemap/auth/credentials/body_params/p");
    assertThat(found).noneMatch(it -> it.contains("secret"));
  }

  @Test
  void aColumnInAHeaderHoldsWhatAHeaderCanCarry() {
    assertThat(found("/", Body.NONE, Map.of("X-A", "@row.id"), Optional.empty())).isEmpty();
    assertThat(found("/", Body.NONE, Map.of("X-A", "@row.name"), Optional.empty()))
        .singleElement()
        .asString()
        .startsWith("/sitemap/variables/row/value in column name of row 2 must hold only");
  }
}
