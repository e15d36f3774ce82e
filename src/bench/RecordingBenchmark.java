package dev.trafficgenerator.bench;

import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// What recording one request costs, with one thread and with two that share the recorder. Times
/// are spread as those of a real target are. Run by `src/bench/recording.sh`.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordingBenchmark {
  private static final int EXCHANGES = 1 << 14;

  /// The recorder that the threads share.
  @State(Scope.Benchmark)
  public static class Recorder {
    @Param({"1", "200", "1000"})
    private int paths;

    private final RunMetrics metrics = new RunMetrics(System::nanoTime);
    private PathRecorder[] recorders = {};

    @Setup
    public void setUp() {
      recorders = new PathRecorder[paths];
      for (int i = 0; i < paths; i++) {
        recorders[i] = metrics.path("GET", "/path/" + i, TrafficType.WEB, RequestKind.PAGE);
      }
    }
  }

  /// What one thread records, in turn.
  @State(Scope.Thread)
  public static class Requests {
    private final Exchange[] exchanges = new Exchange[EXCHANGES];
    private final long[] plannedNanos = new long[EXCHANGES];
    private int next;

    @Setup
    public void setUp() {
      var random = new SplittableRandom(1);
      for (int i = 0; i < EXCHANGES; i++) {
        long start = 1_000_000_000L + i;
        long service = 1_000_000 + (long) (-10_000_000 * Math.log(1 - random.nextDouble()));
        // Half of all are sent on time to the nanosecond, as those without a planned pause are.
        plannedNanos[i] = start - (random.nextBoolean() ? 0 : random.nextInt(200_000));
        exchanges[i] =
            new Exchange.Answered(
                random.nextInt(50) == 0 ? 404 : 200,
                _ -> null,
                null,
                start,
                start + service,
                300,
                5_000);
      }
    }
  }

  @Benchmark
  @Threads(1)
  public void oneThread(Recorder recorder, Requests requests) {
    record(recorder, requests);
  }

  @Benchmark
  @Threads(2)
  public void twoThreads(Recorder recorder, Requests requests) {
    record(recorder, requests);
  }

  private static void record(Recorder recorder, Requests requests) {
    int at = requests.next++ & (EXCHANGES - 1);
    PathRecorder path = recorder.recorders[at % recorder.recorders.length];
    recorder.metrics.record(path, requests.exchanges[at], requests.plannedNanos[at]);
  }
}
