package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCheckTest {
  private static final Sitemap HOME = sitemap(List.of(group("/")), Map.of());

  static Stream<Arguments> wrongSettings() {
    Duration tooLong = RunSettings.DURATION_MAX.plusNanos(1);
    return Stream.of(
        setting(s -> s.rateLimit(0), "Rate Limit must be at least 1 (0)"),
        setting(s -> s.rateLimit(1_000_001), "Rate Limit must be at most 1000000 (1000001)"),
        setting(s -> s.simulatedUsers(-3), "Simulated Users must be at least 1 (-3)"),
        setting(s -> s.simulatedUsers(100_001), "Simulated Users must be at most 100000 (100001)"),
        setting(
            s -> s.minSessionLength(Duration.ofMillis(-1)),
            "Minimum Session Length must be at least 0 seconds (-0.001)"),
        setting(
            s -> s.minSessionLength(Duration.ofSeconds(31)),
            "Minimum Session Length must not be more than Maximum Session Length, which is 30 (31)"),
        setting(
            s -> s.maxSessionLength(tooLong),
            "Maximum Session Length must be at most 1000000000 seconds (1000000000.000000001)"),
        setting(
            s -> s.minThinkTime(Duration.ofSeconds(20)),
            "Minimum Think Time must not be more than Maximum Think Time, which is 1 (20)"),
        setting(
            s -> s.minThinkTime(Duration.ZERO).maxThinkTime(Duration.ofSeconds(-1)),
            "Minimum Think Time must not be more than Maximum Think Time, which is -1 (0)",
            "Maximum Think Time must be at least 0 seconds (-1)"),
        setting(
            s -> s.duration(Optional.of(Duration.ZERO)),
            "Duration must be more than 0 seconds (0)"),
        setting(
            s -> s.duration(Optional.of(tooLong)),
            "Duration must be at most 1000000000 seconds (1000000000.000000001)"),
        setting(s -> s.rampUp(Duration.ofSeconds(-1)), "Ramp Up must be at least 0 seconds (-1)"),
        setting(
            s -> s.requestTimeout(Duration.ZERO),
            "Request Timeout must be more than 0 seconds (0)"),
        setting(
            s -> s.requestsPerSecond(OptionalDouble.of(0)),
            "Requests Per Second must be more than 0 and at most 1000000 (0.0)"),
        setting(
            s -> s.requestsPerSecond(OptionalDouble.of(Double.NaN)),
            "Requests Per Second must be more than 0 and at most 1000000 (NaN)"),
        setting(
            s -> s.requestsPerSecond(OptionalDouble.of(1_000_001)),
            "Requests Per Second must be more than 0 and at most 1000000 (1000001.0)"),
        setting(
            s -> s.authenticatedShare(OptionalDouble.of(1.01)),
            "Authenticated Share must be from 0 to 1 (1.01)"),
        setting(
            s -> s.authenticatedShare(OptionalDouble.of(-0.5)),
            "Authenticated Share must be from 0 to 1 (-0.5)"),
        setting(
            s -> s.xffHeaderName("X Forwarded"),
            "XFF Header Name " + HeaderSyntax.NAME_RULE + " (X Forwarded)"),
        setting(
            s -> s.dnsOverride("localhost"),
            "Traffic Generator DNS Override must be an IPv4 or IPv6 address, not a name and without"
                + " a port (localhost)"),
        setting(s -> s.targetUrl(""), "Traffic Generator URL is required (null)"),
        setting(
            s -> s.targetUrl("").rateLimit(0).simulatedUsers(0),
            "Traffic Generator URL is required (null)",
            "Rate Limit must be at least 1 (0)",
            "Simulated Users must be at least 1 (0)"));
  }

  private static Arguments setting(Consumer<RunSettings.Builder> change, String... problems) {
    return Arguments.of(change, List.of(problems));
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void aWrongSettingIsNamedWithWhatIsAllowed(
      Consumer<RunSettings.Builder> change, List<String> expected) {
    assertThat(problems(settings(change), HOME))
        .extracting(it ->
            it.pointer().replace("/config/", "") + " " + it.message() + " (" + it.value() + ")")
        .containsExactlyElementsOf(expected);
  }

  @Test
  void theEdgesOfEachRangeAreAllowed() {
    RunSettings lowest =
        settings(s ->
            s.rateLimit(1)
                .simulatedUsers(1)
                .minSessionLength(Duration.ZERO)
                .maxSessionLength(Duration.ZERO)
                .minThinkTime(Duration.ZERO)
                .maxThinkTime(Duration.ZERO)
                .duration(Optional.of(Duration.ofNanos(1)))
                .rampUp(Duration.ZERO)
                .requestTimeout(Duration.ofNanos(1))
                .authenticatedShare(OptionalDouble.of(0))
                .requestsPerSecond(OptionalDouble.of(Double.MIN_VALUE))
                .xffHeaderName("")
                .seed(OptionalLong.of(Long.MIN_VALUE)));
    RunSettings highest =
        settings(s ->
            s.rateLimit(RunSettings.RATE_LIMIT_MAX)
                .simulatedUsers(RunSettings.SIMULATED_USERS_MAX)
                .maxSessionLength(RunSettings.DURATION_MAX)
                .maxThinkTime(RunSettings.DURATION_MAX)
                .duration(Optional.of(RunSettings.DURATION_MAX))
                .authenticatedShare(OptionalDouble.of(1))
                .requestsPerSecond(OptionalDouble.of(RunSettings.REQUESTS_PER_SECOND_MAX)));

    assertThat(problems(lowest, HOME)).isEmpty();
    assertThat(problems(highest, HOME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", " 192.0.2.7 ", "[2001:db8::7]", "2001:db8::7"})
  void aDnsOverrideIsAnAddressWithOrWithoutBrackets(String literal) {
    RunPlan plan = plan(settings(s -> s.dnsOverride(literal)), HOME);

    assertThat(plan.connectTo()).isPresent();
    assertThat(plan.target()).isEqualTo(new Target("https", "shop.example.test", 443, ""));
  }

  static Stream<Arguments> wrongSitemaps() {
    return Stream.of(
        wrong(sitemap(List.of(), Map.of()), "/sitemap/paths must hold at least one path, or"),
        wrong(
            sitemap(List.of(group()), Map.of()), "/sitemap/paths must hold at least one path, or"),
        wrong(sitemap(List.of(group(" ")), Map.of()), "/sitemap/paths/0/paths/0 must not be blank"),
        wrong(
            sitemap(List.of(group("/ok"), group("/a", "/b\r\nX: y")), Map.of()),
            "/sitemap/paths/1/paths/1 must not hold line breaks"),
        wrong(
            sitemap(List.of(group("https://other.example.test/")), Map.of()),
            "/sitemap/paths/0/paths/0 must be a path, or a URL on the target's own host"),
        wrong(
            sitemap(List.of(group("https://shop.example.test:8443/")), Map.of()),
            "/sitemap/paths/0/paths/0 must be a path, or a URL on the target's own host"),
        wrong(
            sitemap(List.of(group("ftp://shop.example.test/")), Map.of()),
            "/sitemap/paths/0/paths/0 must be a path, or a URL on the target's own host"),
        wrong(
            sitemap(List.of(group("https://shop.example.test@evil.test/")), Map.of()),
            "/sitemap/paths/0/paths/0 must be a path, or a URL on the target's own host"),
        wrong(weighing(0), "/sitemap/paths/0/weight must be more than 0"),
        wrong(weighing(Double.NaN), "/sitemap/paths/0/weight must be more than 0"),
        wrong(weighing(1e10), "/sitemap/paths/0/weight must be more than 0"),
        wrong(headers(Map.of("X Y", "z")), "/sitemap/global_headers/X Y must be a header name"),
        wrong(headers(Map.of("", "z")), "/sitemap/global_headers/ must be a header name"),
        wrong(
            headers(Map.of("a/b", "\n")),
            "/sitemap/global_headers/a~1b must be a header name",
            "/sitemap/global_headers/a~1b must not hold a line break"),
        wrong(headers(Map.of("X", "a\rb")), "/sitemap/global_headers/X must not hold a line break"),
        wrong(headers(Map.of("X", "a\0b")), "/sitemap/global_headers/X must not hold control"),
        wrong(headers(Map.of("X", "a\u007fb")), "/sitemap/global_headers/X must not hold control"),
        wrong(headers(Map.of("X", "€")), "/sitemap/global_headers/X must hold only characters"),
        wrong(
            overriding(new HeaderOverride(List.of("/ok", " "), Map.of("X\n", "y"))),
            "/sitemap/path_headers_override/paths/1 must not be blank",
            "/sitemap/path_headers_override/headers/X\n must be a header name"),
        wrong(
            overriding(new HeaderOverride(List.of("/a\tb"), Map.of())),
            "/sitemap/path_headers_override/paths/0 must not hold line breaks"),
        wrong(
            sitemap(List.of(group("/")), Map.of("a-b", new Variable.Range(1, 2))),
            "/sitemap/variables/a-b must be named with"),
        wrong(
            sitemap(List.of(group("/")), Map.of("v", new Variable.Range(2, 1))),
            "/sitemap/variables/v/value must be [low, high] with low not above high, was [2, 1]"),
        wrong(
            sitemap(List.of(group("/")), Map.of("v", new Variable.Choice(List.of()))),
            "/sitemap/variables/v/value must hold at least one value"));
  }

  private static Arguments wrong(Sitemap sitemap, String... problems) {
    return Arguments.of(sitemap, List.of(problems));
  }

  @ParameterizedTest
  @MethodSource("wrongSitemaps")
  void aWrongSitemapIsNamedWhereItIsWrong(Sitemap sitemap, List<String> expected) {
    List<Problem> found = problems(settings(_ -> {}), sitemap);

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i).pointer() + " " + found.get(i).message()).startsWith(expected.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "no/slash",
        "?q=1",
        "//twice",
        " /kept ",
        "/a b?c=@v#d",
        "/@user@@",
        "javascript:x",
        "https://shop.example.test/x",
        "http://SHOP.example.test/",
        "https://shop.example.test:443"
      })
  void pathsStayAsTheyAreWritten(String path) {
    Sitemap sitemap = sitemap(List.of(group(path)), Map.of());

    assertThat(plan(settings(_ -> {}), sitemap).sitemap().paths().getFirst().paths())
        .containsExactly(path);
  }

  @Test
  void absolutePathsAreNotComparedWithATargetThatIsItselfWrong() {
    Sitemap sitemap = sitemap(List.of(group("https://other.test/")), Map.of());

    assertThat(problems(settings(s -> s.targetUrl("nonsense")), sitemap))
        .extracting(Problem::pointer)
        .containsExactly("/config/Traffic Generator URL");
  }

  @Test
  void aVariableThatAHeaderUsesMustFitIntoAHeader() {
    var values = List.of(new Variable.Scalar("fine", true), new Variable.Scalar("a\nb", true));
    Map<String, Variable> variables =
        Map.of(
            "used", new Variable.Choice(values),
            "unused", new Variable.Choice(values),
            "use", new Variable.Choice(values),
            "number", new Variable.Range(1, 2));
    Sitemap sitemap =
        new Sitemap(
            false,
            List.of(group("/@unused")),
            List.of(),
            Optional.empty(),
            Map.of("X", "a@@unused and @used, @number @ @nobody"),
            HeaderOverride.NONE,
            variables);

    assertThat(problems(settings(_ -> {}), sitemap))
        .containsExactly(
            new Problem(
                "/sitemap/variables/used/value/1",
                "must not hold a line break, as it is used in the header"
                    + " /sitemap/global_headers/X"));
  }

  static Stream<Arguments> wrongLogins() {
    AuthScheme fine = new AuthScheme.JsonBody(new Secret("{}"));
    AuthScheme form = new AuthScheme.FormData(Map.of("pw", new Secret("s3cret")));
    Map<String, Secret> breaking = Map.of("Authorization", new Secret("s3cret\n"));
    return Stream.of(
        Arguments.of(login(" ", fine, Optional.empty()), "auth_path is required"),
        Arguments.of(
            login("http://evil.test/", fine, Optional.empty()), "auth_path must be a path, or"),
        Arguments.of(
            login("/", fine, Optional.of("data/token")), "token_path must be a JSON Pointer"),
        Arguments.of(
            withPage(fine, "/form"), "form_page is for auth_type form_data alone: only a form"),
        Arguments.of(
            withPage(form, "http://evil.test/form"), "form_page must be a path, or a URL on"),
        Arguments.of(
            withPage(form, "/a\nb"), "form_page must not hold line breaks or other control"),
        Arguments.of(login("/", fine, Optional.of("/da~ta")), "token_path must be a JSON Pointer"),
        Arguments.of(
            login("/", new AuthScheme.JsonBody(new Secret(" ")), Optional.empty()),
            "credentials/json_body is required"),
        Arguments.of(
            login("/", new AuthScheme.Bearer(Map.of()), Optional.empty()),
            "credentials/header must hold at least one header"),
        Arguments.of(
            login("/", new AuthScheme.CustomHeaders(Map.of()), Optional.empty()),
            "credentials/header must hold at least one header"),
        Arguments.of(
            login("/", new AuthScheme.Bearer(breaking), Optional.empty()),
            "credentials/header/Authorization must not hold a line break"),
        Arguments.of(
            login("/", new AuthScheme.FormData(Map.of()), Optional.empty()),
            "credentials/body_params must hold at least one field"),
        Arguments.of(
            login("/", new AuthScheme.QueryParams(Map.of()), Optional.empty()),
            "credentials/body_params must hold at least one field"),
        Arguments.of(
            login("/", new AuthScheme.Basic(Map.of(), "", new Secret("s3cret")), Optional.empty()),
            "credentials/body_params/username is required, unless the credentials hold a header"),
        Arguments.of(
            login("/", new AuthScheme.Basic(breaking, "", new Secret("")), Optional.empty()),
            "credentials/header/Authorization must not hold a line break"),
        Arguments.of(
            login("/", new AuthScheme.Basic(Map.of(), "a:b", new Secret("")), Optional.empty()),
            "credentials/body_params/username must not hold a colon"));
  }

  @ParameterizedTest
  @MethodSource("wrongLogins")
  void aWrongLoginIsNamedAndNoCredentialIsRepeated(Auth auth, String expected) {
    List<Problem> found =
        problems(settings(_ -> {}), with(true, Optional.of(auth), List.of(group("/"))));

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().pointer() + " " + found.getFirst().message())
        .startsWith("/sitemap/auth/" + expected);
    assertThat(found.toString()).doesNotContain("s3cret");
  }

  @Test
  void aLoginThatNobodyUsesIsNotChecked() {
    Auth broken = login("", new AuthScheme.Bearer(Map.of()), Optional.of("~"));

    assertThat(problems(settings(_ -> {}), with(false, Optional.of(broken), List.of(group("/")))))
        .isEmpty();
  }

  @Test
  void aLoginThatIsAskedForMustBeThere() {
    assertThat(problems(settings(_ -> {}), with(true, Optional.empty(), List.of())))
        .containsExactly(new Problem("/sitemap/auth", "is required when has_auth is true"));
  }

  @Test
  void pathsThatAllNeedALoginNeedOne() {
    Auth auth = login("/", new AuthScheme.JsonBody(new Secret("{}")), Optional.of("/a~0b/c~1d"));
    RunSettings nobodyLogsIn = settings(s -> s.authenticatedShare(OptionalDouble.of(0)));

    assertThat(problems(settings(_ -> {}), with(true, Optional.of(auth), List.of()))).isEmpty();
    assertThat(problems(settings(_ -> {}), with(false, Optional.of(auth), List.of())))
        .containsExactly(
            new Problem("/sitemap/has_auth", "must be true, as every path needs a login"));
    assertThat(problems(settings(_ -> {}), with(false, Optional.empty(), List.of())))
        .containsExactly(new Problem("/sitemap/auth", "is required, as every path needs a login"));
    assertThat(problems(nobodyLogsIn, with(true, Optional.of(auth), List.of())))
        .extracting(Problem::pointer)
        .containsExactly("/config/Authenticated Share");
  }

  @Test
  void anUpdateIsCheckedTogetherWithWhatGoesOn() {
    RunPlan plan = plan(settings(_ -> {}), HOME);
    RunSettings changed = settings(s -> s.maxSessionLength(Duration.ofSeconds(5)).rateLimit(0));

    assertThat(
            plan.with(
                new RunUpdate(changed, Set.of(Setting.MAXIMUM_SESSION_LENGTH), Optional.empty())))
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            it ->
                assertThat(it.problems().toString())
                    .contains("Minimum Session Length")
                    .doesNotContain("Rate Limit"));
  }

  private static RunSettings settings(Consumer<RunSettings.Builder> change) {
    var builder = new RunSettings.Builder().targetUrl("https://shop.example.test");
    change.accept(builder);
    return builder.build();
  }

  private static PathGroup group(String... paths) {
    return new PathGroup(HttpMethod.GET, List.of(paths), Body.NONE, TrafficType.WEB, Map.of(), 1);
  }

  private static Sitemap sitemap(List<PathGroup> groups, Map<String, Variable> variables) {
    return new Sitemap(
        false, groups, List.of(), Optional.empty(), Map.of(), HeaderOverride.NONE, variables);
  }

  private static Sitemap weighing(double weight) {
    var group =
        new PathGroup(HttpMethod.GET, List.of("/"), Body.NONE, TrafficType.API, Map.of(), weight);
    return sitemap(List.of(group), Map.of());
  }

  private static Sitemap headers(Map<String, String> headers) {
    return new Sitemap(
        false,
        List.of(group("/")),
        List.of(),
        Optional.empty(),
        headers,
        HeaderOverride.NONE,
        Map.of());
  }

  private static Sitemap overriding(HeaderOverride override) {
    return new Sitemap(
        false, List.of(group("/")), List.of(), Optional.empty(), Map.of(), override, Map.of());
  }

  private static Sitemap with(boolean hasAuth, Optional<Auth> auth, List<PathGroup> paths) {
    return new Sitemap(
        hasAuth, paths, List.of(group("/mine")), auth, Map.of(), HeaderOverride.NONE, Map.of());
  }

  private static Auth withPage(AuthScheme scheme, String page) {
    return new Auth(HttpMethod.POST, "/", scheme, Optional.empty(), Optional.of(page));
  }

  private static Auth login(String path, AuthScheme scheme, Optional<String> tokenPath) {
    return new Auth(HttpMethod.POST, path, scheme, tokenPath);
  }

  private static List<Problem> problems(RunSettings settings, Sitemap sitemap) {
    return switch (RunPlan.of(settings, sitemap)) {
      case Checked.Invalid<RunPlan>(var problems) -> problems;
      case Checked.Valid<RunPlan> _ -> List.of();
    };
  }

  private static RunPlan plan(RunSettings settings, Sitemap sitemap) {
    return switch (RunPlan.of(settings, sitemap)) {
      case Checked.Valid<RunPlan>(var plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
