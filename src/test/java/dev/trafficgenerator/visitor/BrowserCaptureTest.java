package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.visitor.Captures.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the profiles of Chrome and Firefox on Linux to what Chromium and Firefox really sent:
/// every name, order, letter case and value. Where a profile differs, the difference is written
/// here.
class BrowserCaptureTest {

  private static final Map<String, Purpose> PURPOSES =
      Map.ofEntries(
          Map.entry("/", Purpose.TYPED_NAVIGATION),
          Map.entry("/page2", Purpose.LINK_NAVIGATION),
          Map.entry("/post", Purpose.FORM_NAVIGATION),
          Map.entry("/frame", Purpose.FRAME),
          Map.entry("/s.css", Purpose.STYLE),
          Map.entry("/head.js", Purpose.SCRIPT),
          Map.entry("/async.js", Purpose.SCRIPT),
          Map.entry("/defer.js", Purpose.SCRIPT),
          Map.entry("/end.js", Purpose.SCRIPT),
          Map.entry("/i1.png", Purpose.IMAGE),
          Map.entry("/i2.webp", Purpose.IMAGE),
          Map.entry("/bg.png", Purpose.IMAGE),
          Map.entry("/fav.ico", Purpose.ICON),
          Map.entry("/favicon.ico", Purpose.ICON),
          Map.entry("/f.woff2", Purpose.FONT),
          Map.entry("/f2.woff2", Purpose.FONT),
          Map.entry("/api/get", Purpose.FETCH),
          Map.entry("/api/json", Purpose.FETCH));

  /// A module script, media, a script's own header, a beacon: no purpose stands for them.
  private static final Set<String> WITHOUT_PURPOSE =
      Set.of("/mod.js", "/v.mp4", "/api/xhr", "/beacon");

  /// Firefox gives these another urgency, or none, than others of their purpose.
  private static final Map<String, String> FIREFOX_PRIORITIES =
      Map.of(
          "/async.js", "u=2",
          "/defer.js", "u=2",
          "/end.js", "u=2",
          "/bg.png", "u=5, i",
          "/i1.png", "u=5, i");

  static Stream<Capture> captures() {
    return Captures.read("browsers.md").stream()
        .filter(capture -> !WITHOUT_PURPOSE.contains(path(capture)))
        .filter(capture -> !isFontOfStyleSheet(capture) || capture.title().startsWith("Chromium"));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theProfileSendsWhatTheBrowserSent(Capture capture) {
    boolean chromium = capture.title().startsWith("Chromium");
    Profile profile = Captures.profile(chromium ? "Chrome 156 on Linux" : "Firefox 153 on Linux");
    var visitor = new Visitor(profile, "8.8.8.8", "en-US,en;q=0.9");

    List<String> ours = Captures.written(visitor.headers(occasion(capture)), capture);

    List<String> theirs = chromium ? asChrome(capture) : asFirefox(capture);
    assertThat(isHttp2(capture) ? overHttp2(ours) : ours).containsExactlyElementsOf(theirs);
  }

  @Test
  void allPurposesAreCaptured() {
    assertThat(captures()).hasSize(82);
    assertThat(captures().map(capture -> PURPOSES.get(path(capture))).distinct())
        .containsExactlyInAnyOrder(Purpose.values());
  }

  private static Occasion occasion(Capture capture) {
    String origin =
        word(capture, 2).equals("remote")
            ? "http://shop.example.test:8000"
            : isHttp2(capture) ? "https://localhost:28443" : "http://localhost:28480";
    String accept = capture.header("Accept");
    return Occasion.of(PURPOSES.get(path(capture)), word(capture, 1), origin)
        .withReferer(capture.header("Referer"))
        .withContentType(capture.header("Content-Type"))
        .withAccept("application/json".equals(accept) ? accept : null);
  }

  /// What a desktop Chrome of Google's sends where Debian's headless Chromium sent this.
  private static List<String> asChrome(Capture capture) {
    var headers = new ArrayList<String>();
    for (String header : capture.headers()) {
      String name = header.substring(0, header.indexOf(':'));
      if (name.equals("priority")) {
        continue; // over HTTP/2 alone, which is not known yet
      }
      headers.add(
          name.equals("sec-ch-ua")
              ? "sec-ch-ua: " + BrandList.of("Google Chrome", 156)
              : header.replace("HeadlessChrome", "Chrome").replace("image/jxl,", ""));
      addPerson(headers, capture, "Sec-Fetch-Mode");
    }
    return headers;
  }

  private static List<String> asFirefox(Capture capture) {
    var headers = new ArrayList<String>();
    String priority = FIREFOX_PRIORITIES.get(path(capture));
    for (String header : capture.headers()) {
      String name = header.substring(0, header.indexOf(':'));
      boolean replaced = priority != null && name.equalsIgnoreCase("Priority");
      if (!replaced && !name.equals("te")) {
        headers.add(header);
      }
      addPerson(headers, capture, "Sec-Fetch-Site");
    }
    if (priority != null) {
      headers.add((isHttp2(capture) ? "priority: " : "Priority: ") + priority);
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

  /// Our fonts are preloaded ones; for one that only a style sheet names, Firefox changes the
  /// places of Referer and Connection and gives no urgency.
  private static boolean isFontOfStyleSheet(Capture capture) {
    return path(capture).equals("/f2.woff2");
  }

  private static boolean startsWithName(String header, String name) {
    return header.regionMatches(true, 0, name + ":", 0, name.length() + 1);
  }

  /// As the sender writes headers for HTTP/2.
  private static List<String> overHttp2(List<String> headers) {
    return headers.stream()
        .filter(header -> !header.startsWith("Host:") && !header.startsWith("Connection:"))
        .map(header -> {
          int colon = header.indexOf(':');
          return header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon);
        })
        .toList();
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
