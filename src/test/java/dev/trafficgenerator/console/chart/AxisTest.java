package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest
  @CsvSource({
    "0, 4, false, 1, 0.25",
    "1, 4, false, 1, 0.25",
    "97, 4, false, 100, 25",
    "101, 4, false, 150, 50",
    "421, 4, false, 600, 200",
    "0.3, 3, false, 0.3, 0.1",
    "5, 4, true, 6, 2",
    "1, 4, true, 1, 1",
    "12345, 3, false, 15000, 5000"
  })
  void anAxisEndsAtARoundNumber(
      double greatest, int ticks, boolean whole, double max, double step) {
    Axis axis = Axis.holding(greatest, ticks, whole);

    assertThat(axis.max()).isCloseTo(max, within(1e-9));
    assertThat(axis.step()).isEqualTo(step);
  }

  @Test
  void whatIsGreaterIsHeldAtOnce() {
    var axis = new Axis.Steady(4, false);
    axis.holding(90);

    assertThat(axis.holding(390).max()).isEqualTo(400);
  }

  @Test
  void aLittleLessDoesNotMoveTheAxis() {
    var axis = new Axis.Steady(4, false);
    axis.holding(390);

    assertThat(axis.holding(210).max()).isEqualTo(400);
  }

  @Test
  void muchLessDoes() {
    var axis = new Axis.Steady(4, false);
    axis.holding(390);

    assertThat(axis.holding(95).max()).isEqualTo(100);
  }

  @Test
  void valuesLieBetweenBottomAndTop() {
    var axis = new Axis(200, 50);

    assertThat(axis.y(0, 300, 100)).isEqualTo(300);
    assertThat(axis.y(200, 300, 100)).isEqualTo(100);
    assertThat(axis.y(50, 300, 100)).isEqualTo(250);
  }
}
