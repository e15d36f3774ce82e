package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a login call carries, for each scheme.
class LoginTest {
  private final SplittableRandom random = new SplittableRandom(1);

  /// What is sent.
  ///
  /// @param header `Name: value`; empty = none
  private record Call(String url, String header, String body) {}

  static Stream<Arguments> schemes() {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("user", new Secret("@name"));
    fields.put("p w", new Secret("x&y=z +"));
    String form = "user=anna+b&p+w=x%26y%3Dz+%2B";
    String query = "?user=anna%20b&p%20w=x%26y%3Dz%20%2B";
    return Stream.of(
        Arguments.of(
            new AuthScheme.Basic(Map.of(), "@name", new Secret("g:h")),
            HttpMethod.GET,
            // "anna b:g:h"
            new Call("/login", "Authorization: Basic YW5uYSBiOmc6aA==", "")),
        Arguments.of(
            new AuthScheme.Basic(
                Map.of("Authorization", new Secret("Basic abc")), "", new Secret("")),
            HttpMethod.POST,
            new Call("/login", "Authorization: Basic abc", "")),
        Arguments.of(
            new AuthScheme.Bearer(Map.of("Authorization", new Secret("Bearer @name"))),
            HttpMethod.GET,
            new Call("/login", "Authorization: Bearer anna b", "")),
        Arguments.of(
            new AuthScheme.CustomHeaders(Map.of("X-Key", new Secret("@name"))),
            HttpMethod.POST,
            new Call("/login", "X-Key: anna b", "")),
        Arguments.of(
            new AuthScheme.FormData(fields), HttpMethod.POST, new Call("/login", "", form)),
        Arguments.of(
            new AuthScheme.FormData(fields), HttpMethod.GET, new Call("/login" + query, "", "")),
        Arguments.of(
            new AuthScheme.QueryParams(fields),
            HttpMethod.POST,
            new Call("/login" + query, "", "")),
        Arguments.of(
            new AuthScheme.JsonBody(new Secret("{\"user\":\"@name\",\"n\":@id}")),
            HttpMethod.POST,
            new Call("/login", "", "{\"user\":\"anna b\",\"n\":7}")));
  }

  @ParameterizedTest
  @MethodSource("schemes")
  void theCallCarriesItsCredentials(AuthScheme scheme, HttpMethod method, Call expected) {
    OutgoingRequest sent = call(new Auth(method, "/login", scheme, Optional.empty())).request();

    assertThat(sent.method()).isEqualTo(method.name());
    assertThat(sent.url()).isEqualTo(Plans.TARGET + expected.url);
    assertThat(body(sent)).isEqualTo(expected.body);
    if (!expected.header.isEmpty()) {
      String[] header = expected.header.split(": ", 2);
      assertThat(sent.headers().get(header[0])).isEqualTo(header[1]);
    }
  }

  @Test
  void queryParametersJoinThoseOfThePath() {
    var scheme = new AuthScheme.QueryParams(Map.of("k", new Secret("v")));
    var auth = new Auth(HttpMethod.GET, "login?next=/", scheme, Optional.empty());

    assertThat(call(auth).request().url()).isEqualTo(Plans.TARGET + "/login?next=/&k=v");
  }

  private static PageForm.Control control(String name, String value, boolean isSent) {
    return new PageForm.Control(name, new Secret(value), isSent);
  }

