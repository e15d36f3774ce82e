package dev.trafficgenerator.console.load.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0:00",
    "0.5, 0:00.5",
    "9.96, 0:10",
    "30, 0:30",
    "187, 3:07",
    "599.7, 10:00",
    "3600, 1:00:00",
    "86399, 23:59:59",
    "172800, 2 d",
    "183600, 2 d 3:00:00"
  })
  void timesReadAsOnAClock(double seconds, String text) {
    assertThat(Clock.text(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "1800, 30:00", "3600, 1 h", "64800, 18 h", "5400, 1:30:00", "86400, 1 d"})
  void onAnAxisWholeHoursAreShort(double seconds, String text) {
    assertThat(Clock.mark(seconds)).isEqualTo(text);
  }
}
