package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/// What the history of a day takes on the heap: 1,000 requests a second over 10 paths that take 1
/// to 100 ms, by a clock that is set on. Run by `src/bench/history.sh`.
final class HistoryBench {
  private static final int REQUESTS_PER_SECOND = 1_000;
  private static final int PATHS = 10;
  private static final int HOUR = 3_600;
  private static final int HOURS = 24;

  /// Less than the hour after which buckets are longer anyway: one answer has 3,600 at most.
  private static final int LOOKED_AT_SECONDS = 3_300;

  private static final long SECOND_NANOS = 1_000_000_000L;

  private HistoryBench() {}

  public static void main(String[] args) {
    var nanos = new AtomicLong();
    var metrics = new RunMetrics(nanos::get);
    var paths = new PathRecorder[PATHS];
    for (int i = 0; i < PATHS; i++) {
      paths[i] = metrics.path("GET", "/path/" + i, TrafficType.API, RequestKind.API);
    }
    var random = new SplittableRandom(1);
    var now = new Activity(100, 100, 100, 10);
    var host = new HostSample(25, 50, 1L << 30, 1L << 30, 0, 0, 0, 0, 12, 256 << 20);
    System.out.println("hours   history   newest by the second");
    for (int second = 1; second <= HOURS * HOUR; second++) {
      for (int i = 0; i < REQUESTS_PER_SECOND; i++) {
        long service = 1_000_000 + random.nextLong(99_000_000);
        int status = random.nextInt(50) == 0 ? 404 : 200;
        var answer = new Exchange.Answered(status, _ -> null, null, 0, service, 300, 5_000);
        metrics.record(paths[i % PATHS], answer, -random.nextLong(2_000_000));
      }
      nanos.addAndGet(SECOND_NANOS);
      metrics.tick(host, now);
      int hours = second / HOUR;
      if (second % HOUR == 0 && isTold(hours)) {
        System.out.printf(
            "%5d  %5.1f MiB  %10d min%n",
            hours, metrics.historyBytes() / 1048576.0, newestSeconds(metrics, second) / 60);
      }
    }
  }

  private static boolean isTold(int hours) {
    return hours == 1 || hours == 3 || hours % 6 == 0;
  }

  /// How many of the newest 55 minutes' seconds have a bucket of their own.
  private static int newestSeconds(RunMetrics metrics, int second) {
    List<HistoryBucket> buckets = metrics.history(second - LOOKED_AT_SECONDS, 1);
    int seconds = 0;
    for (HistoryBucket bucket : buckets.reversed()) {
      if (bucket.seconds() > 1) {
        break;
      }
      seconds++;
    }
    return seconds;
  }
}
