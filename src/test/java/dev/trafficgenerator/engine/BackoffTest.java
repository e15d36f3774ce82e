package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0",
    "0, 0, 0",
    "1, 100, 200",
    "2, 200, 400",
    "3, 400, 800",
    "5, 1600, 3200",
    "6, 2500, 5000",
    "64, 2500, 5000",
    "2147483647, 2500, 5000"
  })
  void theWaitDoublesUpToFiveSecondsAndIsDrawnFromTheUpperHalf(
      int failures, long fromMillis, long toMillis) {
    for (int i = 0; i < 1_000; i++) {
      assertThat(Backoff.waitNanos(failures, random))
          .isBetween(fromMillis * 1_000_000, toMillis * 1_000_000);
    }
  }

  @Test
  void usersWhoFailedTogetherDoNotComeBackTogether() {
    Set<Long> waits = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      waits.add(Backoff.waitNanos(4, random));
    }

    assertThat(waits).hasSizeGreaterThan(90);
  }
}
