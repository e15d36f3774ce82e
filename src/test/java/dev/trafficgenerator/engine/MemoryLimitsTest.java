package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryLimitsTest {
  private final MemoryLimits limits = new MemoryLimits(1_000, 2_000);

  @ParameterizedTest
  @CsvSource({
    "0, false, ENOUGH",
    "1000, false, ENOUGH",
    "1001, false, SHORT",
    "901, true, SHORT",
    "900, true, ENOUGH",
    "950, false, ENOUGH",
    "1939, false, SHORT",
    "1940, false, OUT",
    "1940, true, OUT",
    "5000, false, OUT"
  })
  void memoryIsShortFromTheSoftLimitUntilATenthBelowAndOutShortlyBeforeTheHardOne(
      long resident, boolean wasShort, MemoryLimits.Verdict verdict) {
    assertThat(limits.verdict(resident, wasShort)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"3880, OUT", "3879, ENOUGH"})
  void aSoftLimitAboveTheHardOneNeverSpeaks(long resident, MemoryLimits.Verdict verdict) {
    assertThat(new MemoryLimits(9_000, 4_000).verdict(resident, false)).isEqualTo(verdict);
  }
}
