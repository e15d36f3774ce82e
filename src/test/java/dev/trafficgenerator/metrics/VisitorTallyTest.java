package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.figures.VisitorCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitorTallyTest {
  private final VisitorTally visitors = new VisitorTally();

  @Test
  void sessionsAreCountedByVisitorTheMostFrequentFirst() {
    visitors.sessionStarted("curl 8", false);
    for (int i = 0; i < 3; i++) {
      visitors.sessionStarted("Firefox 140 on Linux", true);
    }

    assertThat(visitors.counts())
        .containsExactly(
            new VisitorCount("Firefox 140 on Linux", true, 3),
            new VisitorCount("curl 8", false, 1));
  }

  @Test
  void visitorsBeyondTheBoundAreCountedTogether() {
    for (int i = 0; i < VisitorCount.MOST + 5; i++) {
      visitors.sessionStarted("kind " + i, false);
      visitors.sessionStarted("kind " + i, false);
    }
    visitors.sessionStarted("kind of another age", true);

    List<VisitorCount> counts = visitors.counts();
    assertThat(counts)
        .hasSize(VisitorCount.MOST + 2)
        .endsWith(
            new VisitorCount(VisitorCount.OTHER, false, 10),
            new VisitorCount(VisitorCount.OTHER, true, 1));
    assertThat(counts.stream().mapToLong(VisitorCount::sessions).sum())
        .isEqualTo(2 * (VisitorCount.MOST + 5) + 1);
  }
}
