package dev.trafficgenerator.report;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.CountryCount;
import dev.trafficgenerator.run.figures.ExponentialBuckets;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencyBuckets;
import dev.trafficgenerator.run.figures.LatencyHistograms;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.figures.VisitorCount;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A run that was never made, with a bit of everything in it.
public final class Records {
  static final Instant START = Instant.parse("2026-01-11T10:30:00Z");
  static final String HOSTILE = "</script><script>alert('1')</script>\"&";
  private static final LatencySummary LATENCY =
      new LatencySummary(57.25, 13, 149, 283.771, 633, 1_070, 1_283);

  private static final LatencySummary SERVICE = new LatencySummary(41, 11, 121, 211, 511, 911, 999);
  private static final LatencySummary LAG = new LatencySummary(16.25, 2, 28, 72.5, 122, 159, 284);

  private Records() {}

  /// A run of as many seconds, told in as many stretches as are kept.
  public static RunRecord of(int seconds) {
    int step = (int) RunRecord.step(Duration.ofSeconds(seconds)).toSeconds();
    List<HistoryBucket> buckets =
        IntStream.range(0, Math.ceilDiv(seconds, step)).mapToObj(i -> bucket(i, step)).toList();
    var annotations =
        List.of(
            new Annotation(START, 0, Annotation.Kind.STARTED, "=Started at " + HOSTILE),
            new Annotation(
                START.plusSeconds(1), 1, Annotation.Kind.UPDATED, "Simulated Users 20 → 60"));
    RunSettings settings =
        RunSettings.DEFAULTS.toBuilder()
            .targetUrl("https://shop.example.test/app")
            .simulatedUsers(60)
            .duration(Optional.of(Duration.ofSeconds(seconds)))
            .build();
    return new RunRecord(
        "Shop " + HOSTILE,
        settings,
        new SitemapSummary(12, 3, 4, "json_body"),
        new RunSnapshot(
            START.plusSeconds(seconds),
            new RunState.Stopped(START.plusSeconds(seconds)),
            HostSample.NONE,
            figures(settings, seconds)),
        new RunHistory("5b11072c944a", START, buckets, annotations));
  }

  /// Without a request in every third one.
  private static HistoryBucket bucket(int i, int step) {
    boolean quiet = i % 3 == 2;
    LatencySummary times = quiet ? LatencySummary.NONE : LATENCY;
    return new HistoryBucket(
        (long) i * step,
        step,
        step,
        60,
        3,
        quiet ? 0 : 12,
        quiet ? ResponseCounts.NONE : new ResponseCounts(0, 8, 1, 1, 1),
        quiet ? FailureCounts.NONE : new FailureCounts(0, 1, 0, 0, 0, 0, 0),
        quiet ? 0 : 2,
        times,
        quiet ? LatencySummary.NONE : SERVICE,
        quiet ? LatencySummary.NONE : LAG,
        new TrafficBytes(1_000, 2_000),
        50.125,
        25.5,
        40,
        256 << 20,
        i == 1);
  }

  private static RunFigures figures(RunSettings settings, int seconds) {
    var buckets =
        new LatencyBuckets(
            List.of(
                0L, 0L, 0L, 0L, 1_000L, 2_000L, 3_000L, 4_000L, 9_000L, 9_500L, 9_600L, 9_660L,
                9_660L, 9_660L, 9_660L, 9_660L),
            9_660,
            553,
            ExponentialBuckets.NONE);
    return new RunFigures(
        settings.setup("5b11072c944a", 20_261_122),
        RunTime.of(Duration.ofSeconds(seconds), Optional.of(Duration.ofSeconds(seconds))),
        Activity.NONE,
        new SessionCounts(
            78, 0, 21, List.of(new CountryCount("DE", 50), new CountryCount("US", 28))),
        List.of(
            new VisitorCount("Chrome 156 on Windows", true, 60),
            new VisitorCount("curl 8.9", false, 18)),
        new LoginCounts(25, 1),
        new RequestCounts(
            9_665,
            12.5,
            new ResponseCounts(0, 8_986, 65, 120, 4),
            Collections.unmodifiableSortedMap(
                new TreeMap<>(Map.of(200, 8_986L, 302, 65L, 404, 120L, 503, 4L))),
            new FailureCounts(0, 490, 0, 0, 0, 0, 0),
            0,
            List.of(
                new FailureSample(
                    "connect",
                    START.plusSeconds(2),
                    "GET /first",
                    "Connection refused",
                    START.plusSeconds(9),
                    "GET /last",
                    "Connection refused again"))),
        new TrafficBytes(2_000_000, 30_000_000),
        new Timings(LATENCY, SERVICE, LAG, new LatencyHistograms(buckets, times(2), times(5))),
        new Verdict(
            List.of(
                new Verdict.Result("latency_ms.p95", "<250", 283.771, false),
                new Verdict.Result("rps", ">5", 284.6, true))),
        false,
        List.of(path("/" + HOSTILE, 600), path("/products", 400), path(PathStats.OTHER, 30)));
  }

  private static LatencyBuckets times(long each) {
    List<Long> within = LongStream.rangeClosed(1, 16).mapToObj(it -> it * each).toList();
    return new LatencyBuckets(within, 20 * each, each, ExponentialBuckets.NONE);
  }

  private static PathStats path(String path, long requests) {
    return new PathStats(
        "GET",
        path,
        TrafficType.WEB,
        RequestKind.PAGE,
        requests,
        5,
        new ResponseCounts(0, requests - 11, 3, 2, 1),
        LATENCY,
        0);
  }
}
