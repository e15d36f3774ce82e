package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VisitorsTest {
  private static final int DRAWS = 20_000;

  private final Visitors visitors = Visitors.standard();

  @Test
  void theSameSeedGivesTheSameVisitors() {
    assertThat(draw(new SplittableRandom(5), visitors::browser))
        .isEqualTo(draw(new SplittableRandom(5), visitors::browser))
        .isNotEqualTo(draw(new SplittableRandom(6), visitors::browser));
    assertThat(draw(new SplittableRandom(5), visitors::apiClient))
        .isEqualTo(draw(new SplittableRandom(5), visitors::apiClient))
        .isNotEqualTo(draw(new SplittableRandom(6), visitors::apiClient));
  }

  @Test
  void theSameSeedGivesTheSameHeaders() {
    Occasion occasion = Occasion.of(Purpose.FETCH, "POST", "https://shop.example");
    Visitor one = visitors.apiClient(new SplittableRandom(9));
    Visitor same = visitors.apiClient(new SplittableRandom(9));

    assertThat(one.headers(occasion)).isEqualTo(same.headers(occasion));
  }

  @Test
  void browsersComeAsOftenAsTheyAreUsed() {
    RandomGenerator random = new SplittableRandom(3);
    Map<String, Long> families =
        Stream.generate(() -> visitors.browser(random).profile())
            .limit(DRAWS)
            .collect(Collectors.groupingBy(Profile::family, Collectors.counting()));

    // caniuse.com, November 2026: Chrome 25 + 44, Safari 3 + 13, Edge 5, Firefox 2 + 0.4.
    assertThat(share(families, "chrome")).isCloseTo(69 / 92.4, within(0.02));
    assertThat(share(families, "safari")).isCloseTo(16 / 92.4, within(0.02));
    assertThat(share(families, "edge")).isCloseTo(5 / 92.4, within(0.01));
    assertThat(share(families, "firefox")).isCloseTo(2.4 / 92.4, within(0.01));
  }

  @Test
  void anotherMixChangesTheFamiliesSharesAndNothingElse() {
    RandomGenerator random = new SplittableRandom(3);
    Visitors mixed = visitors.mixed(Map.of("chrome", 1.0, "firefox", 3.0, "edge", 0.0));
    List<Profile> met =
        Stream.generate(() -> mixed.browser(random).profile()).limit(DRAWS).toList();

    Map<String, Long> families =
        met.stream().collect(Collectors.groupingBy(Profile::family, Collectors.counting()));
    assertThat(families.keySet()).containsExactlyInAnyOrder("chrome", "firefox");
    assertThat(share(families, "firefox")).isCloseTo(0.75, within(0.02));
    long phones =
        met.stream()
            .filter(it -> it.name().startsWith("Chrome ") && it.name().endsWith("Android"))
            .count();
    assertThat(phones / (double) families.get("chrome")).isCloseTo(44 / 69.0, within(0.03));
    assertThat(mixed.names()).contains("curl 7.88.1").doesNotContain("Safari 27.0 on iPad");
  }

  @Test
  void aMixOfNobodyIsABug() {
    assertThatThrownBy(() -> visitors.mixed(Map.of("opera", 1.0, "chrome", 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no browser is left of ");
  }

  @Test
  void everyProfileIsMetSometime() {
    RandomGenerator random = new SplittableRandom(4);

    List<String> met =
        Stream.concat(
                Stream.generate(() -> visitors.browser(random)).limit(DRAWS),
                Stream.generate(() -> visitors.apiClient(random)).limit(DRAWS))
            .map(visitor -> visitor.profile().name())
            .distinct()
            .toList();

    assertThat(met).containsExactlyInAnyOrderElementsOf(visitors.names());
  }

  @Test
  void thereAreThirteenBrowsersAndFourteenClients() {
    List<String> kinds =
        visitors.names().stream().map(name -> name.replaceAll(" [0-9.]+", "")).distinct().toList();

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "Chrome on Windows",
            "Chrome on macOS",
            "Chrome on Linux",
            "Chrome on Android",
            "Edge on Windows",
            "Edge on macOS",
            "Firefox on Windows",
            "Firefox on macOS",
            "Firefox on Linux",
            "Firefox on Android",
            "Safari on macOS",
            "Safari on iPhone",
            "Safari on iPad",
            "aiohttp",
            "Apache HttpClient",
            "axios",
            "curl",
            "Dart",
            ".NET HttpClient",
            "Go net/http",
            "python-httpx",
            "Java HttpClient",
            "Node.js fetch",
            "OkHttp",
            "Postman runtime",
            "python-requests",
            "Ruby Net::HTTP");
    assertThat(visitors.names()).doesNotHaveDuplicates();
  }

  @Test
  void anIpadSaysThatItIsAMac() {
    assertThat(Captures.profile("Safari 27.0 on iPad").userAgent())
        .isEqualTo(Captures.profile("Safari 27.0 on macOS").userAgent());
  }

  @Test
  void aPhoneWithFirefoxNamesItsVersionInThePlaceOfTheDate() {
    assertThat(Captures.profile("Firefox 158 on Android").userAgent())
        .isEqualTo("Mozilla/5.0 (Android 16; Mobile; rv:158.0) Gecko/158.0 Firefox/158.0");
  }

  @Test
  void aPhoneWithFirefoxHasTheLanguageOfItsSystemAlone() {
    RandomGenerator random = new SplittableRandom(2);

    assertThat(
            Stream.generate(
                    () -> visitors.named("Firefox 158 on Android", random).orElseThrow().language())
                .limit(500)
                .distinct())
        .contains("en-US", "de-DE", "zh-Hans-CN");
  }

  @Test
  void aPersonHasALanguageAndAProgramHasNone() {
    RandomGenerator random = new SplittableRandom(2);

    assertThat(Stream.generate(() -> visitors.browser(random).language()).limit(500).distinct())
        .contains("en-US,en;q=0.9", "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7")
        .hasSizeGreaterThan(15);
    assertThat(visitors.apiClient(random).language()).isEmpty();
  }

  @Test
  void addressesArePublic() {
    RandomGenerator random = new SplittableRandom(1);

    assertThat(draw(random, visitors::browser))
        .allMatch(visitor -> PublicAddress.isPublic(PublicAddress.parse(visitor.address())));
  }

  private static List<Visitor> draw(
      RandomGenerator random, Function<RandomGenerator, Visitor> visitors) {
    return Arrays.asList(
        Stream.generate(() -> visitors.apply(random)).limit(100).toArray(Visitor[]::new));
  }

  private static double share(Map<String, Long> families, String family) {
    return families.get(family) / (double) DRAWS;
  }
}
