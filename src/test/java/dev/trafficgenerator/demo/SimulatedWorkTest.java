package dev.trafficgenerator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.demo.SimulatedWork.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedWorkTest {
  private static final Effort EFFORT = new Effort(10, 0.3, 0.2);

  @Test
  void delaysLieAroundTheirMedianAndAFewFarAbove() {
    var random = new SplittableRandom(1);
    double[] millis = new double[100_000];
    Arrays.setAll(millis, _ -> SimulatedWork.delayNanos(EFFORT, random) / 1e6);
    Arrays.sort(millis);

    assertThat(millis[50_000]).isBetween(9.8, 10.2);
    assertThat(millis[5_000]).isBetween(4.7, 5.3);
    assertThat(millis[95_000]).isBetween(19.0, 21.5);
    assertThat(millis[99_900]).isBetween(80.0, 250.0);
    assertThat(millis[99_999]).isLessThanOrEqualTo(500);
  }

  @Test
  void anEffortOfNothingTakesNoTime() {
    assertThat(SimulatedWork.delayNanos(Effort.NONE, new SplittableRandom(1))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, STALE",
    "0.299, STALE",
    "0.3, BROKEN",
    "0.499, BROKEN",
    "0.5, DONE",
    "0.999, DONE"
  })
  void luckDecides(double luck, Outcome outcome) {
    assertThat(SimulatedWork.outcome(EFFORT, luck)).isEqualTo(outcome);
  }

  @Test
  void theSameSeedHasTheSameLuck() throws InterruptedException {
    assertThat(outcomes(5)).isEqualTo(outcomes(5)).isNotEqualTo(outcomes(6));
  }

  @Test
  void mishapsHaveTheirShare() throws InterruptedException {
    List<Outcome> outcomes = outcomes(1);

    assertThat(outcomes).filteredOn(Outcome.STALE::equals).hasSizeBetween(2_800, 3_200);
    assertThat(outcomes).filteredOn(Outcome.BROKEN::equals).hasSizeBetween(1_800, 2_200);
  }

  private static List<Outcome> outcomes(long seed) throws InterruptedException {
    var work = new SimulatedWork(new DemoSettings(0, seed, Duration.ofSeconds(1), false, true));
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      outcomes.add(work.done(EFFORT));
    }
    return outcomes;
  }

  @Test
  void withoutMishapsAllIsDone() throws InterruptedException {
    var certainFailure = new Effort(0.001, 0, 1);
    var delaysOnly = new DemoSettings(0, 1, Duration.ofSeconds(1), true, false);

    assertThat(new SimulatedWork(delaysOnly).done(certainFailure)).isEqualTo(Outcome.DONE);
    assertThat(new SimulatedWork(delaysOnly.steady()).done(certainFailure)).isEqualTo(Outcome.DONE);
  }
}
