package dev.trafficgenerator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a generator shows that really sends requests: they arrive, and what it says of them is
/// true.
public abstract class LiveGeneratorContract extends GeneratorContract {

  /// Long enough to see a request that should not come.
  private static final Duration QUIET = Duration.ofMillis(500);

  @Test
  protected void requestsArriveAtTheTarget() {
    generator.start(Plans.to(site.url(), "/shop", settings -> settings));

    await().until(() -> site.arrived("/shop") > 10);
    generator.stop(StopMode.GRACEFUL);
    // Only now, as two counts of what still arrives can't be compared.
    assertThat(site.arrived()).isEqualTo(site.arrived("/shop"));
  }

  @Test
  protected void theFiguresSayWhatTheTargetCounted() {
    generator.start(Plans.to(site.url()));
    await().until(() -> site.arrived() > 20);

    generator.stop(StopMode.GRACEFUL);

    assertThat(figures().requests().total()).isEqualTo(site.arrived());
    assertThat(figures().requests().statuses()).containsEntry(200, site.arrived());
    assertThat(figures().timings().latency().max()).isPositive();
    assertThat(figures().paths())
        .singleElement()
        .satisfies(path -> assertThat(path.requests()).isEqualTo(site.arrived()));
  }

  @Test
  protected void theHistoryHoldsEveryRequestOnceAndEverySecond() {
    generator.start(Plans.to(site.url()));
    await().until(() -> history().buckets().size() >= 2);

    generator.stop(StopMode.GRACEFUL);

    List<HistoryBucket> buckets = history().buckets();
    long next = 0;
    for (HistoryBucket bucket : buckets) {
      assertThat(bucket.startSecond()).isEqualTo(next);
      assertThat(bucket.requests())
          .isEqualTo(bucket.responses().total() + bucket.failures().total());
      next += bucket.seconds();
    }
    assertThat(buckets.stream().mapToLong(HistoryBucket::requests).sum())
        .isEqualTo(figures().requests().total());
    assertThat(buckets.stream().mapToLong(bucket -> bucket.bytes().received()).sum())
        .isEqualTo(figures().bytes().received());
    assertThat(buckets.stream().mapToDouble(bucket -> bucket.latency().max()).max())
        .hasValueCloseTo(
            figures().timings().latency().max(), withinPercentage(1)); // rounded on the wire
    assertThat(buckets.getFirst().activeUsers()).isPositive();
    assertThat(buckets.getFirst().requestsPerSecond()).isPositive();
    assertThat(buckets.getLast().elapsedSeconds()).isBetween(0.0, (double) next);
    assertThat(generator.history(Duration.ofSeconds(1), Duration.ofSeconds(1)).buckets())
        .isEqualTo(buckets.subList(1, buckets.size()));
    assertThat(generator.history(Duration.ZERO, Duration.ofHours(1)).buckets())
        .singleElement()
        .satisfies(whole -> assertThat(whole.requests()).isEqualTo(figures().requests().total()));
  }

  @ParameterizedTest
  @EnumSource
  protected void nothingArrivesAfterAStop(StopMode mode) {
    generator.start(Plans.to(site.url()));
    await().until(() -> site.arrived() > 0);

    generator.stop(mode);

    // What a forced stop cuts off may reach the target's count after the stop has returned; the run
    // has counted it by then.
    long sent = figures().requests().total();
    await().during(QUIET).until(() -> site.arrived() <= sent);
  }

