package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.visitor.Visitors;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountryMixTest {

  /// Each request is by another visitor.
  private static RunSettings.Builder from(Map<Country, Double> weights) {
    Duration think = Duration.ofMillis(5);
    return Plans.settings()
        .minSessionLength(Duration.ZERO)
        .maxSessionLength(Duration.ZERO)
        .minThinkTime(think)
        .maxThinkTime(think)
        .countryMix(new Mix<>(weights));
  }

  private static List<CountryCount> countries(EngineOnScript running) {
    return running.figures().sessions().countries();
  }

  @Test
  void theCountriesAreThoseThatTheTableHas() {
    assertThat(Stream.of(Country.values()).map(Country::name))
        .containsExactlyInAnyOrderElementsOf(Visitors.countries());
  }

  @Test
  void visitorsComeFromTheCountriesAndALiveUpdateBringsThemFromOthers() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(
          Plans.plan(
              from(Map.of(Country.DE, 3.0, Country.FR, 1.0, Country.JP, 0.0)), Plans.api("/a")));
      List<Sent> sent = site.awaitSent(200);
      Set<String> addresses = new HashSet<>();
      sent.forEach(it -> addresses.add(it.header("X-Forwarded-For")));

      assertThat(addresses).hasSizeGreaterThan(80);
      assertThat(countries(running)).extracting(CountryCount::country).containsExactly("DE", "FR");
      assertThat(countries(running).getFirst().sessions())
          .isGreaterThan(countries(running).getLast().sessions() * 2);

      running.update(from(Map.of(Country.BR, 1.0)), Setting.XFF_COUNTRIES);

      await().until(() -> countries(running).size() == 3);
      long others =
          countries(running).stream()
              .filter(it -> !it.country().equals("BR"))
              .mapToLong(CountryCount::sessions)
              .sum();
      site.awaitSent(site.sent().size() + 50);
      assertThat(
              countries(running).stream()
                  .filter(it -> !it.country().equals("BR"))
                  .mapToLong(CountryCount::sessions)
                  .sum())
          .as("also nobody who was here before comes from where nobody comes any more")
          .isEqualTo(others);
    }
  }

  @Test
  void worldwideCountsNoCountry() {
    var site = ScriptedSite.friendly();
    try (var running = new EngineOnScript(site)) {
      running.start(Plans.plan(from(Map.of()), Plans.api("/a")));
      site.awaitSent(20);

      assertThat(countries(running)).isEmpty();
    }
  }

  @Test
  void thePreviewShowsAddressesOfTheCountries() {
    var random = new java.util.SplittableRandom(1);
    Visitors danes = Visitors.standard().from(Map.of("DK", 1.0));
    Set<String> networks = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      networks.add(danes.apiClient(random).address().replaceFirst("\\..*", ""));
    }

    List<ShownRequest> planned =
        RequestPreview.of(
            Plans.plan(from(Map.of(Country.DK, 1.0)), Plans.api("/a")), Visitors.standard(), 7, 20);

    assertThat(planned)
        .allSatisfy(it ->
            assertThat(it.headers())
                .filteredOn(header -> header.name().equals("X-Forwarded-For"))
                .singleElement()
                .satisfies(header ->
                    assertThat(networks).contains(header.value().replaceFirst("\\..*", ""))));
  }
}
