package dev.trafficgenerator.console.load.curve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.load.curve.UserCurve.Point;
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
}
