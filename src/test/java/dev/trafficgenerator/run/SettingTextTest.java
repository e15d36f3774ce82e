package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.sitemap.Checked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTextTest {

  @ParameterizedTest
  @EnumSource
  void eachSettingHasAText(Setting setting) {
    assertThat(SettingText.of(setting, RunSettings.DEFAULTS)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TARGET_URL | https://shop.example.test/app",
        "DNS_OVERRIDE | none",
        "SIMULATED_USERS | 250",
        "DURATION | 90 s",
        "MINIMUM_THINK_TIME | 0.1 s",
        "REQUESTS_PER_SECOND | 12.5",
        "AUTHENTICATED_SHARE | by the sitemap",
        "THINK_TIME_MODEL | uniform",
        "THINK_TIME_SIGMA | 1",
        "API_THINK_TIME | 0.1 to 2 s",
        "PAUSE_BETWEEN_SESSIONS | 20 s",
        "PAGES_PER_SESSION | by length",
        "BOUNCE_SHARE | 0.4",
        "POPULARITY | zipf",
        "LOAD_CURVE | 0.2 at 0 s, 1 at 60.5 s",
        "DAY_LENGTH | 86400 s",
        "VERIFY_TLS | on",
        "BROWSER_MIX | chrome 60, safari 2.5",
        "XFF_COUNTRIES | DE 50, US 2.5",
        "RETURNING_VISITORS | 0.3",
        "SEED | 7",
        "THRESHOLDS | latency_ms.p95 <250, else abort"
      })
  void itReadsAsPeopleSayIt(Setting setting, String text) {
    Threshold threshold =
        Threshold.of("latency_ms.p95", "<250") instanceof Checked.Valid<Threshold>(var valid)
            ? valid
            : null;
    RunSettings settings =
        new RunSettings.Builder()
            .targetUrl("https://user:geheim@shop.example.test/app")
            .simulatedUsers(250)
            .duration(Optional.of(Duration.ofSeconds(90)))
            .requestsPerSecond(OptionalDouble.of(12.5))
            .habits(it ->
                it.apiThinkTime(
                        Optional.of(new TimeRange(Duration.ofMillis(100), Duration.ofSeconds(2))))
                    .pauseBetweenSessions(Optional.of(TimeRange.always(Duration.ofSeconds(20))))
                    .bounceShare(OptionalDouble.of(0.4))
                    .popularity(Popularity.ZIPF)
                    .loadCurve(LoadCurves.drawn(0, 0.2, 60.5, 1)))
            .verifyTls(true)
            .browserMix(new Mix<>(Map.of(BrowserFamily.SAFARI, 2.5, BrowserFamily.CHROME, 60.0)))
            .countryMix(new Mix<>(Map.of(Country.US, 2.5, Country.DE, 50.0)))
            .seed(OptionalLong.of(7))
            .thresholds(new Thresholds(List.of(threshold), true))
            .build();

    assertThat(SettingText.of(setting, settings)).isEqualTo(text);
  }

  @Test
  void withoutThresholdsThereAreNone() {
    assertThat(SettingText.of(Setting.THRESHOLDS, RunSettings.DEFAULTS)).isEqualTo("none");
  }
}
