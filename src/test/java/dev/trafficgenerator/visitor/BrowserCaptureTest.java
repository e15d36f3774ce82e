package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.HeaderList.Over;
import dev.trafficgenerator.visitor.Captures.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the profiles of Chrome and Firefox on Linux to what Chromium and Firefox really sent, over
/// both versions of HTTP: every name, order, letter case and value. Where a profile differs, the
/// difference is written here.
class BrowserCaptureTest {

  /// Of the pictures on the first page, Chromium raised `i2.webp` alone.
  private static final Map<String, Purpose> PURPOSES =
      Map.ofEntries(
          Map.entry("/", Purpose.TYPED_NAVIGATION),
          Map.entry("/page2", Purpose.LINK_NAVIGATION),
          Map.entry("/post", Purpose.FORM_NAVIGATION),
          Map.entry("/frame", Purpose.FRAME),
          Map.entry("/s.css", Purpose.STYLE),
          Map.entry("/pre.css", Purpose.PRELOADED_STYLE),
          Map.entry("/head.js", Purpose.SCRIPT),
          Map.entry("/end.js", Purpose.LATE_SCRIPT),
          Map.entry("/async.js", Purpose.ASYNC_SCRIPT),
          Map.entry("/defer.js", Purpose.DEFERRED_SCRIPT),
          Map.entry("/pre.js", Purpose.PRELOADED_SCRIPT),
          Map.entry("/mod.js", Purpose.MODULE_SCRIPT),
          Map.entry("/modpre.js", Purpose.PRELOADED_MODULE),
          Map.entry("/f2.woff2", Purpose.FONT),
          Map.entry("/f.woff2", Purpose.PRELOADED_FONT),
          Map.entry("/i2.webp", Purpose.IMAGE),
          Map.entry("/big1.png", Purpose.IMAGE),
          Map.entry("/big2.png", Purpose.IMAGE),
          Map.entry("/big3.png", Purpose.IMAGE),
          Map.entry("/big4.png", Purpose.IMAGE),
          Map.entry("/big5.png", Purpose.IMAGE),
          Map.entry("/i1.png", Purpose.LATER_IMAGE),
          Map.entry("/big6.png", Purpose.LATER_IMAGE),
          Map.entry("/big7.png", Purpose.LATER_IMAGE),
          Map.entry("/small.png", Purpose.LATER_IMAGE),
          Map.entry("/nosize.png", Purpose.LATER_IMAGE),
          Map.entry("/pre.png", Purpose.LATER_IMAGE),
          // Asked for while it was far below: of no more urgency than other pictures.
          Map.entry("/lazyfar.png", Purpose.LATER_IMAGE),
          Map.entry("/lazyin.png", Purpose.LAZY_IMAGE),
          Map.entry("/bg.png", Purpose.STYLE_IMAGE),
          Map.entry("/v.mp4", Purpose.VIDEO),
          Map.entry("/a.mp3", Purpose.AUDIO),
          Map.entry("/fav.ico", Purpose.ICON),
          Map.entry("/favicon.ico", Purpose.ICON),
          Map.entry("/api/get", Purpose.FETCH),
          Map.entry("/api/asked", Purpose.FETCH),
          Map.entry("/api/json", Purpose.FETCH),
          Map.entry("/api/del", Purpose.FETCH),
          Map.entry("/api/xhr", Purpose.XHR),
          Map.entry("/api/xhrh", Purpose.XHR),
          Map.entry("/api/xhrasked", Purpose.XHR),
          Map.entry("/api/xhrjson", Purpose.XHR),
          Map.entry("/api/xhrjsonh", Purpose.XHR),
          Map.entry("/beacon", Purpose.BEACON));

