package dev.trafficgenerator.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trafficgenerator.run.Habits;
import dev.trafficgenerator.run.HttpVersion;
import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.Popularity;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.ThinkTimeModel;
import dev.trafficgenerator.run.Threshold;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.TimeRange;
import dev.trafficgenerator.run.TlsProvider;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.Expectation.StatusRange;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Properties that hold for any plan and any body, on a fixed seed.
class RoundTripTest {
  private static final int PLANS = 500;
  private static final int MUTATIONS = 4_000;
  private static final String[] SPLINTERS = {
    "null",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "1e400",
    "NaN",
    "-1",
    "\\u",
    "\\ud83d",
    "\uFEFF",
    "true",
    "\"\"",
    "{}",
    "[[[[",
    "sitemap",
    "config",
    "paths",
    "\0",
    "@",
    "\r\n",
    "1e999999999"
  };

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  @Test
  void everyPlanIsReadAsItWasWritten() {
    for (int i = 0; i < PLANS; i++) {
      RunSettings settings = settings();
      Sitemap sitemap = sitemap();
      byte[] written = StartRequestJson.writePretty(settings, sitemap);
      RunPlan plan = Sent.valid(StartRequestJson.read(written).plan());

      assertThat(plan.settings()).isEqualTo(settings);
      assertThat(plan.sitemap()).isEqualTo(sitemap);
      assertThat(Sent.valid(StartRequestJson.read(StartRequestJson.write(plan)).plan()).sitemap())
          .isEqualTo(sitemap);
      assertThat(StartRequestJson.write(plan)).isEqualTo(StartRequestJson.write(plan));
      assertThat(StartRequestJson.read(written).ignoredKeys()).isEmpty();
    }
  }

  @Test
  void everySettingIsReadAsItIsWrittenForAForm() {
    for (int i = 0; i < PLANS; i++) {
      RunSettings settings = settings();
      Map<String, String> texts =
          StartRequestJson.texts(settings).entrySet().stream()
              .collect(Collectors.toMap(it -> it.getKey().title(), Map.Entry::getValue));

      assertThat(Sent.valid(Sent.read("{" + Sent.SITEMAP + "}").with(texts).settings()))
          .isEqualTo(settings);
    }
  }

  @Test
  void everyUpdateIsReadAsItWasWritten() {
    for (int i = 0; i < PLANS; i++) {
      Set<Setting> changed =
          Stream.of(Setting.values()).filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
      RunSettings settings = RunSettings.DEFAULTS.with(changed, settings());
      RunUpdate update = new RunUpdate(settings, changed, maybe(this::sitemap));

      assertThat(
              Sent.valid(
                  StartRequestJson.readUpdate(StartRequestJson.writeUpdate(update)).update()))
          .isEqualTo(update);
    }
  }

  @Test
  void readingNeverThrowsWhateverIsSent() {
    byte[] body = StartRequestJson.writePretty(settings(), sitemap());
    for (int i = 0; i < MUTATIONS; i++) {
      if (i % 100 == 0) {
        body = StartRequestJson.writePretty(settings(), sitemap());
      }
      byte[] mutant = mutant(body);

      assertThatCode(() -> readAll(mutant))
          .as(() -> new String(mutant, StandardCharsets.UTF_8))
          .doesNotThrowAnyException();
    }
  }

  private static void readAll(byte[] body) {
    StartRequest request = StartRequestJson.read(body);
    ReplyJson.error("x", Sent.problems(request.plan()));
    request.with(Map.of("Rate Limit", "x")).settings();
    request.sitemap();
    UpdateRequest update = StartRequestJson.readUpdate(body);
    update.asSent(Sent.problems(request.plan()));
    update.update();
    ReplyJson.readForce(body);
  }

