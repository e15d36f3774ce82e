package dev.trafficgenerator.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.chart.TimeTicks.Tick;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeTicksTest {
  private static final Instant START = Instant.parse("2026-01-11T10:29:53.500Z");

  @Test
  void ticksStandAtRoundTimes() {
    assertThat(TimeTicks.of(new Span(0, 60), START, ZoneId.of("UTC"), 6))
        .containsExactly(
            new Tick(6.5, "10:30:00"),
            new Tick(16.5, "10:30:10"),
            new Tick(26.5, "10:30:20"),
            new Tick(36.5, "10:30:30"),
            new Tick(46.5, "10:30:40"),
            new Tick(56.5, "10:30:50"));
  }

  @Test
  void fullHoursAreThoseOfTheClockOnTheWall() {
    // Half an hour beside UTC.
    assertThat(TimeTicks.of(new Span(0, 7_200), START, ZoneId.of("Asia/Kolkata"), 2))
        .containsExactly(new Tick(6.5, "16:00"), new Tick(3_606.5, "17:00"));
  }

  @Test
  void thereAreNoMoreThanThereIsRoomFor() {
    for (double seconds : new double[] {10, 61, 300, 3_599, 86_400, 1e6, 1e7}) {
      for (int most = 1; most < 12; most++) {
        var ticks = TimeTicks.of(new Span(0, seconds), START, ZoneId.of("UTC"), most);

        assertThat(ticks).as("%s s, %s", seconds, most).hasSizeLessThanOrEqualTo(most + 1);
      }
    }
  }

  @Test
  void aWindowMayBeginBeforeTheRun() {
    assertThat(TimeTicks.of(new Span(-60, 0), START, ZoneId.of("UTC"), 1))
        .containsExactly(new Tick(-53.5, "10:29"));
  }
}
