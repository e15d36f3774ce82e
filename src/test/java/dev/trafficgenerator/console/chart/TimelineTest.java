package dev.trafficgenerator.console.chart;

import static dev.trafficgenerator.console.StagedGenerator.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.history.HistoryBucket;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final Timeline timeline = new Timeline();

  private void addSeconds(long from, long to) {
    LongStream.range(from, to).forEach(i -> timeline.add(List.of(second(i, i, 0))));
  }

  @Test
  void anHourIsThereSecondBySecond() {
    addSeconds(0, 3_600);

    assertThat(timeline.size()).isEqualTo(3_600);
    assertThat(timeline.within(new Span(0, 3_600))).allMatch(it -> it.seconds() == 1);
  }

  @Test
  void aDayTakesNoMoreRoomAndIsThereAsAWhole() {
    long day = 86_400;
    addSeconds(0, day);

    List<HistoryBucket> all = timeline.within(new Span(0, day));
    assertThat(timeline.size()).isLessThanOrEqualTo(Timeline.STRETCHES_MAX);
    assertThat(all.getFirst().startSecond()).isZero();
    assertThat(all.stream().mapToLong(HistoryBucket::seconds).sum()).isEqualTo(day);
    assertThat(all.stream().mapToLong(HistoryBucket::requests).sum())
        .isEqualTo(day * (day - 1) / 2);
  }

  @Test
  void theOlderPartIsOfOneGrain() {
    addSeconds(0, 86_400);

    List<HistoryBucket> all = timeline.within(new Span(0, 86_400));
    long longest = all.stream().mapToLong(HistoryBucket::seconds).max().orElse(0);
    assertThat(longest).isLessThanOrEqualTo(64);
    assertThat(all.subList(0, 500)).allMatch(it -> it.seconds() == longest);
  }

  @Test
  void theNewestMinutesStayFine() {
    addSeconds(0, 20_000);

    assertThat(timeline.within(new Span(19_400, 20_000)))
        .hasSize(600)
        .allMatch(it -> it.seconds() == 1);
  }

  @Test
  void whatIsKnownIsNotAddedAgain() {
    addSeconds(0, 10);
    addSeconds(5, 12);

    assertThat(timeline.newest(20))
        .extracting(HistoryBucket::startSecond)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
  }

  @Test
  void secondsThatLieFarApartAreBoundedToo() {
    for (long i = 0; i < 9_000; i++) {
      timeline.add(List.of(second(i * 1_000, 1, 0)));
    }

    assertThat(timeline.size()).isLessThanOrEqualTo(Timeline.STRETCHES_MAX);
    assertThat(timeline.end()).isEqualTo(8_999_001);
  }

  @Test
  void aCopyStandsStill() {
    addSeconds(0, 5);
    Timeline copy = timeline.copy();
    addSeconds(5, 9);

    assertThat(copy.end()).isEqualTo(5);
    assertThat(timeline.end()).isEqualTo(9);
  }

  @Test
  void joinedSecondsKeepCountsAndPeaks() {
    HistoryBucket quiet = second(0, 0, 0);
    HistoryBucket busy = second(1, 30, 3);

    HistoryBucket joined = Joined.bySteps(List.of(quiet, busy), 2).getFirst();

    assertThat(joined.seconds()).isEqualTo(2);
    assertThat(joined.requests()).isEqualTo(30);
    assertThat(joined.failures().connect()).isEqualTo(3);
    assertThat(joined.requestsPerSecond()).isEqualTo(15);
    assertThat(joined.latency().p99()).isEqualTo(30);
    assertThat(joined.latency().mean()).isEqualTo(10);
  }

  @Test
  void secondsWithAGapBetweenThemAreNotJoined() {
    assertThat(Joined.bySteps(List.of(second(0, 1, 0), second(2, 1, 0)), 10)).hasSize(2);
  }
}