  static Stream<Capture> captures() {
    return Captures.read("browsers.md").stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theProfileSendsWhatTheBrowserSent(Capture capture) {
    Profile profile =
        Captures.profile(isChromium(capture) ? "Chrome 156 on Linux" : "Firefox 153 on Linux");
    var visitor = new Visitor(profile, "8.8.8.8", "en-US,en;q=0.9");
    HeaderList headers =
        visitor.headers(occasion(capture)).only(isHttp2(capture) ? Over.HTTP_2 : Over.HTTP_1_1);

    List<String> ours = new ArrayList<>(Captures.written(headers, capture));
    if (capture.header("X-Requested-With") == null) {
      // A script sets it or does not; ours always do.
      ours.removeIf(header -> header.startsWith("X-Requested-With:"));
    }

    assertThat(isHttp2(capture) ? Captures.overHttp2(ours) : ours)
        .containsExactlyElementsOf(isChromium(capture) ? asChrome(capture) : asFirefox(capture));
  }

  @Test
  void allPurposesAreCaptured() {
    assertThat(captures()).hasSize(193);
    for (String browser : List.of("Chromium", "Firefox")) {
      for (String version : List.of("h1", "h2")) {
        assertThat(
                captures()
                    .filter(capture -> capture.title().startsWith(browser))
                    .filter(capture -> word(capture, 0).equals(version))
                    .map(BrowserCaptureTest::purpose)
                    .distinct())
            .containsExactlyInAnyOrder(Purpose.values());
      }
    }
  }

  private static Purpose purpose(Capture capture) {
    if (capture.request().endsWith(" in view")) {
      return Purpose.LAZY_IMAGE;
    }
    return Objects.requireNonNull(PURPOSES.get(path(capture)), path(capture));
  }

  private static Occasion occasion(Capture capture) {
    String origin =
        word(capture, 2).equals("remote")
            ? "http://shop.example.test:8000"
            : isHttp2(capture) ? "https://localhost:28443" : "http://localhost:28480";
    String accept = Objects.requireNonNull(capture.header("Accept"));
    return Occasion.of(purpose(capture), word(capture, 1), origin)
        .withReferer(capture.header("Referer"))
        .withContentType(capture.header("Content-Type"))
        .withAccept(accept.startsWith("application/json") ? accept : null);
  }

  /// What a desktop Chrome of Google's sends where Debian's headless Chromium sent this.
  private static List<String> asChrome(Capture capture) {
    var headers = new ArrayList<String>();
    for (String header : capture.headers()) {
      headers.add(
          startsWithName(header, "sec-ch-ua")
              ? "sec-ch-ua: " + BrandList.of("Google Chrome", 156)
              : header.replace("HeadlessChrome", "Chrome").replace("image/jxl,", ""));
      addPerson(headers, capture, "Sec-Fetch-Mode");
    }
    return headers;
  }

  private static List<String> asFirefox(Capture capture) {
    var headers = new ArrayList<String>();
    for (String header : capture.headers()) {
      // The captured sheet did not say that its font is WOFF, as sheets do.
      boolean isCoding = startsWithName(header, "Accept-Encoding");
      headers.add(
          isCoding && path(capture).equals("/f2.woff2")
              ? header.substring(0, header.indexOf(' ')) + " identity"
              : header);
      addPerson(headers, capture, "Sec-Fetch-Site");
    }
    return headers;
  }

  /// The click and the form were started by a script; our visitors are persons.
  private static void addPerson(List<String> headers, Capture capture, String after) {
    Set<String> started = Set.of("/page2", "/post");
    String last = headers.getLast();
    if (started.contains(path(capture)) && startsWithName(last, after)) {
      headers.add(isHttp2(capture) ? "sec-fetch-user: ?1" : "Sec-Fetch-User: ?1");
    }
  }

  private static boolean startsWithName(String header, String name) {
    return header.regionMatches(true, 0, name + ":", 0, name.length() + 1);
  }

  private static boolean isChromium(Capture capture) {
    return capture.title().startsWith("Chromium");
  }

  private static boolean isHttp2(Capture capture) {
    return word(capture, 0).equals("h2");
  }

  private static String path(Capture capture) {
    return word(capture, 3);
  }

  private static String word(Capture capture, int index) {
    return capture.request().split(" ", -1)[index];
  }
}
