import com.sun.management.ThreadMXBean;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.Activity;
import dev.trafficgenerator.run.RequestKind;
import dev.trafficgenerator.run.RunFigures;
import dev.trafficgenerator.run.RunSetup;
import dev.trafficgenerator.run.RunTime;
import dev.trafficgenerator.sitemap.TrafficType;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What recording costs, in CPU time and in bytes, with one thread and with two; and what it costs
/// to look. Run it after `./mvnw test-compile`:
///
/// `java -cp target/classes src/bench/RecordingBench.java`
class RecordingBench {
  private static final int EXCHANGES = 1 << 14;
  private static final int RECORDS = 5_000_000;
  private static final int ROUNDS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public static void main(String[] args) throws InterruptedException {
    for (int paths : new int[] {1, 200, 1_000}) {
      var metrics = new RunMetrics(System::nanoTime);
      for (int round = 1; round <= ROUNDS; round++) {
        boolean last = round == ROUNDS;
        measure(metrics, paths, 1, last);
        measure(metrics, paths, 2, last);
      }
      look(metrics, paths);
    }
  }

  private static void measure(RunMetrics metrics, int paths, int threads, boolean print)
      throws InterruptedException {
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      recordings.add(new Recording(metrics, paths, i));
    }
    for (Recording recording : recordings) {
      recording.start();
    }
    for (Recording recording : recordings) {
      recording.join();
      if (print) {
        System.out.printf(
            "%5d paths, %d threads: %5.1f ns, %.4f bytes per record%n",
            paths, threads, recording.nanosEach, recording.bytesEach);
      }
    }
  }

  private static final class Recording extends Thread {
    private final RunMetrics metrics;
    private final PathRecorder[] paths;
    private final Exchange[] exchanges = new Exchange[EXCHANGES];
    private final long[] plannedNanos = new long[EXCHANGES];
    private double nanosEach;
    private double bytesEach;

    private Recording(RunMetrics metrics, int pathCount, int seed) {
      this.metrics = metrics;
      paths = new PathRecorder[pathCount];
      for (int i = 0; i < pathCount; i++) {
        paths[i] = metrics.path("GET", "/path/" + i, TrafficType.WEB, RequestKind.PAGE);
      }
      var random = new SplittableRandom(seed);
      for (int i = 0; i < EXCHANGES; i++) {
        long start = 1_000_000_000L + i;
        long service = 1_000_000 + (long) (-10_000_000 * Math.log(1 - random.nextDouble()));
        // Half of all are sent on time to the nanosecond, as those without a planned pause are.
        plannedNanos[i] = start - (random.nextBoolean() ? 0 : random.nextInt(200_000));
        exchanges[i] =
            new Exchange.Answered(
                random.nextInt(50) == 0 ? 404 : 200,
                name -> null,
                null,
                start,
                start + service,
                300,
                5_000);
      }
    }

    @Override
    public void run() {
      record(EXCHANGES); // so that all buckets are there
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long start = THREADS.getCurrentThreadCpuTime();
      record(RECORDS);
      nanosEach = (double) (THREADS.getCurrentThreadCpuTime() - start) / RECORDS;
      bytesEach = (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / RECORDS;
    }

    private void record(int count) {
      int path = 0;
      for (int i = 0; i < count; i++) {
        int at = i & (EXCHANGES - 1);
        path = path + 1 == paths.length ? 0 : path + 1;
        metrics.record(paths[path], exchanges[at], plannedNanos[at]);
      }
    }
  }

  private static void look(RunMetrics metrics, int paths) {
    var setup = new RunSetup("bench", 1, "http://x/", 1, 1);
    var time = new RunTime(Duration.ZERO, Optional.empty());
    var now = new Activity(1, 0, 1, 1);
    long nanos = 0;
    long bytes = 0;
    long requests = 0;
    for (int i = 0; i < 200; i++) {
      long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      RunFigures figures = metrics.figures(setup, time, now);
      nanos = System.nanoTime() - start;
      bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
      requests = figures.requests().total();
    }
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%5d paths: figures of %d requests in %.2f ms and %d KB; heap in use %d MB%n",
        paths,
        requests,
        nanos / 1e6,
        bytes >> 10,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
