import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.metrics.PrometheusText;
import dev.trafficgenerator.metrics.RunMetrics;
import dev.trafficgenerator.run.Exposition;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunSetup;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.sitemap.TrafficType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/// What a scrape of `/metrics` takes, from the counters to the last byte, for each format. Run it
/// after `./mvnw -DskipTests package`:
///
/// `java -cp 'target/traffic-generator/lib/*' src/bench/ScrapeBench.java`
class ScrapeBench {
  private static final int ROUNDS = 300;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int REQUESTS_A_PATH = 1_000;

  private static final String[] ACCEPTS = {
    "text/plain",
    "application/openmetrics-text;version=1.0.0",
    "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited"
  };

  public static void main(String[] args) {
    for (int paths : new int[] {10, 200, 1_000, 5_000}) {
      var metrics = new RunMetrics(System::nanoTime);
      record(metrics, paths);
      var prometheus =
          new PrometheusText(() ->
              new RunSnapshot(
                  Instant.now(),
                  new RunState.Running(Instant.now()),
                  HostSample.NONE,
                  metrics.figures(RunSetup.NONE, RunTime.NONE, Activity.NONE)));
      for (String accept : ACCEPTS) {
        measure(prometheus, paths, accept);
      }
    }
  }

  private static void record(RunMetrics metrics, int paths) {
    var random = new SplittableRandom(1);
    for (int i = 0; i < paths; i++) {
      PathRecorder path = metrics.path("GET", "/path/" + i, TrafficType.WEB, RequestKind.PAGE);
      for (int request = 0; request < REQUESTS_A_PATH; request++) {
        long service = 1_000_000 + (long) (-10_000_000 * Math.log(1 - random.nextDouble()));
        int status = random.nextInt(50) == 0 ? 404 : 200;
        metrics.record(
            path, new Exchange.Answered(status, name -> null, null, 0, service, 300, 5_000), 0);
      }
    }
  }

  private static void measure(PrometheusText prometheus, int paths, String accept) {
    long[] nanos = new long[ROUNDS];
    Exposition last = prometheus.scrape(accept);
    long[] cpuNanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long startCpu = THREADS.getCurrentThreadCpuTime();
      last = prometheus.scrape(accept);
      nanos[i] = System.nanoTime() - start;
      cpuNanos[i] = THREADS.getCurrentThreadCpuTime() - startCpu;
    }
    Arrays.sort(nanos);
    Arrays.sort(cpuNanos);
    System.out.printf(
        "%5d paths, %-31s %3d KB: median %5.1f ms, 95 %% within %6.1f ms; CPU %5.1f ms%n",
        paths,
        last.contentType().split(";")[0],
        last.body().length >> 10,
        nanos[ROUNDS / 2] / 1e6,
        nanos[ROUNDS * 95 / 100] / 1e6,
        cpuNanos[ROUNDS / 2] / 1e6);
  }
}
