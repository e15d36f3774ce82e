package dev.trafficgenerator.console.load.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 1, 3",
    "4, 1, 4",
    "5, 2, 6",
    "50, 20, 60",
    "100, 50, 100",
    "250, 100, 300",
    "100000, 50000, 100000"
  })
  void aCountEndsAtARoundNumber(double largest, double step, double top) {
    assertThat(Scale.ofCount(largest, 4)).isEqualTo(new Scale(step, top));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.05",
    "1.5, 0.5",
    "4, 1",
    "45, 15",
    "60, 15",
    "600, 300",
    "5400, 1800",
    "86400, 21600",
    "864000, 432000",
    "1000000000, 432000000"
  })
  void timesAreMarkedAtRoundTimes(double largest, double step) {
    assertThat(Scale.ofSeconds(largest, 4)).isEqualTo(new Scale(step, largest));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 1, 3, 9.9, 59, 61, 3_599, 1e5, 1e9})
  void thereAreFewMarksAndNoneBehindTheEnd(double largest) {
    for (Scale scale : new Scale[] {Scale.ofCount(largest, 4), Scale.ofSeconds(largest, 4)}) {
      assertThat(scale.marks()).hasSizeBetween(2, 5).startsWith(0.0);
      assertThat(scale.marks().getLast()).isLessThanOrEqualTo(scale.top() * (1 + 1e-9));
      assertThat(scale.top()).isGreaterThanOrEqualTo(largest);
    }
  }
}
