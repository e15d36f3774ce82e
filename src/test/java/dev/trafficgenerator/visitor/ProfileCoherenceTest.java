package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No profile says two things at once, on whatever occasion.
class ProfileCoherenceTest {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]+");
  private static final Pattern CHROME = Pattern.compile(" Chrome/(\\d+)\\.0\\.0\\.0 ");
  private static final Pattern FIREFOX = Pattern.compile("rv:(\\d+)\\.0\\) .* Firefox/(\\d+)\\.0");

  /// What the agent of a system holds, by the system's client hint.
  private static final Map<String, String> AGENT_OF_PLATFORM =
      Map.of(
          "\"Windows\"", "(Windows NT 10.0; Win64; x64)",
          "\"macOS\"", "(Macintosh; Intel Mac OS X 10_15_7)",
          "\"Linux\"", "(X11; Linux x86_64)",
          "\"Android\"", "(Linux; Android 10; K)");

  private static final List<String> ORIGINS =
      List.of("https://shop.example", "http://localhost:8080", "http://shop.example:8080");

  static Stream<Profile> profiles() {
    return Visitors.standard().profiles().stream();
  }

  static Stream<Profile> chromiums() {
    return profiles().filter(ProfileCoherenceTest::isChromium);
  }

  static Stream<Profile> otherBrowsers() {
    return profiles().filter(p -> p instanceof BrowserProfile && !isChromium(p));
  }

  static Stream<Profile> clients() {
    return profiles().filter(ClientProfile.class::isInstance);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void headersAreWellFormed(Profile profile) {
    for (HeaderList headers : overEachVersion(everyOccasion(profile))) {
      var names = new ArrayList<String>();
      boolean isAsItIs = "identity".equals(headers.get("Accept-Encoding"));
      for (int i = 0; i < headers.size(); i++) {
        assertThat(headers.name(i)).matches(TOKEN);
        if (!headers.value(i).equals(HeaderList.SLOT)) {
          assertThat(headers.value(i)).matches(VISIBLE).doesNotContain("{", "}");
        }
        names.add(headers.name(i).toLowerCase(Locale.ROOT));
      }
      assertThat(names).doesNotHaveDuplicates().contains("host", "cookie");
      assertThat(names).doesNotContain("authorization", "proxy-authorization");
      // A part of something compressed is of no use to a player.
      assertThat(!names.contains("range") || isAsItIs).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatOnlyHttp2HasStaysOutOfHttp1(Profile profile) {
    for (HeaderList headers : everyOccasion(profile)) {
      HeaderList overHttp1 = headers.only(HeaderList.Over.HTTP_1_1);
      assertThat(overHttp1.get("TE")).isNull();
      assertThat(!isChromium(profile) || overHttp1.get("Priority") == null).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theAgentIsThatOfTheProfile(Profile profile) {
    for (HeaderList headers : everyOccasion(profile)) {
      String agent = headers.only(HeaderList.Over.HTTP_1_1).get("User-Agent");
      assertThat(agent == null ? "" : agent).isEqualTo(profile.userAgent());
    }
  }

  @ParameterizedTest
  @MethodSource("chromiums")
  void clientHintsSayWhatTheAgentSays(Profile profile) {
    String agent = profile.userAgent();
    Matcher version = CHROME.matcher(agent);
    assertThat(version.find()).isTrue();
    int major = Integer.parseInt(version.group(1));
    boolean edge = agent.contains(" Edg/");
    assertThat(!edge || agent.endsWith(" Edg/" + major + ".0.0.0")).isTrue();
    assertThat(profile.name()).contains(" " + major + " ");

    for (HeaderList headers : occasions(profile, "https://shop.example")) {
      assertThat(headers.get("sec-ch-ua"))
          .isEqualTo(BrandList.of(edge ? "Microsoft Edge" : "Google Chrome", major));
      String platform = headers.get("sec-ch-ua-platform");
      assertThat(agent).contains(AGENT_OF_PLATFORM.get(platform));
      boolean mobile = headers.get("sec-ch-ua-mobile").equals("?1");
      assertThat(mobile)
          .isEqualTo(platform.equals("\"Android\""))
          .isEqualTo(agent.contains(" Mobile "));
    }
  }

  @ParameterizedTest
  @MethodSource("otherBrowsers")
  void onlyChromiumHasClientHintsAndItsFormats(Profile profile) {
    for (HeaderList headers : everyOccasion(profile)) {
      assertThat(names(headers)).noneMatch(name -> name.startsWith("sec-ch-"));
      assertThat(headers.get("Accept")).doesNotContain("image/apng", "signed-exchange");
    }
    assertThat(profile.userAgent()).doesNotContain("Chrome", "Edg");
    Matcher firefox = FIREFOX.matcher(profile.userAgent());
    if (firefox.find()) {
      assertThat(firefox.group(1)).isEqualTo(firefox.group(2));
      assertThat(profile.name()).startsWith("Firefox " + firefox.group(1) + " ");
    } else {
      assertThat(profile.userAgent()).contains("Version/" + profile.name().split(" ", -1)[1] + " ");
    }
  }

  @ParameterizedTest
  @MethodSource("otherBrowsers")
  void thePersonsLanguageIsSaidInEveryRequest(Profile profile) {
    assertThat(everyOccasion(profile))
        .allSatisfy(headers -> assertThat(headers.get("Accept-Language")).isEqualTo("fr-FR"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anInsecureTargetGetsNoMetadataNoHintsAndNoNewEncodings(Profile profile) {
    if (profile instanceof BrowserProfile) {
      for (HeaderList headers : occasions(profile, "http://shop.example:8080")) {
        assertThat(names(headers)).noneMatch(name -> name.startsWith("sec-"));
        assertThat(headers.get("Accept-Encoding")).isIn("gzip, deflate", "identity");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void aClientSendsNothingThatOnlyBrowsersSend(Profile profile) {
    // Node.js alone: its fetch sends the mode of the Fetch standard, as captured.
    List<String> allowed = profile.family().equals("node") ? List.of("sec-fetch-mode") : List.of();
    for (HeaderList headers : everyOccasion(profile)) {
      assertThat(names(headers).filter(name -> !allowed.contains(name)))
          .noneMatch(name -> name.startsWith("sec-"))
          .doesNotContain("referer", "origin", "upgrade-insecure-requests", "priority");
      assertThat(profile.userAgent()).doesNotContain("Mozilla");
    }
  }

  private static List<HeaderList> overEachVersion(List<HeaderList> lists) {
    return lists.stream()
        .flatMap(list ->
            Stream.of(list.only(HeaderList.Over.HTTP_1_1), list.only(HeaderList.Over.HTTP_2)))
        .toList();
  }

  private static boolean isChromium(Profile profile) {
    return profile.userAgent().contains(" Chrome/");
  }

  private static List<HeaderList> everyOccasion(Profile profile) {
    return ORIGINS.stream().flatMap(origin -> occasions(profile, origin).stream()).toList();
  }

  private static List<HeaderList> occasions(Profile profile, String origin) {
    var visitor = new Visitor(profile, "8.8.8.8", "fr-FR");
    var lists = new ArrayList<HeaderList>();
    for (Purpose purpose : Purpose.values()) {
      Occasion bare = Occasion.of(purpose, "GET", origin);
      Occasion form = Occasion.of(purpose, "POST", origin).withContentType("application/json");
      for (Occasion occasion : List.of(bare, form)) {
        lists.add(visitor.headers(occasion));
        lists.add(visitor.headers(occasion.withReferer(origin + "/page")));
        lists.add(visitor.headers(occasion.withReferer("https://elsewhere.example/")));
      }
    }
    return lists;
  }

  private static Stream<String> names(HeaderList headers) {
    return IntStream.range(0, headers.size())
        .mapToObj(i -> headers.name(i).toLowerCase(Locale.ROOT));
  }
}
