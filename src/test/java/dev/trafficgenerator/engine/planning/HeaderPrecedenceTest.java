package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.engine.Plans;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import dev.trafficgenerator.visitor.Visitor;
import dev.trafficgenerator.visitor.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Header precedence, low to high: profile, global, address, login, the group's own, override.
class HeaderPrecedenceTest {
  private enum Layer {
    PROFILE,
    GLOBAL,
    ADDRESS,
    LOGIN,
    OWN,
    OVERRIDE
  }

  private final SplittableRandom random = new SplittableRandom(1);
  private final Visitor visitor = Visitors.standard().apiClient(new SplittableRandom(3));

  static Stream<Arguments> pairs() {
    var pairs = new ArrayList<Arguments>();
    for (Layer low : Layer.values()) {
      for (Layer high : Layer.values()) {
        if (low.ordinal() < high.ordinal()) {
          pairs.add(Arguments.of(low, high));
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theHigherOfTwoWins(Layer low, Layer high) {
    // In another letter case each, which must make no difference.
    String name = low == Layer.PROFILE ? "accept" : "x-Thing";
    HeaderList headers = build(name, List.of(low, high)).headers();

    assertThat(headers.get("X-THING".equalsIgnoreCase(name) ? "X-Thing" : "Accept"))
        .isEqualTo(high == Layer.ADDRESS ? visitor.address() : high.name());
    assertThat(count(headers, name)).as("sent once").isEqualTo(1);
  }

  @Test
  void withoutARivalEachLayerIsSent() {
    for (Layer layer : Layer.values()) {
      if (layer != Layer.PROFILE) {
        assertThat(build("X-Thing", List.of(layer)).headers().get("X-Thing"))
            .as(layer.name())
            .isEqualTo(layer == Layer.ADDRESS ? visitor.address() : layer.name());
      }
    }
  }

  @Test
  void thePageResourcesOfASessionCarryWhatItsRequestsCarry() {
    var site = new Plans.Site().api("/x").global("X-Global", "@v").variable("v", "g");
    site.override("/static/@file", "X-Over", "o");
    var requests = requests(site, "X-Address");
    var credentials =
        new Credentials(List.of(new Credentials.Header("Authorization", "Basic x")), "key=1");

    OutgoingRequest request =
        requests
            .resource(
                Purpose.IMAGE,
                Plans.TARGET + "/static/a.png",
                Plans.TARGET + "/page",
                Validators.NONE,
                credentials,
                random)
            .request();

    assertThat(request.url()).isEqualTo(Plans.TARGET + "/static/a.png?key=1");
    assertThat(request.headers().get("X-Global")).isEqualTo("g");
    assertThat(request.headers().get("X-Address")).isEqualTo(visitor.address());
    assertThat(request.headers().get("Authorization")).isEqualTo("Basic x");
    assertThat(request.headers().get("X-Over")).isEqualTo("o");
  }

  @Test
  void anOverrideLeavesOtherResourcesAlone() {
    var requests = requests(new Plans.Site().api("/x").override("/x", "X-Over", "o"), "");

    HeaderList headers =
        requests
            .resource(
                Purpose.IMAGE,
                Plans.TARGET + "/y",
                Plans.TARGET,
                Validators.NONE,
                Credentials.NONE,
                random)
            .request()
            .headers();

    assertThat(headers.get("X-Over")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // from, to, override, what the first carries, what the second carries
    "/x, /y, /x, over, global",
    "/x, /y, /y, global, over",
    "/x, /z/../y?a=b, /y, global, over",
    "/x, http://shop.test:8081/y, /y, global, over",
    "/x, /y, /@any, over, over",
    "/x, /y, /z, global, global"
  })
  void aRedirectCarriesTheOverrideOfItsOwnPath(
      String from, String to, String pattern, String first, String second) {
    var site = new Plans.Site().api(from).global("X-Thing", "global");
    RequestPlanner planner = planner(site.override(pattern, "x-thing", "over"));
    var requests = new SessionRequests(planner, visitor, "");

    // The second round is of a request that was kept.
    for (int round = 0; round < 2; round++) {
      OutgoingRequest sent =
          requests.build(planner.next(false, random), Credentials.NONE, null, random);
      OutgoingRequest next =
          requests.redirected(sent, 302, to, Credentials.NONE, random).orElseThrow();
      OutgoingRequest back =
          requests.redirected(next, 302, from, Credentials.NONE, random).orElseThrow();

      assertThat(sent.headers().get("X-Thing")).isEqualTo(first);
      assertThat(next.headers().get("X-Thing")).isEqualTo(second);
      assertThat(back.headers()).isEqualTo(sent.headers());
    }
  }

  @Test
  void anAnswerThatIsNoRedirectLeadsNowhere() {
    RequestPlanner planner = planner(new Plans.Site().api("/x"));
    var requests = new SessionRequests(planner, visitor, "");
    OutgoingRequest sent =
        requests.build(planner.next(false, random), Credentials.NONE, null, random);

    assertThat(requests.redirected(sent, 200, "/y", Credentials.NONE, random)).isEmpty();
  }

  @Test
  void anEmptyAddressHeaderNameSendsNone() {
    HeaderList headers = build("X-Thing", List.of(Layer.GLOBAL)).headers();

    assertThat(headers.toString()).doesNotContain("Forwarded");
    for (int i = 0; i < headers.size(); i++) {
      assertThat(headers.value(i)).isNotEqualTo(visitor.address());
    }
  }

  private OutgoingRequest build(String name, List<Layer> layers) {
    var site = new Plans.Site();
    Map<String, String> own =
        layers.contains(Layer.OWN)
            ? Map.of(name.toUpperCase(java.util.Locale.ROOT), "OWN")
            : Map.of();
    site.with(new PathGroup(HttpMethod.GET, List.of("/x/@id"), Body.NONE, TrafficType.API, own, 1));
    site.variable("id", "7");
    if (layers.contains(Layer.GLOBAL)) {
      site.global(name, "GLOBAL");
    }
    if (layers.contains(Layer.OVERRIDE)) {
      site.override("/x/7", name, "OVERRIDE");
    }
    Credentials credentials =
        layers.contains(Layer.LOGIN)
            ? new Credentials(List.of(new Credentials.Header(name, "LOGIN")), "")
            : Credentials.NONE;
    RequestPlanner planner = planner(site);
    var requests =
        new SessionRequests(planner, visitor, layers.contains(Layer.ADDRESS) ? name : "");
    return requests.build(planner.next(false, random), credentials, null, random);
  }

  private SessionRequests requests(Plans.Site site, String addressHeaderName) {
    return new SessionRequests(planner(site), visitor, addressHeaderName);
  }

  private static RequestPlanner planner(Plans.Site site) {
    return new RequestPlanner(Plans.plan(site.build()), new RunMetrics(System::nanoTime));
  }

  private static long count(HeaderList headers, String name) {
    long count = 0;
    for (int i = 0; i < headers.size(); i++) {
      count += headers.name(i).equalsIgnoreCase(name) ? 1 : 0;
    }
    return count;
  }
}
