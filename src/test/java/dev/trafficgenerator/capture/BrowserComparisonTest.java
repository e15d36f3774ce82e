package dev.trafficgenerator.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trafficgenerator.capture.CaptureServer.Wire;
import dev.trafficgenerator.visitor.OneBrowser;
import dev.trafficgenerator.visitor.Visitors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sends the browsers of this machine and our visitors on the same journey, and finds no difference
/// but for those that are [Known]. What came of it stands in `target/browser-comparison-*.md`.
/// Where a browser is not there, nothing is installed: the test is skipped, and says so.
class BrowserComparisonTest {
  private static final String HTTP_2 = "HTTP/2";

  /// How the site is reached.
  private record Way(String name, Wire wire, String host) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("HTTP/1.1", Wire.HTTP_1_1, "localhost"),
          new Way(HTTP_2, Wire.HTTP_2, "localhost"),
          new Way("HTTP/1.1, not secure", Wire.HTTP_1_1, RealBrowser.REMOTE_HOST));

  @TempDir private Path folder;

  @Test
  void ourChromeIsAsChromiumIs() throws Exception {
    String version = version(Chromium.PROGRAM);
    Visitors visitors =
        OneBrowser.of("chrome.txt", "Chrome {version} on Linux", RealBrowser.major(version));

    Map<String, Comparison> comparisons = compare(Chromium::new, visitors);
    comparisons.get(HTTP_2).withOrder(CaptureSite.body(Journey.TYPED.path()));

    hold(new ComparisonTable(version, Known.CHROMIUM, comparisons), Chromium.PROGRAM);
  }

  @Test
  void ourFirefoxIsAsFirefoxIs() throws Exception {
    String version = version(Firefox.PROGRAM);
    Visitors visitors =
        OneBrowser.of("firefox.txt", "Firefox {version} on Linux", RealBrowser.major(version));

    Map<String, Comparison> comparisons = compare(Firefox::new, visitors);

    hold(new ComparisonTable(version, Known.FIREFOX, comparisons), Firefox.PROGRAM);
  }

  private static String version(String program) {
    Optional<String> version = RealBrowser.version(program);
    assumeTrue(version.isPresent(), "no " + program + " on this machine: nothing to compare with");
    return version.orElseThrow();
  }

  private Map<String, Comparison> compare(Function<Path, RealBrowser> browsers, Visitors visitors)
      throws Exception {
    var comparisons = new LinkedHashMap<String, Comparison>();
    for (Way way : WAYS) {
      Capture theirs = theirs(browsers, way);
      Capture ours = ours(visitors, way);
      comparisons.put(way.name, Comparison.of(theirs, ours));
    }
    return comparisons;
  }

  private Capture theirs(Function<Path, RealBrowser> browsers, Way way) throws IOException {
    Path home = folder.resolve(way.name.replaceAll("\\W", ""));
    try (var server = new CaptureServer(way.wire, new CaptureSite());
        RealBrowser browser = browsers.apply(home)) {
      return Capture.of(browser, server, way.host);
    }
  }

  private static Capture ours(Visitors visitors, Way way) throws Exception {
    try (var server = new CaptureServer(way.wire, new CaptureSite())) {
      return new OurVisitor(visitors, server, way.host).capture();
    }
  }

  private static void hold(ComparisonTable table, String program) throws IOException {
    Files.writeString(Path.of("target/browser-comparison-" + program + ".md"), table.markdown());

    assertThat(table.unknown()).as("differences that are not known").isEmpty();
    assertThat(table.unused()).as("known differences that do not exist").isEmpty();
  }
}
