package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.visitor.Visitors;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
    Credentials onTheCall = planner.login().onTheCall(planner.variables().newValues(), random);

    assertThat(planner.login().staying(onTheCall)).isSameAs(stay ? onTheCall : Credentials.NONE);
  }

  private static RequestPlanner planner(Auth auth) {
    var site = new Plans.Site().api("/a").auth(auth);
    site.variable("name", "anna b").variable("id", "7");
    return new RequestPlanner(Plans.plan(site.build()), new RunMetrics(System::nanoTime));
  }

  private SessionRequests.LoginCall call(Auth auth) {
    RequestPlanner planner = planner(auth);
    var requests =
        new SessionRequests(
            planner, Visitors.standard().apiClient(new SplittableRandom(1)), "X-Forwarded-For");
    return requests.login(planner.login(), null, random);
  }

  private static String body(OutgoingRequest request) {
    byte[] body = request.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
