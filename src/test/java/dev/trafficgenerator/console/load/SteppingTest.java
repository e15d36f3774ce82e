package dev.trafficgenerator.console.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.SettingRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteppingTest {
  private static Optional<String> next(Setting setting, String text, boolean isUp) {
    return Stepping.of((SettingRule.Bounded) SettingRule.of(setting))
        .next(text, SettingControl.defaultText(setting), isUp);
  }

  @ParameterizedTest
  @CsvSource({
    "SIMULATED_USERS, 50, 51",
    "SIMULATED_USERS, 99, 100",
    "SIMULATED_USERS, 100, 110",
    "SIMULATED_USERS, 2500, 2600",
    "SIMULATED_USERS, 1, 2",
    "RAMP_UP, 0, 0.1",
    "RAMP_UP, 0.9, 1",
    "RAMP_UP, 1, 2",
    "RAMP_UP, 30, 31",
    "AUTHENTICATED_SHARE, 0.5, 0.55",
    "REQUESTS_PER_SECOND, 100, 110"
  })
  void aStepIsATenthOfTheNumbersPowerOfTenUpAndDown(Setting setting, String low, String high) {
    assertThat(next(setting, low, true)).hasValue(high);
    assertThat(next(setting, high, false)).hasValue(low);
  }

  @Test
  void stepsStayWithinTheBounds() {
    assertThat(next(Setting.SIMULATED_USERS, "1", false)).hasValue("1");
    assertThat(next(Setting.SIMULATED_USERS, "100000", true)).hasValue("100000");
    assertThat(next(Setting.SIMULATED_USERS, "-7", true)).hasValue("1");
    assertThat(next(Setting.AUTHENTICATED_SHARE, "1", true)).hasValue("1");
    assertThat(next(Setting.DURATION, "0.1", false)).hasValue("0.1");
  }

  @Test
  void fromAnEmptyFieldStepsGoFromTheDefault() {
    assertThat(next(Setting.SIMULATED_USERS, " ", true)).hasValue("51");
    assertThat(next(Setting.DURATION, "", true)).hasValue("0.1");
  }

  @Test
  void whatIsNoNumberStays() {
    assertThat(next(Setting.SIMULATED_USERS, "many", true)).isEmpty();
    assertThat(next(Setting.SIMULATED_USERS, "1e999999999", true)).isEmpty();
  }
}
