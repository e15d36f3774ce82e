package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.figures.ExponentialBuckets;
import dev.trafficgenerator.run.figures.LatencyBuckets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our own buckets as Prometheus' native ones: bucket i holds base^(i-1) < t <= base^i, where base
/// is 2^(1/16).
class NativeHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  private LatencyBuckets buckets() {
    var distribution = new Distribution();
    distribution.add(histogram);
    return distribution.buckets();
  }

  @ParameterizedTest
  @CsvSource({
    // 1 s is base^0 and the last in its bucket; 2 s is base^16
    "1_000_000_000, 0",
    "1_001_000_000, 1",
    "2_000_000_000, 16",
    "2_010_000_000, 17",
    "500_000_000, -16",
    // base^-160 = 2^-10 s = 976,562.5 ns
    "976_000, -160",
    "977_500, -159",
    // 1 h: log2(3600) * 16 = 189.02
    "3_600_000_000_000, 190",
    // longer counts as an hour
    "9_000_000_000_000, 190"
  })
  void aTimeLiesInTheBucketOfTheFormula(String nanos, int index) {
    histogram.record(Long.parseLong(nanos.replace("_", "")));

    ExponentialBuckets found = buckets().exponential();
    assertThat(found.counts()).containsExactly(1L);
    assertThat(found.firstIndex()).isEqualTo(index);
    assertThat(found.zeroCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "953, 1", "954, 0", "1000, 0"})
  void whatIsTooShortToBeToldApartIsZero(long nanos, long zero) {
    histogram.record(nanos);

    assertThat(buckets().exponential().zeroCount()).isEqualTo(zero);
    assertThat(buckets().exponential().total()).isOne();
  }

  @Test
  void everyTimeIsCountedOnceAndInItsBucketButForThoseAtABound() {
    var random = new SplittableRandom(7);
    int misplaced = 0;
    int times = 20_000;
    for (int i = 0; i < times; i++) {
      long nanos = (long) Math.pow(10, 3 + 9 * random.nextDouble());
      var one = new LatencyHistogram();
      one.record(nanos);
      histogram.record(nanos);
      var distribution = new Distribution();
      distribution.add(one);
      int index = distribution.buckets().exponential().firstIndex();
      double seconds = nanos / 1e9;
      // Never above its bound by more than one of our buckets, and never below.
      assertThat(seconds)
          .isGreaterThan(ExponentialBuckets.boundSeconds(index - 1))
          .isLessThanOrEqualTo(ExponentialBuckets.boundSeconds(index) * (1 + 1.0 / 1_000));
      boolean isInside =
          seconds > ExponentialBuckets.boundSeconds(index - 1)
              && seconds <= ExponentialBuckets.boundSeconds(index);
      misplaced += isInside ? 0 : 1;
    }

    assertThat(buckets().exponential().total()).isEqualTo(times).isEqualTo(buckets().count());
    assertThat(misplaced).isLessThan(times / 50);
  }

  @Test
  void gapsBetweenTimesAreKept() {
    histogram.record(1_000_000_000L);
    histogram.record(2_000_000_000L);
    histogram.record(2_000_000_000L);

    ExponentialBuckets found = buckets().exponential();
    assertThat(found.firstIndex()).isZero();
    assertThat(found.counts()).hasSize(17).startsWith(1L, 0L).endsWith(0L, 2L);
  }

  @Test
  void nothingMeasuredIsNone() {
    assertThat(buckets().exponential()).isEqualTo(ExponentialBuckets.NONE);
  }
}