  private byte[] mutant(byte[] body) {
    if (random.nextInt(10) == 0) {
      byte[] flipped = body.clone();
      flipped[random.nextInt(body.length)] = (byte) random.nextInt(256);
      return flipped;
    }
    var text = new StringBuilder(new String(body, StandardCharsets.UTF_8));
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int start = random.nextInt(text.length());
      int end = Math.min(text.length(), start + random.nextInt(12));
      String splinter = SPLINTERS[random.nextInt(SPLINTERS.length)];
      text.replace(start, random.nextBoolean() ? end : start, splinter);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private RunSettings settings() {
    Duration min = duration();
    Duration think = duration();
    return new RunSettings.Builder()
        .targetUrl(random.nextBoolean() ? "https://shop.example.test/base" : "http://[::1]:8080")
        .dnsOverride(random.nextBoolean() ? "" : "192.0.2." + random.nextInt(256))
        .xffHeaderName(random.nextBoolean() ? "" : "X-Real-IP")
        .rateLimit(random.nextInt(1, RunSettings.RATE_LIMIT_MAX + 1))
        .simulatedUsers(random.nextInt(1, RunSettings.SIMULATED_USERS_MAX + 1))
        .minSessionLength(min)
        .maxSessionLength(min.plus(duration()))
        .debug(random.nextBoolean())
        .duration(maybe(() -> duration().plusNanos(1)))
        .rampUp(duration())
        .requestsPerSecond(
            random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble(Double.MIN_VALUE, 1_000)))
        .minThinkTime(think)
        .maxThinkTime(think.plus(duration()))
        .habits(this::habits)
        .authenticatedShare(
            random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble(0.001, 1)))
        .requestTimeout(duration().plusNanos(1))
        .verifyTls(random.nextBoolean())
        .tlsProvider(any(TlsProvider.values()))
        .httpVersion(any(HttpVersion.values()))
        .loadPageResources(random.nextBoolean())
        .browserCache(random.nextBoolean())
        .seed(random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong()))
        .thresholds(thresholds())
        .build();
  }

  private void habits(Habits.Builder habits) {
    Duration median = duration().plusNanos(1);
    habits
        .thinkTimeModel(any(ThinkTimeModel.values()))
        .thinkTimeMedian(median)
        .thinkTimeSigma(random.nextDouble(Habits.SIGMA_MAX))
        .thinkTimeCap(median.plus(duration()))
        .apiThinkTime(maybe(this::timeRange))
        .pagesPerSession(
            random.nextBoolean()
                ? OptionalDouble.empty()
                : OptionalDouble.of(random.nextDouble(2, Habits.PAGES_MAX)))
        .bounceShare(
            random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()))
        .pauseBetweenSessions(maybe(this::timeRange))
        .popularity(any(Popularity.values()))
        .popularityExponent(random.nextDouble(Habits.EXPONENT_MAX))
        .followLinks(random.nextBoolean())
        .loadCurve(loadCurve())
        .dayLength(duration().plusNanos(1));
  }

  private LoadCurve loadCurve() {
    if (random.nextBoolean()) {
      return new LoadCurve.BuiltIn(any(LoadCurve.Shape.values()));
    }
    List<LoadCurve.Point> points = new ArrayList<>();
    Duration at = Duration.ZERO;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      at = at.plus(duration());
      points.add(new LoadCurve.Point(at, random.nextDouble()));
    }
    return new LoadCurve.Drawn(points);
  }

  private TimeRange timeRange() {
    Duration min = duration();
    return random.nextBoolean() ? TimeRange.always(min) : new TimeRange(min, min.plus(duration()));
  }

  private Duration duration() {
    return switch (random.nextInt(3)) {
      case 0 -> Duration.ofSeconds(random.nextInt(10_000_000));
      case 1 -> Duration.ofMillis(random.nextInt(100_000));
      default -> Duration.ofNanos(random.nextLong(100_000_000_000L));
    };
  }

  private Sitemap sitemap() {
    boolean hasAuth = random.nextBoolean();
    return new Sitemap(
        hasAuth,
        groups(1),
        groups(0),
        hasAuth ? Optional.of(auth()) : maybe(this::auth),
        headers(),
        random.nextBoolean()
            ? HeaderOverride.NONE
            : new HeaderOverride(List.of("/a/@x", text()), headers()),
        variables());
  }

  private List<PathGroup> groups(int atLeast) {
    List<PathGroup> groups = new ArrayList<>();
    for (int i = random.nextInt(atLeast, atLeast + 3); i > 0; i--) {
      HttpMethod method = any(HttpMethod.values());
      groups.add(
          new PathGroup(
              method,
              List.of("/" + text(), text() + "?q=@a"),
              body(),
              any(TrafficType.values()),
              headers(),
              random.nextBoolean() ? 1 : random.nextDouble(0.001, 100),
              expectation(method)));
    }
    return groups;
  }

  private Expectation expectation(HttpMethod method) {
    boolean hasBody = method != HttpMethod.HEAD;
    return new Expectation(
        maybe(() -> StatusRange.of("2xx").orElseThrow()).stream().toList(),
        hasBody ? maybe(() -> "/data/" + random.nextInt(9)).stream().toList() : List.of(),
        hasBody ? Stream.generate(this::text).limit(random.nextInt(3)).toList() : List.of());
  }

  private Thresholds thresholds() {
    Map<String, Threshold> all = new LinkedHashMap<>();
    for (String figure : List.of("latency_ms.p95", "failures", "statuses.404")) {
      String limit = any(new String[] {"<0", ">= 250", "!=1.50", " == 1000000"});
      maybe(() -> Sent.valid(Threshold.of(figure, limit))).ifPresent(it -> all.put(figure, it));
    }
    return new Thresholds(List.copyOf(all.values()), random.nextBoolean());
  }

  private Body body() {
    return switch (random.nextInt(3)) {
      case 0 -> Body.NONE;
      case 1 -> new Body.Text(text());
      default -> new Body.Json(json());
    };
  }

  private String json() {
    return "{\"n\":" + random.nextInt() + ",\"d\":0.50,\"a\":[null,true,\"ä\\\"😀\"],\"o\":{}}";
  }

  private Auth auth() {
    AuthScheme scheme =
        switch (random.nextInt(6)) {
          case 0 -> new AuthScheme.Basic(Map.of(), "me", new Secret(text()));
          case 1 -> new AuthScheme.Basic(secretHeaders(), "", new Secret(""));
          case 2 -> new AuthScheme.Bearer(secretHeaders());
          case 3 -> new AuthScheme.FormData(Map.of(text(), new Secret(text())));
          case 4 -> new AuthScheme.QueryParams(Map.of(text(), new Secret("")));
          default -> new AuthScheme.JsonBody(new Secret(json()));
        };
    return new Auth(
        any(HttpMethod.values()),
        "/" + text(),
        scheme,
        maybe(() -> "/data/" + random.nextInt(9)),
        scheme instanceof AuthScheme.FormData ? maybe(() -> "/" + text()) : Optional.empty());
  }

  private static Map<String, Secret> secretHeaders() {
    return Map.of("Authorization", new Secret("Bearer @token"));
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.put("X-" + Integer.toString(random.nextInt(1_000), 36), "é@v " + random.nextInt());
    }
    return headers;
  }

  private Map<String, Variable> variables() {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      long low = random.nextLong(-1_000, 1_000);
      variables.put(
          "n_" + i,
          random.nextBoolean()
              ? any(kinds(low))
              : new Variable.Choice(
                  List.of(
                      new Variable.Scalar(text(), true),
                      new Variable.Scalar("" + random.nextLong(), false),
                      new Variable.Scalar("0.10", false),
                      new Variable.Scalar("false", false))));
    }
    return variables;
  }

  private Variable[] kinds(long low) {
    return new Variable[] {
      new Variable.Range(low, low + random.nextInt(5)),
      new Variable.Uuid(),
      new Variable.Sequence(low, low | 1, java.util.OptionalLong.empty()),
      new Variable.Sequence(low, 2, java.util.OptionalLong.of(low + random.nextInt(5))),
      new Variable.Timestamp("yyyy", java.time.Duration.ofMillis(low)),
      Variable.Timestamp.DEFAULT,
      new Variable.RandomString(2, 2 + random.nextInt(2), text()),
      new Variable.RandomString(
          3, 3, any(dev.trafficgenerator.sitemap.Alphabet.values()).characters()),
      new Variable.Csv("a,b\r\n\"" + text().replace("\"", "\"\"") + "\",2"),
      new Variable.Faker("#{name.fullName}" + text(), any(new String[] {"", "de", "en-GB"}))
    };
  }

  /// Not blank, and with what JSON and paths may trip over.
  private String text() {
    String[] odd = {"a", "\"", "\\", "/", "~1", "ä€", "😀", " b", "@x", "{}", "1", "null", "%41"};
    return "t"
        + Stream.generate(() -> any(odd)).limit(random.nextInt(6)).collect(Collectors.joining());
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
