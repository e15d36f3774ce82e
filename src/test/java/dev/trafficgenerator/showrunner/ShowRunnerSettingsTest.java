package dev.trafficgenerator.showrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowRunnerSettingsTest {
  private final List<String> warnings = new ArrayList<>();

  private ShowRunnerSettings settings(Map<String, String> environment) {
    return ShowRunnerSettings.of(environment, warnings::add);
  }

  @Test
  void thePlacesOfAShowRunnerAreTheDefaults() {
    var defaults = new ShowRunnerSettings(Path.of("/config/app.json"), OptionalInt.of(9090), false);

    assertThat(settings(Map.of())).isEqualTo(defaults);
    assertThat(settings(Map.of("SHOWRUNNER_CONFIG_PATH", " ", "SHOWRUNNER_METRICS_PORT", "")))
        .isEqualTo(defaults);
  }

  @Test
  void whatIsSetIsAskedFor() {
    assertThat(settings(Map.of("SHOWRUNNER_CONFIG_PATH", "/srv/app.json")))
        .isEqualTo(new ShowRunnerSettings(Path.of("/srv/app.json"), OptionalInt.of(9090), true));
    assertThat(settings(Map.of("SHOWRUNNER_METRICS_PORT", " 9100 ")).metricsPort()).hasValue(9100);
    assertThat(settings(Map.of("SHOWRUNNER_METRICS_PORT", "OFF")).metricsPort()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http", "9090/tcp", "999999999999"})
  void aPortThatIsNoneIsSaidAndTheDefaultCounts(String text) {
    assertThat(settings(Map.of("SHOWRUNNER_METRICS_PORT", text)).metricsPort()).hasValue(9090);
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("SHOWRUNNER_METRICS_PORT", text, "9090");
  }
}
