package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.run.Habits;
import dev.trafficgenerator.run.RunSettings;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitLengthTest {
  private static final int SESSIONS = 50_000;

  private static VisitLength length(OptionalDouble pages, OptionalDouble bounces) {
    Habits habits =
        new RunSettings.Builder()
            .habits(it -> it.pagesPerSession(pages).bounceShare(bounces))
            .build()
            .habits();
    return VisitLength.of(habits);
  }

  private static long[] pagesOf(VisitLength length) {
    var random = new SplittableRandom(1);
    long[] pages = new long[SESSIONS];
    Arrays.setAll(pages, _ -> length.pages(random.nextDouble()));
    return pages;
  }

  private static double share(long[] pages, long count) {
    return Arrays.stream(pages).filter(it -> it == count).count() / (double) SESSIONS;
  }

  @ParameterizedTest
  @CsvSource({"1", "1.2", "2", "4.5", "50", "1000"})
  void pagesAreGeometricAroundTheirMean(double mean) {
    long[] pages = pagesOf(length(OptionalDouble.of(mean), OptionalDouble.empty()));

    assertThat(Arrays.stream(pages).average().orElseThrow()).isCloseTo(mean, within(0.02 * mean));
    // P(k) = (1 / m) · (1 - 1 / m)^(k - 1)
    assertThat(share(pages, 1)).isCloseTo(1 / mean, within(0.01));
    assertThat(share(pages, 2)).isCloseTo((1 / mean) * (1 - 1 / mean), within(0.01));
    assertThat(share(pages, 3)).isCloseTo((1 / mean) * Math.pow(1 - 1 / mean, 2), within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"4.5, 0.4", "4.5, 0", "10, 0.9", "1.4, 0.6", "2, 0", "1, 1"})
  void aShareOfBouncesLeavesTheMeanAsItIs(double mean, double bounces) {
    long[] pages = pagesOf(length(OptionalDouble.of(mean), OptionalDouble.of(bounces)));

    assertThat(Arrays.stream(pages).average().orElseThrow()).isCloseTo(mean, within(0.03 * mean));
    assertThat(share(pages, 1)).isCloseTo(bounces, within(0.01));
  }

  @Test
  void withoutPagesThereAreOnlyBouncesAndSessionsThatPagesDoNotEnd() {
    VisitLength length = length(OptionalDouble.empty(), OptionalDouble.of(0.25));
    long[] pages = pagesOf(length);

    assertThat(length.isByPages()).isFalse();
    assertThat(share(pages, 1)).isCloseTo(0.25, within(0.01));
    assertThat(share(pages, VisitLength.ENDLESS)).isCloseTo(0.75, within(0.01));
  }

  @Test
  void byDefaultNoSessionEndsByItsPages() {
    assertThat(pagesOf(VisitLength.of(RunSettings.DEFAULTS.habits())))
        .containsOnly(VisitLength.ENDLESS);
  }

  @Test
  void theLargestDrawOfTheLargestMeanIsANumberOfPages() {
    VisitLength length = length(OptionalDouble.of(Habits.PAGES_MAX), OptionalDouble.empty());

    assertThat(length.pages(Math.nextDown(1.0))).isBetween(1_000_000L, 100_000_000L);
    assertThat(length.pages(0)).isEqualTo(1);
  }
}
