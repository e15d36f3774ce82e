package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.figures.LatencySummary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
  private static final int[] PERMILLES = {1, 10, 250, 500, 900, 950, 990, 999, 1000};
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /// Half of the third significant digit of 999.
  private static final double ERROR_PERCENT_MAX = 0.05;

  private static final SplittableRandom RANDOM = new SplittableRandom(20261122);

  static Stream<Arguments> distributions() {
    return Stream.of(
        distribution("uniform", 100_000, () -> RANDOM.nextLong(1_000, 80_000_000)),
        distribution("exponential", 100_000, () -> exponential(12_000_000)),
        distribution(
            "bimodal",
            100_000,
            () -> RANDOM.nextInt(20) == 0 ? 2_000_000_000L + exponential(1e8) : exponential(3e5)),
        distribution("constant", 5_000, () -> 121_357L),
        distribution("one nanosecond", 5_000, () -> 1L),
        distribution("nothing but zero", 5_000, () -> 0L),
        distribution("a single time", 1, () -> 987_654_321L),
        distribution("up to the cap", 50_000, () -> RANDOM.nextLong(HOUR_NANOS / 2, HOUR_NANOS)),
        distribution(
            "over all magnitudes", 100_000, () -> 1L << RANDOM.nextInt(41) | RANDOM.nextInt(2)));
  }

  private static Arguments distribution(String name, int count, LongSupplier draw) {
    return Arguments.of(name, LongStream.generate(draw).limit(count).toArray());
  }

  private static long exponential(double mean) {
    return (long) (-mean * Math.log(1 - RANDOM.nextDouble()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void percentilesAreRightToThreeDigits(String name, long[] nanos) {
    long[] percentiles = distributionOf(nanos).percentilesNanos(PERMILLES);

    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < PERMILLES.length; i++) {
      assertThat((double) percentiles[i])
          .as("%s at %d of 1000", name, PERMILLES[i])
          .isCloseTo(exact(sorted, PERMILLES[i]), withPercentage(ERROR_PERCENT_MAX));
    }
  }

  /// The smallest value such that at least so many of 1,000 are at or below it.
  private static double exact(long[] sorted, int permille) {
    int atOrBelow = 0;
    while (atOrBelow * 1000L < (long) permille * sorted.length) {
      atOrBelow++;
    }
    return sorted[atOrBelow - 1];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void percentilesAreThoseOfHdrHistogram(String name, long[] nanos) {
    var yardstick = new Histogram(HOUR_NANOS, 4);
    Arrays.stream(nanos).forEach(yardstick::recordValue);

    long[] percentiles = distributionOf(nanos).percentilesNanos(PERMILLES);

    for (int i = 0; i < PERMILLES.length; i++) {
      double expected = yardstick.getValueAtPercentile(PERMILLES[i] / 10.0);
      assertThat((double) percentiles[i])
          .as("%s at %d of 1000", name, PERMILLES[i])
          .isCloseTo(expected, withPercentage(ERROR_PERCENT_MAX + 0.01));
    }
  }

  /// The times are 1, 2, 3 … nanoseconds.
  @ParameterizedTest(name = "of {0} times, {1} of 1,000 are at or below the one of rank {2}")
  @CsvSource({
    "1, 1, 1",
    "1, 999, 1",
    "2, 500, 1",
    "3, 500, 2",
    "10, 900, 9",
    "10, 950, 10",
    "20, 950, 19",
    "100, 990, 99",
    "100, 999, 100",
    "1000, 999, 999",
    "1001, 999, 1000",
    "1000, 1000, 1000"
  })
  void thePercentileIsTheSmallestTimeWithEnoughAtOrBelowIt(int count, int permille, long rank) {
    Distribution distribution = distributionOf(LongStream.rangeClosed(1, count).toArray());

    assertThat(distribution.percentilesNanos(permille)).containsExactly(rank);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("distributions")
  void meanAndGreatestAreExact(String name, long[] nanos) {
    LatencySummary summary = distributionOf(nanos).summary();

    assertThat(summary.max()).isEqualTo(Arrays.stream(nanos).max().orElseThrow() / 1e6);
    assertThat(summary.mean())
        .isCloseTo(Arrays.stream(nanos).average().orElseThrow() / 1e6, withPercentage(1e-9));
  }

  /// A target that falls behind an open schedule all day: 2^63 ns are 292 years, 2.6 million times
  /// an hour.
  @ParameterizedTest
  @ValueSource(ints = {2_600_000, 6_000_000})
  void theMeanOfVeryManyLongTimesIsExactToo(int count) {
    var histogram = new LatencyHistogram();
    for (int i = 0; i < count; i++) {
      histogram.record(HOUR_NANOS - (i & 1));
    }
    var distribution = new Distribution();
    distribution.add(histogram);
    distribution.add(histogram);

    double seconds = 2.0 * count * (HOUR_NANOS - 0.5) / 1e9;
    assertThat(distribution.summary().mean())
        .isCloseTo((HOUR_NANOS - 0.5) / 1e6, withPercentage(1e-9));
    assertThat(distribution.buckets().sumSeconds()).isCloseTo(seconds, withPercentage(1e-9));
  }

  @Test
  void aBucketsMiddleIsNearEveryValueInIt() {
    for (long nanos = 0; nanos < HOUR_NANOS; nanos += 1 + nanos / 1_500) {
      int bucket = LatencyHistogram.bucketOf(nanos);
      double middle = LatencyHistogram.middleOf(bucket);

      assertThat(Math.abs(middle - nanos)).isLessThanOrEqualTo(nanos / 2048.0);
      assertThat(LatencyHistogram.bucketOf(nanos + 1)).isBetween(bucket, bucket + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR_NANOS, HOUR_NANOS + 1, Long.MAX_VALUE})
  void whatIsLongerThanAnHourCountsAsAnHour(long nanos) {
    LatencySummary summary = distributionOf(nanos).summary();

    assertThat(summary.max()).isEqualTo(3_600_000);
    assertThat(summary.p50()).isCloseTo(3_600_000, withPercentage(ERROR_PERCENT_MAX));
    assertThat(summary.mean()).isEqualTo(3_600_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void whatIsBelowZeroCountsAsZero(long nanos) {
    Distribution distribution = distributionOf(nanos);

    assertThat(distribution.count()).isOne();
    assertThat(distribution.summary()).isEqualTo(LatencySummary.NONE);
  }

  @Test
  void nothingMeasuredIsAllZero() {
    assertThat(distributionOf().summary()).isEqualTo(LatencySummary.NONE);
    assertThat(distributionOf().buckets()).isEqualTo(LatencyBuckets.NONE);
  }

  @Test
  void noPercentileIsAboveTheGreatestValue() {
    LatencySummary summary = distributionOf(4_194_304_001L, 4_194_304_000L).summary();

    assertThat(summary.p999()).isLessThanOrEqualTo(summary.max());
    assertThat(summary.max()).isEqualTo(4194.304001);
  }

  @Test
  void aBoundTakesInWhatIsAtOrBelowIt() {
    LatencyBuckets buckets =
        distributionOf(0, 500_000, 520_000, 5_000_000, 5_100_000, 60_000_000_000L, 61_000_000_000L)
            .buckets();

    assertThat(buckets.within())
        .isEqualTo(List.of(2L, 3L, 3L, 4L, 5L, 5L, 5L, 5L, 5L, 5L, 5L, 5L, 5L, 5L, 5L, 6L));
    assertThat(buckets.count()).isEqualTo(7);
    assertThat(buckets.sumSeconds()).isCloseTo(121.01112, within(1e-9));
  }

  @Test
  void distributionsAddUp() {
    Distribution sum = distributionOf(1_000, 2_000_000);
    sum.add(histogramOf(3_000_000_000L));

    assertThat(sum.summary()).isEqualTo(distributionOf(1_000, 2_000_000, 3_000_000_000L).summary());
    assertThat(sum.count()).isEqualTo(3);
  }

  @Test
  void aClearedDistributionStartsAnew() {
    Distribution used = distributionOf(7, 2_000_000, 3_000_000_000L);
    used.clear();
    used.add(histogramOf(5_000));

    assertThat(used.summary()).isEqualTo(distributionOf(5_000).summary());
    assertThat(used.buckets()).isEqualTo(distributionOf(5_000).buckets());
  }

  @Test
  void noTimeIsLostBetweenThreads() throws InterruptedException {
    var histogram = new LatencyHistogram();
    int threads = 8;
    int each = 20_000;
    Thread[] recording = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      var random = new SplittableRandom(i);
      recording[i] =
          Thread.ofVirtual()
              .start(() -> {
                for (int j = 0; j < each; j++) {
                  histogram.record(random.nextLong(50_000_000));
                }
                histogram.record(1_000_000_000L);
              });
    }
    for (Thread thread : recording) {
      thread.join();
    }

    Distribution all = new Distribution();
    all.add(histogram);
    assertThat(all.count()).isEqualTo((long) threads * (each + 1));
    assertThat(all.summary().max()).isEqualTo(1_000);
  }

  private static LatencyHistogram histogramOf(long... nanos) {
    var histogram = new LatencyHistogram();
    Arrays.stream(nanos).forEach(histogram::record);
    return histogram;
  }

  private static Distribution distributionOf(long... nanos) {
    var distribution = new Distribution();
    distribution.add(histogramOf(nanos));
    return distribution;
  }
}
