package dev.trafficgenerator.console.load.curve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.load.curve.UserCurve.Point;
import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.LoadCurves;
import dev.trafficgenerator.run.RunSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserCurveTest {
  private static UserCurve curve(int users, int rampUp, int duration) {
    return UserCurve.of(
        new RunSettings.Builder()
            .simulatedUsers(users)
            .rampUp(Duration.ofSeconds(rampUp))
            .duration(Optional.of(duration).filter(it -> it > 0).map(Duration::ofSeconds))
            .build());
  }

  @Test
  void withoutARampAllAreThereFromTheStart() {
    UserCurve curve = curve(50, 0, 0);

    assertThat(curve.points()).containsExactly(new Point(0, 50), new Point(60, 50));
    assertThat(curve.hasEnd()).isFalse();
    assertThat(curve.fullSecond()).isZero();
  }

  @Test
  void aRampRisesToAllUsersAndTheRunEnds() {
    UserCurve curve = curve(100, 50, 600);

    assertThat(curve.points())
        .containsExactly(
            new Point(0, 1), new Point(49.5, 100), new Point(600, 100), new Point(600, 0));
    assertThat(curve.peakUsers()).isEqualTo(100);
    assertThat(curve.isCutShort()).isFalse();
  }

  @Test
  void fewUsersComeInSteps() {
    assertThat(curve(2, 10, 0).points())
        .containsExactly(new Point(0, 1), new Point(5, 1), new Point(5, 2), new Point(15, 2));
  }

  @Test
  void aRunThatIsOverBeforeAllHaveComeIsCutShort() {
    UserCurve curve = curve(100, 100, 50);

    assertThat(curve.isCutShort()).isTrue();
    assertThat(curve.peakUsers()).isEqualTo(51);
    assertThat(curve.points())
        .containsExactly(new Point(0, 1), new Point(50, 51), new Point(50, 0));
  }

  @Test
  void numbersThatNoRunTakesDrawTheNearestThatItDoes() {
    assertThat(curve(0, -5, -5).points()).containsExactly(new Point(0, 1), new Point(60, 1));
    assertThat(curve(Integer.MAX_VALUE, 0, 0).peakUsers()).isEqualTo(100_000);
  }

  private static UserCurve curved(LoadCurve curve, int rampUp, int duration) {
    return UserCurve.of(
        new RunSettings.Builder()
            .simulatedUsers(100)
            .rampUp(Duration.ofSeconds(rampUp))
            .duration(Optional.of(duration).filter(it -> it > 0).map(Duration::ofSeconds))
            .habits(it -> it.loadCurve(curve).dayLength(Duration.ofSeconds(240)))
            .build());
  }

  @Test
  void aLoadCurveIsDrawnWithItsJumpsUntilItsLastPoint() {
    UserCurve curve = curved(LoadCurves.drawn(0, 0.2, 50, 0.2, 50, 1, 100, 0), 0, 0);

    assertThat(curve.lastSecond()).isEqualTo(100);
    assertThat(curve.peakUsers()).isEqualTo(100);
    assertThat(curve.leastUsers()).isZero();
    assertThat(curve.points())
        .contains(new Point(0, 20), new Point(50, 100), new Point(75, 50), new Point(100, 0))
        .anyMatch(point -> point.second() > 49.9 && point.second() < 50 && point.users() == 20);
  }

  @Test
  void aDayIsDrawnAsOftenAsTheRunHasDays() {
    UserCurve curve = curved(new LoadCurve.BuiltIn(LoadCurve.Shape.DAY), 0, 480);

    assertThat(curve.points())
        .contains(new Point(40, 12), new Point(200, 100), new Point(280, 12), new Point(440, 100))
        .endsWith(new Point(480, 0));
    assertThat(curve.leastUsers()).as("the run's end aside").isEqualTo(12);
    assertThat(curved(new LoadCurve.BuiltIn(LoadCurve.Shape.DAY), 0, 0).lastSecond())
        .isEqualTo(240);
  }

  @Test
  void ofRampAndLoadCurveTheLowerIsDrawn() {
    UserCurve curve = curved(LoadCurves.drawn(0, 0.5), 100, 200);

    assertThat(curve.points())
        .contains(new Point(25, 26), new Point(100, 50), new Point(200, 50))
        .startsWith(new Point(0, 1));
  }

  @Test
  void aCurveThatNoRunTakesIsDrawnAllTheSame() {
    assertThat(curved(LoadCurves.drawn(50, 2, 10, -1), -5, -1).points()).isNotEmpty();
    assertThat(
            UserCurve.of(
                    new RunSettings.Builder()
                        .habits(it ->
                            it.loadCurve(new LoadCurve.BuiltIn(LoadCurve.Shape.DAY))
                                .dayLength(Duration.ZERO))
                        .build())
                .points())
        .isNotEmpty();
  }
}
