package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static final Activity NOW = new Activity(49, 6, 48, 5);
  private static final HostSample HOST = new HostSample(12.5, 50, 1, 2, 0, 0, 0, 0, 6.25, 1 << 28);
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final AtomicLong nanos = new AtomicLong(-1_000);
  private final RunMetrics metrics = new RunMetrics(nanos::get);
  private final PathRecorder path = metrics.path("GET", "/", TrafficType.WEB, RequestKind.PAGE);

  @Test
  void aBucketTellsWhatItsSecondSawAndNothingElse() {
    answered(200, 20);
    answered(404, 30);
    unanswered(Cause.RESET, 40);
    second();
    answered(200, 5);
    second();

    HistoryBucket first = metrics.history(0, 1).getFirst();
    HistoryBucket next = metrics.history(0, 1).get(1);

    assertThat(first.startSecond()).isZero();
    assertThat(first.seconds()).isEqualTo(1);
    assertThat(first.requests()).isEqualTo(3);
    assertThat(first.requestsPerSecond()).isEqualTo(3);
    assertThat(first.responses()).isEqualTo(new ResponseCounts(0, 1, 0, 1, 0));
    assertThat(first.failures()).isEqualTo(new FailureCounts(0, 0, 0, 0, 1, 0, 0));
    assertThat(first.bytes()).isEqualTo(new TrafficBytes(30, 200));
    assertThat(first.latency().max()).isEqualTo(40 + LAG_MILLIS);
    assertThat(first.service().max()).isEqualTo(40);
    assertThat(first.lag().max()).isEqualTo(LAG_MILLIS);
    assertThat(first.activeUsers()).isEqualTo(49);
    assertThat(first.inFlight()).isEqualTo(5);
    assertThat(first.cpuPercent()).isEqualTo(12.5);
    assertThat(first.processCpuPercent()).isEqualTo(6.25);
    assertThat(first.memoryPercent()).isEqualTo(50);
    assertThat(first.processResidentBytes()).isEqualTo(1 << 28);
    assertThat(first.saturated()).isFalse();
    assertThat(next.startSecond()).isEqualTo(1);
    assertThat(next.requests()).isEqualTo(1);
    assertThat(next.failures()).isEqualTo(FailureCounts.NONE);
    assertThat(next.service().max()).isCloseTo(5, withinPercentage(0.8));
    assertThat(next.service().p50()).isCloseTo(5, withinPercentage(0.8));
    assertThat(next.service().mean()).isEqualTo(5);
  }

  @Test
  void unexpectedAnswersAreOfTheirSecondAlone() {
    for (int unexpected : new int[] {2, 0, 3}) {
      for (int i = 0; i < unexpected; i++) {
        answered(200, 1);
        path.unexpected();
      }
      second();
    }

    assertThat(metrics.history(0, 1))
        .extracting(HistoryBucket::unexpected)
        .containsExactly(2L, 0L, 3L);
    assertThat(metrics.history(0, 3)).extracting(HistoryBucket::unexpected).containsExactly(5L);
  }

  @Test
  void aSecondWithoutRequestsIsThereToo() {
    second();

    assertThat(metrics.history(0, 1))
        .singleElement()
        .satisfies(bucket -> {
          assertThat(bucket.requests()).isZero();
          assertThat(bucket.latency()).isEqualTo(LatencySummary.NONE);
        });
  }

  @Test
  void aLateLookMakesALongerBucketAndTheRateIsOverTheTimeThatWentBy() {
    second();
    second();
    answeredTimes(340);
    tickAfter(3_400); // the computer slept from 2 to 5.4
    answeredTimes(60);
    tickAfter(600);
    answeredTimes(100);
    second();

    assertThat(metrics.history(2, 1))
        .extracting(HistoryBucket::startSecond, HistoryBucket::seconds, HistoryBucket::requests)
        .containsExactly(tuple(2L, 3, 340L), tuple(5L, 1, 60L), tuple(6L, 1, 100L));
    assertThat(metrics.history(2, 1))
        .allSatisfy(bucket -> assertThat(bucket.requestsPerSecond()).isCloseTo(100, within(1e-6)));
  }

  @Test
  void twoLooksWithinASecondCloseItOnce() {
    second();
    answered(200, 1);
    tickAfter(400);
    answered(200, 1);
    tickAfter(600);

    assertThat(metrics.history(0, 1)).extracting(HistoryBucket::requests).containsExactly(0L, 2L);
  }

  @Test
  void theSecondThatTheRunEndsInIsKept() {
    second();
    answered(200, 1);
    nanos.addAndGet(250 * MILLI);
    metrics.finish(HOST, NOW);
    tickAfter(5_000); // the clock's last beat

    HistoryBucket last = metrics.history(0, 1).getLast();
    assertThat(metrics.history(0, 1)).hasSize(2);
    assertThat(last.startSecond()).isEqualTo(1);
    assertThat(last.seconds()).isEqualTo(1);
    assertThat(last.elapsedSeconds()).isEqualTo(0.25);
    assertThat(last.requestsPerSecond()).isEqualTo(4);
  }

  @Test
  void aRunThatEndsWithASecondHasNoEmptyOneAfterIt() {
    second();
    metrics.finish(HOST, NOW);

    assertThat(metrics.history(0, 1)).hasSize(1);
  }

  @Test
  void bucketsPutTogetherHaveThePercentilesOfAllTheirTimes() {
    var random = new SplittableRandom(7);
    double[] millis = new double[20_000];
    for (int i = 0; i < millis.length; i++) {
      // A second is fast, the next slow: no mean of their percentiles is the percentile.
      boolean slow = i / 500 % 2 == 1;
      millis[i] = (slow ? 200 : 2) * (1 + random.nextDouble());
      record(200, Math.round(millis[i] * MILLI));
      if (i % 500 == 499) {
        second();
      }
    }
    Arrays.sort(millis);

    LatencySummary whole = metrics.history(0, 3_600).getFirst().service();

    assertThat(metrics.history(0, 3_600)).hasSize(1);
    assertThat(whole.p50()).isCloseTo(millis[9_999], withinPercentage(1));
    assertThat(whole.p90()).isCloseTo(millis[17_999], withinPercentage(1));
    assertThat(whole.p95()).isCloseTo(millis[18_999], withinPercentage(1));
    assertThat(whole.p99()).isCloseTo(millis[19_799], withinPercentage(1));
    assertThat(whole.p999()).isCloseTo(millis[19_979], withinPercentage(1));
    assertThat(whole.max()).isCloseTo(millis[19_999], withinPercentage(1));
    assertThat(whole.mean())
        .isCloseTo(Arrays.stream(millis).average().orElseThrow(), withinPercentage(0.001));
  }

  @Test
  void bucketsArePutTogetherToTheStepAskedFor() {
    for (int i = 0; i < 25; i++) {
      answeredTimes(i);
      second();
    }

    assertThat(metrics.history(0, 10))
        .extracting(HistoryBucket::startSecond, HistoryBucket::seconds, HistoryBucket::requests)
        .containsExactly(tuple(0L, 10, 45L), tuple(10L, 10, 145L), tuple(20L, 5, 110L));
    assertThat(metrics.history(22, 1))
        .extracting(HistoryBucket::startSecond)
        .containsExactly(22L, 23L, 24L);
    assertThat(metrics.history(25, 1)).isEmpty();
    assertThat(metrics.history(24, 0)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 25})
  void aDayAndMoreStaysInBoundsAndKeepsEveryRequest(int hours) {
    var random = new SplittableRandom(hours);
    long seconds = Duration.ofHours(hours).toSeconds() + 17;
    long requests = 0;
    for (long i = 0; i < seconds; i++) {
      int now = random.nextInt(6);
      for (int n = 0; n < now; n++) {
        record(200, MILLI + random.nextLong(100 * MILLI));
      }
      requests += now;
      tickAfter(random.nextInt(1_000) == 0 ? 2_300 : 1_000);
    }

    assertThat(metrics.historyBytes()).isLessThan(5L << 20);
    List<HistoryBucket> buckets = metrics.history(0, 1);
    assertThat(buckets).hasSizeBetween(1_000, RunHistory.BUCKETS_MAX);
    assertThatTheyFollow(buckets);
    assertThat(buckets.stream().mapToLong(HistoryBucket::requests).sum()).isEqualTo(requests);
    // The newest hour is there by the second, but for the ticks that were late.
    long newest = buckets.getLast().startSecond() + buckets.getLast().seconds();
    List<HistoryBucket> hour = metrics.history(newest - 3_500, 1);
    assertThat(hour).hasSizeGreaterThan(3_400);
    assertThat(hour).allSatisfy(bucket -> assertThat(bucket.seconds()).isLessThanOrEqualTo(3));
  }

  @Test
  void timesSpreadAsWideAsCanBeStayInBoundsToo() {
    var history = new History();
    var packing = new PackedTimes.Packing();
    for (int bucket = 0; bucket < CoarseTimes.BUCKETS; bucket++) {
      packing.add(bucket, 1_000);
    }
    PackedTimes wide = packing.done(1, 3_600 * SECOND);
    long seconds = 8_000;
    for (long second = 0; second < seconds; second++) {
      history.add(
          new Stretch(
              second,
              1,
              SECOND,
              new Totals(
                  new ResponseCounts(0, 3, 0, 0, 0), FailureCounts.NONE, 0, TrafficBytes.NONE),
              wide,
              wide,
              wide,
              NOW,
              HOST,
              false));
      assertThat(history.bytes()).isLessThanOrEqualTo(History.BYTES_MAX);
    }

    List<HistoryBucket> buckets = history.buckets(0, 1);
    assertThatTheyFollow(buckets);
    assertThat(buckets.stream().mapToLong(HistoryBucket::requests).sum()).isEqualTo(3 * seconds);
    assertThat(history.buckets(seconds - 250, 1))
        .hasSize(250)
        .allSatisfy(bucket -> assertThat(bucket.seconds()).isEqualTo(1));
  }

  private static void assertThatTheyFollow(List<HistoryBucket> buckets) {
    long next = 0;
    for (HistoryBucket bucket : buckets) {
      assertThat(bucket.startSecond()).isEqualTo(next);
      next += bucket.seconds();
    }
  }

  @Test
  void secondsOfVeryManyLongTimesHaveTheirMeansToo() {
    long hour = 3_600 * SECOND;
    for (int second = 0; second < 2; second++) {
      for (int i = 0; i < 2_000_000; i++) {
        record(200, hour);
      }
      second();
    }

    for (int step : new int[] {1, 2}) {
      assertThat(metrics.history(0, step))
          .allSatisfy(bucket ->
              assertThat(bucket.service().mean()).isCloseTo(3_600_000, withinPercentage(1e-6)));
    }
  }

  private static final int LAG_MILLIS = 2;

  private void answered(int status, int serviceMillis) {
    record(status, serviceMillis * MILLI);
  }

  private void answeredTimes(int times) {
    for (int i = 0; i < times; i++) {
      answered(200, 1);
    }
  }

  private void record(int status, long serviceNanos) {
    var exchange = new Exchange.Answered(status, name -> null, null, 0, serviceNanos, 10, 100);
    metrics.record(path, exchange, -LAG_MILLIS * MILLI);
  }

  private void unanswered(Cause cause, int serviceMillis) {
    metrics.record(
        path, new Exchange.Unanswered(cause, 0, serviceMillis * MILLI, 10, 0), -LAG_MILLIS * MILLI);
  }

  private void second() {
    tickAfter(1_000);
  }

  private void tickAfter(long millis) {
    nanos.addAndGet(millis * MILLI);
    metrics.tick(HOST, NOW);
  }
}
