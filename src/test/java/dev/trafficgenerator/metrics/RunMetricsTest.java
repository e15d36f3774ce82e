package dev.trafficgenerator.metrics;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.sitemap.TrafficType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunMetricsTest {
  private static final RunSetup SETUP =
      new RunSetup("run-1", 42, "https://shop.example.test", 50, 100);
  private static final RunTime TIME =
      new RunTime(Duration.ofSeconds(7), Optional.of(Duration.ofSeconds(3)));
  private static final Activity NOW = new Activity(49, 6, 48, 5);

  private final AtomicLong nanos = new AtomicLong(-1_000);
  private final RunMetrics metrics = new RunMetrics(nanos::get);

  @Test
  void aRunWithoutRequestsIsAllZeroButForWhatTheRunKnows() {
    RunFigures figures = figures();

    assertThat(figures)
        .isEqualTo(
            new RunFigures(
                SETUP,
                TIME,
                NOW,
                SessionCounts.NONE,
                List.of(),
                LoginCounts.NONE,
                RequestCounts.NONE,
                TrafficBytes.NONE,
                Timings.NONE,
                Verdict.NONE,
                false,
                List.of()));
  }

  @Test
  void latencyIsFromThePlannedTimeAndServiceFromTheRealOne() {
    record(page("/"), answered(200, 1_030, 1_100), 1_000);

    RunFigures figures = figures();
    assertThat(figures.timings().latency().max()).isEqualTo(100);
    assertThat(figures.timings().service().max()).isEqualTo(70);
    assertThat(figures.timings().scheduleLag().max()).isEqualTo(30);
    assertThat(figures.paths()).singleElement().extracting(p -> p.latency().max()).isEqualTo(100.0);
    assertThat(figures.timings().histograms().latency().sumSeconds()).isEqualTo(0.1);
    assertThat(figures.timings().histograms().service().sumSeconds()).isEqualTo(0.07);
    assertThat(figures.timings().histograms().scheduleLag().sumSeconds()).isEqualTo(0.03);
  }

  @Test
  void theLatenciesOfAllPathsTogetherAreThoseOfTheRun() {
    var random = new SplittableRandom(1);
    List<PathRecorder> paths = List.of(page("/"), page("/a"), page("/b"));
    for (int i = 0; i < 10_000; i++) {
      long plannedNanos = random.nextLong(1_000_000_000_000L);
      long startNanos = plannedNanos + random.nextLong(-5_000, 5_000_000);
      // From nanoseconds to more than the longest time.
      long endNanos = startNanos + (1L << random.nextInt(44));
      Exchange exchange =
          i % 10 == 0
              ? new Exchange.Unanswered(Cause.TIMEOUT, startNanos, endNanos, 0, 0)
              : new Exchange.Answered(200, _ -> null, null, startNanos, endNanos, 0, 0);
      metrics.record(paths.get(i % paths.size()), exchange, plannedNanos);
    }
    var added = new Distribution();
    paths.forEach(path -> added.add(path.latency()));

    Timings timings = figures().timings();
    assertThat(timings.latency()).isEqualTo(added.summary());
    assertThat(timings.histograms().latency()).isEqualTo(added.buckets());
    assertThat(timings.histograms().latency().count()).isEqualTo(10_000);
  }

  @Test
  void aRequestSentBeforeItsTimeHadNoLag() {
    record(page("/"), answered(200, 1_000, 1_100), 1_040);

    RunFigures figures = figures();
    assertThat(figures.timings().scheduleLag().max()).isZero();
    assertThat(figures.timings().latency().max()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1 0 0 0 0",
    "199, 199, 1 0 0 0 0",
    "200, 200, 0 1 0 0 0",
    "302, 302, 0 0 1 0 0",
    "404, 404, 0 0 0 1 0",
    "500, 500, 0 0 0 0 1",
    "599, 599, 0 0 0 0 1",
    // not valid: as a server error
    "600, 600, 0 0 0 0 1",
    "999, 600, 0 0 0 0 1",
    "99, 600, 0 0 0 0 1",
    "-1, 600, 0 0 0 0 1"
  })
  void anAnswerCountsByItsStatusAndClass(int status, int countedAs, String classes) {
    record(page("/"), answered(status, 0, 1), 0);

    RunFigures figures = figures();
    ResponseCounts counts = figures.requests().responses();
    assertThat(figures.requests().statuses()).isEqualTo(Map.of(countedAs, 1L));
    assertThat(
            "%d %d %d %d %d"
                .formatted(
                    counts.informational(),
                    counts.success(),
                    counts.redirection(),
                    counts.clientError(),
                    counts.serverError()))
        .isEqualTo(classes);
    assertThat(figures.paths())
        .singleElement()
        .satisfies(path -> assertThat(path.responses()).isEqualTo(counts))
        .satisfies(path -> assertThat(path.statuses()).isEqualTo(figures.requests().statuses()));
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void aRequestWithoutAnAnswerCountsByItsCause(Cause cause) {
    record(page("/"), new Exchange.Unanswered(cause, 0, millis(15_000), 200, 10), 0);

    RunFigures figures = figures();
    FailureCounts failures = figures.requests().failures();
    long counted =
        switch (cause) {
          case DNS -> failures.dns();
          case CONNECT -> failures.connect();
          case TLS -> failures.tls();
          case TIMEOUT -> failures.timeout();
          case RESET -> failures.reset();
          case PROTOCOL -> failures.protocol();
          case ABORTED -> failures.aborted();
        };
    assertThat(counted).isOne();
    assertThat(failures.total()).isOne();
    assertThat(figures.requests().total()).isOne();
    assertThat(figures.timings().latency().max()).isEqualTo(15_000);
    assertThat(figures.paths()).singleElement().extracting(PathStats::failures).isEqualTo(1L);
  }

  @Test
  void countriesAreCountedTheMostFrequentFirstAndNotThoseThatNobodyKnows() {
    for (String country : List.of("US", "DE", "", "DE", "FR", "US", "DE")) {
      metrics.sessionStarted("curl 8", false, country, false);
    }

    assertThat(figures().sessions().countries())
        .containsExactly(
            new CountryCount("DE", 3), new CountryCount("US", 2), new CountryCount("FR", 1));
    assertThat(figures().sessions().countries().getFirst().name(java.util.Locale.ENGLISH))
        .isEqualTo("Germany");
  }

  @Test
  void noMoreCountriesAreCountedThanThereMayBe() {
    for (int i = 0; i < CountryCount.MOST + 10; i++) {
      metrics.sessionStarted("curl 8", false, "country " + i, false);
    }

    assertThat(figures().sessions().countries()).hasSize(CountryCount.MOST);
  }

  @Test
  void bytesSessionsAndLoginsAddUp() {
    record(page("/"), answered(200, 0, 1), 0);
    record(page("/"), new Exchange.Unanswered(Cause.RESET, 0, 1, 7, 3), 0);
    metrics.sessionStarted("curl 8", false, "", false);
    metrics.sessionStarted("curl 8", false, "", true);
    metrics.sessionStarted("curl 8", false, "", false);
    metrics.sessionStarted("curl 8", false, "", false);
    metrics.sessionEnded();
    metrics.sessionEnded();
    metrics.sessionEnded();
    metrics.sessionHeldBack();
    metrics.loginSucceeded();
    metrics.loginFailed();
    metrics.loginFailed();

    RunFigures figures = figures();
    assertThat(figures.bytes().sent()).isEqualTo(307);
    assertThat(figures.bytes().received()).isEqualTo(5_003);
    assertThat(figures.sessions().started()).isEqualTo(4);
    assertThat(figures.sessions().returning()).isOne();
    assertThat(figures.sessions().returningShare()).isEqualTo(0.25);
    assertThat(metrics.activeSessions()).isOne();
    assertThat(figures.sessions().heldBack()).isOne();
    assertThat(figures.logins().succeeded()).isOne();
    assertThat(figures.logins().failed()).isEqualTo(2);
  }

  @Test
  void pathsAreCountedApartByMethodTemplateTypeAndKind() {
    PathRecorder first = metrics.path("GET", "/a", TrafficType.WEB, RequestKind.PAGE);

    assertThat(metrics.path("GET", "/a", TrafficType.WEB, RequestKind.PAGE)).isSameAs(first);
    assertThat(metrics.path("POST", "/a", TrafficType.WEB, RequestKind.PAGE)).isNotSameAs(first);
    assertThat(metrics.path("GET", "/b", TrafficType.WEB, RequestKind.PAGE)).isNotSameAs(first);
    assertThat(metrics.path("GET", "/a", TrafficType.API, RequestKind.PAGE)).isNotSameAs(first);
    assertThat(metrics.path("GET", "/a", TrafficType.WEB, RequestKind.LOGIN)).isNotSameAs(first);
  }

  @Test
  void beyondTheLimitPathsOfAKindAreCountedTogether() {
    PathRecorder first = page("/0");
    for (int i = 1; i < RunMetrics.TRACKED_PATHS_MAX; i++) {
      assertThat(page("/" + i)).isNotSameAs(first);
    }

    PathRecorder beyond = page("/one more");
    assertThat(page("/and one more")).isSameAs(beyond);
    assertThat(page("/0")).isSameAs(first);
    PathRecorder login = metrics.path("POST", "/login", TrafficType.API, RequestKind.LOGIN);
    assertThat(login).isNotSameAs(beyond);

    record(beyond, answered(200, 0, 1), 0);
    record(login, answered(401, 0, 1), 0);
    assertThat(figures().paths())
        .singleElement()
        .satisfies(other -> assertThat(other.path()).isEqualTo(PathStats.OTHER))
        .satisfies(other -> assertThat(other.statuses()).isEqualTo(Map.of(200, 1L, 401, 1L)));
  }

  @Test
  void partsOfPagesLeaveRoomForWhatTheSitemapNames() {
    PathRecorder first = resource("/i/0");
    for (int i = 1; i < RunMetrics.TRACKED_RESOURCES_MAX; i++) {
      assertThat(resource("/i/" + i)).isNotSameAs(first);
    }

    assertThat(resource("/i/beyond")).isSameAs(resource("/i/far beyond"));
    assertThat(resource("/i/0")).isSameAs(first);
    assertThat(page("/new")).isNotSameAs(page("/newer"));
  }

  private PathRecorder resource(String path) {
    return metrics.path("GET", path, TrafficType.WEB, RequestKind.RESOURCE);
  }

  @Test
  void theMostRequestedPathsAreListedAndTheRestIsSummed() {
    for (int i = 0; i < PathStats.PATHS_MAX + 50; i++) {
      for (int request = 0; request <= i; request++) {
        record(page("/" + i), answered(200, 0, i), 0);
      }
    }
    record(page("/249b"), answered(404, 0, 1), 0);

    RunFigures figures = figures();

    assertThat(figures.paths()).hasSize(PathStats.PATHS_MAX + 1);
    assertThat(figures.paths().getFirst().path()).isEqualTo("/249");
    assertThat(figures.paths().get(PathStats.PATHS_MAX - 1).path()).isEqualTo("/50");
    PathStats other = figures.paths().getLast();
    assertThat(other.path()).isEqualTo(PathStats.OTHER);
    assertThat(other.requests()).isEqualTo(50 * 51 / 2 + 1);
    assertThat(other.latency().max()).isEqualTo(49);
    assertThat(figures.paths().stream().mapToLong(PathStats::requests).sum())
        .isEqualTo(figures.requests().total())
        .isEqualTo(250 * 251 / 2 + 1);
    assertThat(figures.timings().latency().max()).isEqualTo(249);
  }

  @Test
  void pathsWithAsManyRequestsStandInOrderAndThoseWithNoneDoNot() {
    record(page("/b"), answered(200, 0, 1), 0);
    record(page("/a"), answered(200, 0, 1), 0);
    record(metrics.path("PUT", "/a", TrafficType.API, RequestKind.API), answered(200, 0, 1), 0);
    page("/never");

    assertThat(figures().paths())
        .extracting(path -> path.method() + " " + path.path())
        .containsExactly("GET /a", "PUT /a", "GET /b");
  }

  @Test
  void theRateIsThatOfTheLastClosedSecond() {
    recordTimes(10);
    assertThat(rate()).isZero();

    passMillis(1_000);
    metrics.tick(HostSample.NONE, NOW);
    recordTimes(25);
    assertThat(rate()).isEqualTo(10);

    passMillis(1_250);
    metrics.tick(HostSample.NONE, NOW);
    assertThat(rate()).isEqualTo(20);

    passMillis(1_000);
    metrics.tick(HostSample.NONE, NOW);
    metrics.tick(HostSample.NONE, NOW); // no time went by: closes nothing
    assertThat(rate()).isZero();
  }

  @Test
  void theRateIsZeroWhenSecondsAreNoLongerClosed() {
    recordTimes(10);
    passMillis(1_000);
    metrics.tick(HostSample.NONE, NOW);

    passMillis(3_000);
    assertThat(rate()).isEqualTo(10);
    passMillis(1);
    assertThat(rate()).isZero();
  }

  @Test
  void aGeneratorWhoseUsersWakeLateIsSaturatedUntilTheyDoNot() {
    for (int second = 0; second < 3; second++) {
      assertThat(metrics.isSaturated()).isFalse();
      closeSecond(millis(51), 0);
    }
    assertThat(metrics.isSaturated()).isTrue();
    assertThat(figures().saturated()).isTrue();

    for (int second = 0; second < 5; second++) {
      assertThat(metrics.isSaturated()).isTrue();
      closeSecond(millis(1), 0);
    }
    assertThat(metrics.isSaturated()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"10, 100, false", "11, 89, false", "11, 90, true", "50, 0, false", "51, 0, true"})
  void lessLatenessSufficesWhenTheProcessHasNoCpuLeft(
      long lateMillis, double cpuPercent, boolean saturated) {
    for (int second = 0; second < 3; second++) {
      closeSecond(millis(lateMillis), cpuPercent);
    }

    assertThat(metrics.isSaturated()).isEqualTo(saturated);
  }

  @ParameterizedTest
  @CsvSource({"0, 100, false", "5000, 89, false", "5000, 90, true"})
  void aSlowTargetDoesNotSaturateNorALateScheduleButWithABusyCpu(
      long lagMillis, double cpuPercent, boolean saturated) {
    for (int second = 0; second < 5; second++) {
      record(page("/"), answered(200, lagMillis, 60_000), 0);
      closeSecond(0, cpuPercent);
    }

    assertThat(metrics.isSaturated()).isEqualTo(saturated);
  }

  @Test
  @Timeout(60)
  void totalsAgreeInEveryReadingWhileRequestsAreCounted() throws InterruptedException {
    var isOver = new AtomicBoolean();
    var recorded = new AtomicLong();
    Thread[] recording = new Thread[2];
    for (int i = 0; i < recording.length; i++) {
      recording[i] = Thread.ofPlatform().start(() -> recorded.addAndGet(recordUntil(isOver)));
    }

    long before = 0;
    for (int i = 0; i < 200 || before == 0; i++) {
      RunFigures figures = figures();
      assertThat(figures.requests().responses().total() + figures.requests().failures().total())
          .isEqualTo(figures.requests().total());
      assertThat(figures.requests().statuses().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(figures.requests().responses().total());
      assertThat(figures.paths().stream().mapToLong(PathStats::requests).sum())
          .isEqualTo(figures.requests().total())
          .isGreaterThanOrEqualTo(before);
      assertThat(figures.timings().latency().p999())
          .isLessThanOrEqualTo(figures.timings().latency().max());
      before = figures.requests().total();
    }
    isOver.set(true);
    for (Thread thread : recording) {
      thread.join();
    }
    RunFigures atLast = figures();
    assertThat(atLast.requests().total()).isEqualTo(recorded.get());
    assertThat(atLast.timings().histograms().latency().count()).isEqualTo(recorded.get());
    assertThat(atLast.timings().histograms().service().count()).isEqualTo(recorded.get());
  }

  private long recordUntil(AtomicBoolean isOver) {
    PathRecorder[] paths = {page("/a"), page("/b"), page("/c")};
    int i = 0;
    for (; !isOver.get(); i++) {
      Exchange exchange =
          i % 7 == 0
              ? new Exchange.Unanswered(Cause.TIMEOUT, 0, 1_000, 1, 1)
              : answered(200 + i % 300, 0, i % 1_000);
      metrics.record(paths[i % 3], exchange, -i);
    }
    return i;
  }

  @Test
  void recordingAllocatesNothing() {
    PathRecorder path = page("/");
    Exchange exchange = answered(200, 3, 20);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int records = 20_000;
    recordTimes(path, exchange, records);

    long before = threads.getCurrentThreadAllocatedBytes();
    recordTimes(path, exchange, records);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat((double) allocated / records).isCloseTo(0, within(0.5));
  }

  private void recordTimes(PathRecorder path, Exchange exchange, int times) {
    for (int i = 0; i < times; i++) {
      metrics.record(path, exchange, 0);
      metrics.wokeLate(0);
    }
  }

  private void recordTimes(int times) {
    recordTimes(page("/"), answered(200, 0, 1), times);
  }

  private PathRecorder page(String template) {
    return metrics.path("GET", template, TrafficType.WEB, RequestKind.PAGE);
  }

  private void record(PathRecorder path, Exchange exchange, long plannedMillis) {
    metrics.record(path, exchange, millis(plannedMillis));
  }

  private static Exchange answered(int status, long startMillis, long endMillis) {
    return new Exchange.Answered(
        status, _ -> null, null, millis(startMillis), millis(endMillis), 300, 5_000);
  }

  private void closeSecond(long lateNanos, double cpuPercent) {
    for (int i = 0; i < 20; i++) {
      metrics.wokeLate(i % 5 == 0 ? lateNanos : 0);
    }
    passMillis(1_000);
    metrics.tick(new HostSample(100, 0, 0, 0, 0, 0, 0, 0, cpuPercent, 0), NOW);
  }

  private void passMillis(long millis) {
    nanos.addAndGet(millis(millis));
  }

  private double rate() {
    return figures().requests().perSecond();
  }

  private RunFigures figures() {
    return metrics.figures(SETUP, TIME, NOW);
  }

  private static long millis(long millis) {
    return MILLISECONDS.toNanos(millis);
  }
}
