package dev.trafficgenerator.run.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

  @ParameterizedTest
  @CsvSource({"0, '0'", "999, '999'", "1234, '1,234'", "1234567, '1,234,567'"})
  void countsAreGrouped(long count, String expected) {
    assertThat(Figure.count(count)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0/s", "12.34, 12.3/s", "421.4, 421/s", "9999, '9,999/s'", "12345, 12.3 k/s"})
  void ratesLoseDigitsAsTheyGrow(double rate, String expected) {
    assertThat(Figure.rate(rate)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.04, 0.0 ms", "1.26, 1.3 ms", "182.4, 182 ms", "1240, 1.24 s"})
  void timesTurnToSeconds(double millis, String expected) {
    assertThat(Figure.millis(millis)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 0 %", "42, 10000, 0.42 %", "25, 100, 25 %", "0, 0, 0 %"})
  void sharesAreInPercent(double part, double whole, String expected) {
    assertThat(Figure.percent(part, whole)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"512, 512 B", "567000, 567.0 kB", "1600000, 1.6 MB", "2500000000, 2.50 GB"})
  void bytesAreInPowersOfTen(long bytes, String expected) {
    assertThat(Figure.bytes(bytes)).isEqualTo(expected);
  }

  @Test
  void clocksShowHoursOnlyWhenThereAreAny() {
    assertThat(Figure.clock(Duration.ofSeconds(187))).isEqualTo("3:07");
    assertThat(Figure.clock(Duration.ofSeconds(3_723))).isEqualTo("1:02:03");
  }
}
