package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoadCourseTest {
  private static LoadCourse course(LoadCurve curve, String duration, String day) {
    return LoadCourse.of(
        new RunSettings.Builder()
            .duration(Optional.ofNullable(duration).map(Duration::parse))
            .habits(it -> it.loadCurve(curve).dayLength(Duration.parse(day)))
            .build());
  }

  private static LoadCourse drawn(double... secondsAndShares) {
    return course(LoadCurves.drawn(secondsAndShares), null, "P1D");
  }

  @ParameterizedTest
  @CsvSource({
    "STEADY,      ,  P1D,      0, 1",
    "STEADY, PT1M,  P1D, 100000, 1",
    "RAMP,   PT1M,  P1D,      0, 0",
    "RAMP,   PT1M,  P1D,     15, 0.25",
    "RAMP,   PT1M,  P1D,     60, 1",
    "RAMP,   PT1M,  P1D,     90, 1",
    // Without an end in ten minutes.
    "RAMP,       ,  P1D,    300, 0.5",
    "SPIKE,  PT100S, P1D,     0, 0.2",
    "SPIKE,  PT100S, P1D,    44, 0.2",
    "SPIKE,  PT100S, P1D,  47.5, 0.6",
    "SPIKE,  PT100S, P1D,    52, 1",
    "SPIKE,  PT100S, P1D,    99, 0.2",
    "DAY,        ,  P1D,      0, 0.45",
    "DAY,        ,  P1D,  14400, 0.12",
    "DAY,        ,  P1D,  72000, 1",
    "DAY,        ,  P1D,  84600, 0.545",
    "DAY,        ,  P1D,  86400, 0.45",
    "DAY,        ,  P1D, 100800, 0.12",
    "DAY,    PT1M,  PT24S,   20, 1",
    "DAY,    PT1M,  PT24S,   44, 1",
    "DAY,    PT1M,  PT24S, 28.5, 0.13",
  })
  void aCurveThatHasANameSaysWhichShareIsThere(
      LoadCurve.Shape shape, String duration, String day, double second, double share) {
    assertThat(course(new LoadCurve.BuiltIn(shape), duration, day).shareAt(second))
        .isCloseTo(share, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.2",
    "10, 0.2",
    "20, 0.6",
    "29.9, 0.996",
    "30, 0.1",
    "40, 0.1",
    "45, 0.3",
    "50, 0.5",
    "1000000, 0.5"
  })
  void ownPointsAreJoinedAndJumpAndHoldAtTheirEnds(double second, double share) {
    assertThat(drawn(10, 0.2, 30, 1, 30, 0.1, 40, 0.1, 50, 0.5).shareAt(second))
        .isCloseTo(share, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0", "0.001, 10, 1", "0.24, 10, 2", "0.25, 10, 3", "1, 10, 10", "0.5, 1, 1"})
  void aShareIsSoManyUsersAndOneAtLeastWhereItIsNotZero(double share, int users, int there) {
    assertThat(drawn(0, share).usersAt(5, users)).isEqualTo(there);
  }

  @Test
  void theSumOfTheShareIsThatOfManySmallSteps() {
    LoadCourse course = drawn(10, 0.2, 30, 1, 30, 0.1, 40, 0.1, 50, 0.5);
    LoadCourse day = course(new LoadCurve.BuiltIn(LoadCurve.Shape.DAY), null, "PT24S");
    for (LoadCourse each : new LoadCourse[] {course, day}) {
      double sum = 0;
      double step = 1.0 / 1024;
      for (double second = 0; second < 70; second += step) {
        if (second == Math.floor(second)) {
          assertThat(each.areaUpTo(second)).isCloseTo(sum, within(1e-3));
        }
        sum += each.shareAt(second + step / 2) * step;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSumOfTheShareLeadsBackToItsSecond(LoadCurve.Shape shape) {
    LoadCourse course = course(new LoadCurve.BuiltIn(shape), "PT100S", "PT24S");
    var random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double second = random.nextDouble(500);
      assertThat(course.secondOf(course.areaUpTo(second))).isCloseTo(second, within(1e-6));
    }
  }

  @Test
  void whereNobodyIsThereTheSumWaits() {
    LoadCourse course = drawn(0, 0, 10, 0, 10, 1, 12, 1, 12, 0, 20, 0, 20, 1);

    assertThat(course.secondOf(0)).isEqualTo(10);
    assertThat(course.secondOf(1)).isEqualTo(11);
    assertThat(course.secondOf(2)).isEqualTo(20);
    assertThat(drawn(0, 1, 10, 1, 10, 0).secondOf(10)).isInfinite();
    assertThat(drawn(0, 0).secondOf(0)).isInfinite();
  }

  @Test
  void coursesThatAreAlikeAreEqual() {
    assertThat(drawn(0, 0.2, 5, 1))
        .isEqualTo(drawn(0, 0.2, 5, 1))
        .hasSameHashCodeAs(drawn(0, 0.2, 5, 1));
    assertThat(drawn(0, 0.2, 5, 1)).isNotEqualTo(drawn(0, 0.2, 6, 1));
    assertThat(drawn(0, 0.2, 5, 1)).isNotEqualTo(drawn(0, 0.2, 5, 0.9));
    assertThat(drawn(0, 1, 5, 1).isSteady()).isTrue();
    assertThat(drawn(0, 1, 5, 0.9).isSteady()).isFalse();
  }
}
