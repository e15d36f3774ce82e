package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedStreamTest {
  @Test
  void theSameSeedUserSessionAndUseGiveTheSameStream() {
    for (SeedStream stream : SeedStream.values()) {
      assertThat(stream.of(7, 3, 2).longs(50))
          .containsExactly(stream.of(7, 3, 2).longs(50).boxed().toArray(Long[]::new));
    }
  }

  @Test
  void whateverDiffersGivesAnotherStream() {
    Set<Long> firsts = new HashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE, 0x9E3779B97F4A7C15L}) {
      for (int user = 0; user < 20; user++) {
        for (long session = 0; session < 20; session++) {
          for (SeedStream stream : SeedStream.values()) {
            firsts.add(stream.of(seed, user, session).nextLong());
            streams++;
          }
        }
      }
    }

    assertThat(firsts.size()).isEqualTo(streams);
  }

  @Test
  void neighbouringUsersDoNotChooseAlike() {
    int alike = 0;
    for (int user = 0; user < 1_000; user++) {
      boolean here = SeedStream.CHOICES.of(1, user, 0).nextBoolean();
      alike += here == SeedStream.CHOICES.of(1, user + 1, 0).nextBoolean() ? 1 : 0;
    }

    assertThat(alike).isBetween(400, 600);
  }
}
