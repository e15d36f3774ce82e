package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Over;
import dev.trafficgenerator.visitor.Captures.Capture;
import dev.trafficgenerator.visitor.Occasion.Validators;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what Chrome and Firefox ask about stored answers, and where they put it, to what Chromium
/// and Firefox really sent.
class RevalidationTest {
  private static final Map<String, Purpose> PURPOSES =
      Map.of(
          "/", Purpose.TYPED_NAVIGATION,
          "/s.css", Purpose.STYLE,
          "/head.js", Purpose.SCRIPT,
          "/i1.png", Purpose.IMAGE,
          "/bg.png", Purpose.STYLE_IMAGE,
          "/frame", Purpose.FRAME,
          "/favicon.ico", Purpose.ICON);

  private static final Validators VALIDATORS =
      new Validators("\"v1\"", "Mon, 01 Jan 2024 00:00:00 GMT");

  static Stream<Capture> captures() {
    return Captures.read("revalidation.md").stream();
  }

  private static Visitor visitor(String name) {
    return new Visitor(Captures.profile(name), "8.8.8.8", "en-US,en;q=0.9");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theProfileAsksAsTheBrowserDoes(Capture capture) {
    boolean isChromium = capture.title().startsWith("Chromium");
    Visitor visitor = visitor(isChromium ? "Chrome 156 on Linux" : "Firefox 153 on Linux");
    String path = capture.request().split(" ", -1)[3];
    HeaderList headers =
        visitor
            .headers(
                Occasion.of(PURPOSES.get(path), "GET", "http://localhost:28480")
                    .withReferer(capture.header("Referer"))
                    .withValidators(VALIDATORS))
            .only(Over.HTTP_1_1);

    List<String> ours = new ArrayList<>(Captures.written(headers, capture));
    if (capture.header("Sec-Fetch-User") == null) {
      // Firefox was started with the page; our visitors are persons who type.
      ours.remove("Sec-Fetch-User: ?1");
    }
    assertThat(ours)
        .containsExactlyElementsOf(
            capture.headers().stream().map(header -> asPeopleSend(header)).toList());
  }

  @Test
  void bothBrowsersAreHeld() {
    assertThat(captures()).hasSize(2 * PURPOSES.size() - 1);
  }

  /// What differs between a desktop Chrome and a headless Chromium of Debian.
  private static String asPeopleSend(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith("sec-ch-ua:")
        ? "sec-ch-ua: " + BrandList.of("Google Chrome", 156)
        : header.replace("HeadlessChrome", "Chrome").replace("image/jxl,", "");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FORM_NAVIGATION", "FETCH", "XHR", "BEACON", "VIDEO", "AUDIO"})
  void whatCanBeStoredCanBeAskedAbout(Purpose purpose) {
    for (Profile profile : Visitors.standard().profiles()) {
      if (profile instanceof BrowserProfile) {
        HeaderList headers =
            visitor(profile.name())
                .headers(
                    Occasion.of(purpose, "GET", "https://a.example").withValidators(VALIDATORS));

        assertThat(headers.get("If-None-Match")).isEqualTo("\"v1\"");
        assertThat(headers.get("If-Modified-Since")).isEqualTo("Mon, 01 Jan 2024 00:00:00 GMT");
      }
    }
  }
}
