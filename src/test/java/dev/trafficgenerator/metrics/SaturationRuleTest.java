package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.metrics.SaturationRule.Second;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaturationRuleTest {

  @ParameterizedTest(name = "{0} wakes, {1} over 10 ms, {2} over 50 ms, CPU {3} %: late is {4}")
  @CsvSource({
    "   0,   0,   0, 100, false",
    " 100,   0,   0, 100, false",
    " 100,  11,   0,  89, false",
    " 100,  11,   0,  90, true",
    " 100,  10,   0, 100, false",
    " 100, 100,  10,   5, false",
    " 100, 100,  11,   5, true",
    "   9,   1,   1,   0, true",
    "  10,   1,   1,   0, false",
    "1000, 101, 101,   0, true"
  })
  void aSecondIsLateWhenATenthOfItsWakesWas(
      long wakes, long strained, long late, double cpuPercent, boolean isLate) {
    assertThat(new Second(wakes, strained, late, 100, 0, cpuPercent).isLate()).isEqualTo(isLate);
  }

  @ParameterizedTest(name = "{0} requests, {1} over 10 ms late, CPU {2} %: late is {3}")
  @CsvSource({
    "  0,   0, 100, false",
    "100,  10, 100, false",
    "100,  11,  89, false",
    "100,  11,  90, true",
    "100, 100,   5, false"
  })
  void withoutPausesItIsLateRequestsAndABusyCpuThatTell(
      long requests, long strained, double cpuPercent, boolean isLate) {
    assertThat(new Second(0, 0, 0, requests, strained, cpuPercent).isLate()).isEqualTo(isLate);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    // L = a late second, . = one on time; S = saturated after it, . = not
    "......, ......",
    "L.L..., ......",
    "LL...., ......",
    "LLL, ..S",
    "L.L.L, ....S",
    "L..L..L..L, ..........",
    "LLL....., ..SSSSS.",
    "LLL....L....., ..SSSSSSSSSS.",
    "LLL.....LL., ..SSSSS....",
    "LLL.....LLL, ..SSSSS...S"
  })
  void itTakesThreeOfFiveToBeSaturatedAndFiveToBeNoMore(String seconds, String expected) {
    var rule = new SaturationRule();
    var found = new StringBuilder();
    for (char second : seconds.toCharArray()) {
      long late = second == 'L' ? 50 : 0;
      found.append(rule.saturatedAfter(new Second(100, late, late, 100, 0, 0)) ? 'S' : '.');
    }

    assertThat(found).hasToString(expected);
  }
}
