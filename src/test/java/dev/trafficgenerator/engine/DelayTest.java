package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.ThinkTimeModel;
import dev.trafficgenerator.run.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
  private static final int DRAWS = 20_000;
  private static final double NANOS = 1e9;

  private static double[] secondsOf(Delay delay) {
    RandomGenerator random = new SplittableRandom(1);
    double[] seconds = new double[DRAWS];
    Arrays.setAll(seconds, _ -> delay.nanos(random) / NANOS);
    Arrays.sort(seconds);
    return seconds;
  }

  private static RunSettings.Builder lognormal() {
    return new RunSettings.Builder().habits(it -> it.thinkTimeModel(ThinkTimeModel.LOGNORMAL));
  }

  @Test
  void uniformThinkTimesFillTheirRangeEvenly() {
    double[] seconds = secondsOf(Delay.thinkTime(RunSettings.DEFAULTS));

    assertThat(seconds[0]).isGreaterThanOrEqualTo(0.1);
    assertThat(seconds[DRAWS - 1]).isLessThanOrEqualTo(1);
    assertThat(Arrays.stream(seconds).average().orElseThrow()).isCloseTo(0.55, within(0.01));
    assertThat(seconds[DRAWS / 10]).isCloseTo(0.19, within(0.02));
  }

  /// The fixed seeds of runs that were made before there were other models give what they gave.
  @Test
  void uniformThinkTimesAreDrawnAsTheyAlwaysWere() {
    Delay delay = Delay.thinkTime(RunSettings.DEFAULTS);
    RandomGenerator random = SeedStream.TIMING.of(42, 0, 0);
    RandomGenerator same = SeedStream.TIMING.of(42, 0, 0);

    for (int i = 0; i < 100; i++) {
      assertThat(delay.nanos(random)).isEqualTo(same.nextLong(100_000_000, 1_000_000_001));
    }
  }

  @Test
  void aThinkTimeThatIsAlwaysTheSameDrawsNothing() {
    RandomGenerator random = new SplittableRandom(7);

    assertThat(Delay.of(TimeRange.always(Duration.ofSeconds(3))).nanos(random))
        .isEqualTo(3_000_000_000L);
    assertThat(random.nextLong()).isEqualTo(new SplittableRandom(7).nextLong());
  }

  @ParameterizedTest
  @CsvSource({"4, 1", "10, 0.5", "0.2, 1.5"})
  void lognormalThinkTimesHaveTheirMedianAndSpread(double median, double sigma) {
    var delay = new Delay.LogNormal(Math.round(median * NANOS), sigma, Long.MAX_VALUE);
    double[] seconds = secondsOf(delay);
    double mean = Arrays.stream(seconds).average().orElseThrow();

    assertThat(seconds[DRAWS / 2]).isCloseTo(median, within(0.05 * median));
    // One standard deviation of the logarithm up: the 84th percentile.
    assertThat(seconds[(int) (DRAWS * 0.8413)] / median)
        .isCloseTo(Math.exp(sigma), within(0.06 * Math.exp(sigma)));
    assertThat(mean / median)
        .isCloseTo(Math.exp(sigma * sigma / 2), within(0.1 * Math.exp(sigma * sigma / 2)));
  }

  @Test
  void noLognormalThinkTimeIsLongerThanTheCap() {
    double[] seconds =
        secondsOf(
            Delay.thinkTime(
                lognormal().habits(it -> it.thinkTimeCap(Duration.ofSeconds(10))).build()));

    assertThat(seconds[DRAWS - 1]).isEqualTo(10);
    // P(4 s · exp(N) > 10 s) = P(N > 0.916) = 18 %.
    assertThat(Arrays.stream(seconds).filter(it -> it == 10).count() / (double) DRAWS)
        .isCloseTo(0.18, within(0.01));
  }

  @Test
  void withNoSpreadAllLognormalThinkTimesAreTheMedian() {
    assertThat(secondsOf(Delay.thinkTime(lognormal().habits(it -> it.thinkTimeSigma(0)).build())))
        .containsOnly(4);
  }

  @Test
  void theLargestSigmaStaysWithinBounds() {
    long longest = RunSettings.DURATION_MAX.toNanos();
    double[] seconds = secondsOf(new Delay.LogNormal(longest, 10, longest));

    assertThat(seconds[0]).isNotNegative();
    assertThat(seconds[DRAWS - 1]).isEqualTo(1e9);
  }

  @Test
  void apiCallsArePacedAsPagesUnlessTheyHaveATimeOfTheirOwn() {
    RunSettings alike = lognormal().build();
    RunSettings apart =
        lognormal()
            .habits(it -> it.apiThinkTime(Optional.of(TimeRange.always(Duration.ofMillis(5)))))
            .build();

    assertThat(Delay.apiThinkTime(alike)).isEqualTo(Delay.thinkTime(alike));
    assertThat(Delay.apiThinkTime(apart)).isEqualTo(new Delay.Uniform(5_000_000, 5_000_000));
    assertThat(Delay.thinkTime(apart)).isEqualTo(Delay.thinkTime(alike));
  }
}
