package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.visitor.Visitors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrowserMixTest {
  private static final Sitemap PAGES = new Plans.Site().web("/a").build();

  /// Each request is by another visitor.
  private static RunSettings.Builder visitedBy(BrowserFamily family) {
    Duration think = Duration.ofMillis(5);
    return Plans.settings()
        .minSessionLength(Duration.ZERO)
        .maxSessionLength(Duration.ZERO)
        .minThinkTime(think)
        .maxThinkTime(think)
        .loadPageResources(false)
        .browserMix(new Mix<>(Map.of(family, 1.0)));
  }

  private static boolean isFirefox(Sent sent) {
    return Objects.requireNonNull(sent.header("User-Agent")).contains(" Firefox/");
  }

  @Test
  void theFamiliesAreThoseThatTheProfilesHave() {
    assertThat(Stream.of(BrowserFamily.values()).map(BrowserFamily::label))
        .containsExactlyInAnyOrderElementsOf(Visitors.standard().browserFamilies());
  }

  @Test
  void onlyBrowsersOfTheMixComeAndALiveUpdateBringsOthers() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(visitedBy(BrowserFamily.EDGE), PAGES));
      assertThat(site.awaitSent(30))
          .allMatch(it -> Objects.requireNonNull(it.header("User-Agent")).contains(" Edg/"));

      running.update(visitedBy(BrowserFamily.FIREFOX), Setting.BROWSER_MIX);

      await().until(() -> site.sent().stream().anyMatch(BrowserMixTest::isFirefox));
      int before = site.sent().size();
      assertThat(site.awaitSent(before + 30).subList(before, before + 30))
          .allMatch(BrowserMixTest::isFirefox);
    }
  }

  @Test
  void apiClientsComeWhateverTheMixIs() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(visitedBy(BrowserFamily.SAFARI), Plans.api("/a")));

      site.awaitSent(30);
      assertThat(running.figures().visitors())
          .hasSizeGreaterThan(3)
          .noneMatch(it -> it.browser() || it.name().startsWith("Safari"));
    }
  }

  @Test
  void thePreviewShowsTheMix() {
    List<ShownRequest> planned =
        RequestPreview.of(
            Plans.plan(visitedBy(BrowserFamily.SAFARI), PAGES), Visitors.standard(), 7, 20);

    assertThat(planned).allMatch(it -> it.visitor().startsWith("Safari "));
  }
}