  static final PageForm PAGE =
      new PageForm(
          List.of(
              control("csrf", "t+k&n", true),
              control("user", "guest", true),
              control("remember", "on", false),
              control("never", "on", false),
              control("user", "again", true),
              control("next", "/ä", true)),
          StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "POST, '', csrf=t%2Bk%26n&user=anna+b&remember=1&next=%2F%C3%A4&pw=x%2By",
    "PUT, '', csrf=t%2Bk%26n&user=anna+b&remember=1&next=%2F%C3%A4&pw=x%2By",
    "GET, ?csrf=t%2Bk%26n&user=anna%20b&remember=1&next=%2F%C3%A4&pw=x%2By, ''"
  })
  void credentialsStandInTheirPlacesOnTheForm(HttpMethod method, String query, String body) {
    Map<String, Secret> fields = new LinkedHashMap<>();
    fields.put("pw", new Secret("x+y"));
    fields.put("user", new Secret("@name"));
    fields.put("remember", new Secret("1"));
    var auth =
        new Auth(
            method,
            "/login",
            new AuthScheme.FormData(fields),
            Optional.empty(),
            Optional.of("/form"));

    OutgoingRequest sent = call(auth, Plans.TARGET + "/form", PAGE).request();

    assertThat(sent.url()).isEqualTo(Plans.TARGET + "/login" + query);
    assertThat(body(sent)).isEqualTo(body);
    assertThat(sent.headers().get("Referer")).isEqualTo(Plans.TARGET + "/form");
  }

  @Test
  void whatTheEncodingHasNoCharacterForIsWrittenAsHtmlDoes() {
    var page = new PageForm(List.of(control("ä", "€ж😀", true)), Charset.forName("windows-1252"));
    var auth =
        new Auth(HttpMethod.POST, "/login", Plans.form(), Optional.empty(), Optional.of("/"));

    assertThat(body(call(auth, null, page).request()))
        .startsWith("%E4=%80%26%231078%3B%26%23128512%3B&");
  }

  @Test
  void theFormAndTheCallAreOfOneAndTheSameVisitor() {
    var auth =
        new Auth(
            HttpMethod.POST,
            "/@tenant/login",
            new AuthScheme.FormData(Map.of("user", new Secret("@tenant"))),
            Optional.empty(),
            Optional.of("/@tenant/form"));
    RequestPlanner planner = planner(auth);
    var requests = new SessionRequests(planner, browser(), "");
    for (int i = 0; i < 20; i++) {
      OutgoingRequest form = requests.formPage(planner.login().formPage(), null, random);
      OutgoingRequest call = requests.login(planner.login(), form.url(), PAGE, random).request();

      assertThat(call.url()).isEqualTo(form.url().replace("/form", "/login"));
      assertThat(body(call)).contains("user=" + form.url().split("/")[3]);
    }
    assertThat(planner.login().constantUrl()).isNull();
  }

  static Stream<Arguments> staying() {
    Map<String, Secret> fields = Map.of("k", new Secret("v"));
    return Stream.of(
        Arguments.of(new AuthScheme.Basic(Map.of(), "a", new Secret("b")), true),
        Arguments.of(new AuthScheme.Bearer(fields), true),
        Arguments.of(new AuthScheme.CustomHeaders(fields), true),
        Arguments.of(new AuthScheme.QueryParams(fields), true),
        Arguments.of(new AuthScheme.FormData(fields), false),
        Arguments.of(new AuthScheme.JsonBody(new Secret("{}")), false));
  }

  @ParameterizedTest
  @MethodSource("staying")
  void onlySomeCredentialsStay(AuthScheme scheme, boolean stay) {
    RequestPlanner planner = planner(new Auth(HttpMethod.POST, "/login", scheme, Optional.empty()));
    Credentials onTheCall =
        planner.login().onTheCall(planner.variables().newValues(), PageForm.NONE, random);

    assertThat(planner.login().staying(onTheCall)).isSameAs(stay ? onTheCall : Credentials.NONE);
  }

  private static RequestPlanner planner(Auth auth) {
    var site = new Plans.Site().api("/a").auth(auth);
    site.variable("name", "anna b").variable("id", "7").variable("tenant", "t1", "t2", "t3");
    return new RequestPlanner(Plans.plan(site.build()), new RunMetrics(System::nanoTime));
  }

  private SessionRequests.LoginCall call(Auth auth) {
    RequestPlanner planner = planner(auth);
    var requests =
        new SessionRequests(
            planner, Visitors.standard().apiClient(new SplittableRandom(1)), "X-Forwarded-For");
    return requests.login(planner.login(), null, PageForm.NONE, random);
  }

  private static Visitor browser() {
    return Visitors.standard().browser(new SplittableRandom(1));
  }

  private SessionRequests.LoginCall call(Auth auth, String page, PageForm form) {
    RequestPlanner planner = planner(auth);
    var requests = new SessionRequests(planner, browser(), "");
    requests.formPage(planner.login().formPage(), null, random);
    return requests.login(planner.login(), page, form, random);
  }

  private static String body(OutgoingRequest request) {
    byte[] body = request.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
