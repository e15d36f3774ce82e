package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondsTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT10S, 10",
    "PT0.1S, 0.1",
    "PT0.000000001S, 0.000000001",
    "PT-1.5S, -1.5",
    "PT1000000000S, 1000000000"
  })
  void durationsAreWrittenAsDecimalsAndReadBack(Duration duration, String seconds) {
    assertThat(Seconds.of(duration)).isEqualTo(new BigDecimal(seconds));
    assertThat(Seconds.toDuration(new BigDecimal(seconds))).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"1e30, 1000000000000000000", "-1e30, -1000000000000000000", "1e-20, 0"})
  void whatDoesNotFitIsCut(BigDecimal seconds, long whole) {
    assertThat(Seconds.toDuration(seconds)).isEqualTo(Duration.ofSeconds(whole));
  }
}