  @Test
  protected void aGracefulStopLetsTheRequestInFlightEnd() throws Exception {
    site.holdAnswers();
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(1)));
    await().until(() -> site.waiting() == 1);

    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> stopped = thread.submit(() -> generator.stop(StopMode.GRACEFUL));
      await().until(() -> state() instanceof RunState.Stopping);
      site.answerAll();

      assertThat(stopped.get()).isEqualTo(Reply.STOPPED);
    }
    assertThat(figures().requests().failures()).isEqualTo(FailureCounts.NONE);
    assertThat(figures().requests().responses().success()).isEqualTo(site.arrived());
    assertThatNobodyIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  protected void aStopEndsThoughTheTargetNeverAnswers(StopMode mode) {
    site.holdAnswers();
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(3)));
    await().until(() -> site.waiting() == 3);

    assertThat(generator.stop(mode)).isEqualTo(Reply.STOPPED);

    assertThatNobodyIsLeft();
    assertThat(figures().requests().failures().aborted()).isEqualTo(3);
  }

  @Test
  protected void noMoreRequestsAreInFlightThanTheRateLimitAllows() {
    site.holdAnswers();
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(10).rateLimit(2)));

    await().until(() -> site.waiting() == 2);
    await().during(QUIET).until(() -> site.waiting() == 2);
    assertThat(figures().now().inFlight()).isEqualTo(2);
  }

  @Test
  protected void usersThatAnUpdateAddsSendRequests() {
    site.holdAnswers();
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(1)));
    await().until(() -> site.waiting() == 1);

    generator.update(Plans.users(4));

    await().until(() -> site.waiting() == 4);
    assertThat(figures().now().activeUsers()).isEqualTo(4);
  }

  @Test
  protected void usersThatAnUpdateTakesAwayLeave() {
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(6)));
    await().until(() -> figures().now().activeUsers() == 6);

    generator.update(Plans.users(2));

    await().until(() -> figures().now().activeUsers() == 2);
    assertThat(state()).isInstanceOf(RunState.Running.class);
  }

  @Test
  protected void theSitemapOfAnUpdateIsVisited() {
    generator.start(Plans.to(site.url(), "/old", settings -> settings));
    await().until(() -> site.arrived("/old") > 0);

    generator.update(
        new RunUpdate(RunSettings.DEFAULTS, Set.of(), Optional.of(Plans.sitemap("/new"))));

    await().until(() -> site.arrived("/new") > 5);
  }

  @Test
  protected void theReplacedRunSendsNothingMore() {
    generator.start(Plans.to(site.url(), "/old", settings -> settings));
    await().until(() -> site.arrived("/old") > 0);

    generator.start(Plans.to(site.url(), "/new", settings -> settings));

    await().until(() -> site.arrived("/new") > 0);
    assertThatNothingMoreArrivesAt("/old");
    generator.stop(StopMode.GRACEFUL);
    assertThat(figures().requests().total()).isEqualTo(site.arrived("/new"));
  }

  @Test
  protected void aRunThatIsOverSendsNothingMore() {
    generator.start(
        Plans.to(site.url(), settings -> settings.duration(Optional.of(Duration.ofSeconds(2)))));

    await().until(() -> state() instanceof RunState.Stopped);
    assertThat(site.arrived()).isPositive();
    assertThatNothingMoreArrivesAt("/");
  }

  @Test
  protected void aTargetThatRefusesConnectionsIsCountedAndTheRunGoesOn() {
    try (var nobody = new RefusingPort()) {
      generator.start(Plans.to(nobody.url()));

      await().until(() -> figures().requests().failures().connect() > 3);
      assertThat(state()).isInstanceOf(RunState.Running.class);
      assertThat(figures().requests().responses()).isEqualTo(ResponseCounts.NONE);
    }
  }

  @Test
  protected void usersToWhomNobodyAnswersBackOff() {
    try (var nobody = new RefusingPort()) {
      generator.start(Plans.to(nobody.url(), settings -> settings.simulatedUsers(4)));

      await().until(() -> figures().now().usersBackingOff() == 4);
      generator.stop(StopMode.GRACEFUL);
      assertThatNobodyIsLeft();
    }
  }

  @Test
  protected void theFiguresCanBeSeenWhileAStopIsUnderWay() throws Exception {
    site.holdAnswers();
    generator.start(Plans.to(site.url(), settings -> settings.simulatedUsers(1)));
    await().until(() -> site.waiting() == 1);

    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Reply> stopped = thread.submit(() -> generator.stop(StopMode.GRACEFUL));

      await()
          .until(() -> {
            RunSnapshot snapshot = generator.snapshot();
            return snapshot.state() instanceof RunState.Stopping
                && snapshot.figures().now().inFlight() == 1;
          });
      site.answerAll();
      stopped.get();
    }
  }

  private void assertThatNothingMoreArrivesAt(String path) {
    long arrived = site.arrived(path);
    await().during(QUIET).until(() -> site.arrived(path) == arrived);
  }
}
