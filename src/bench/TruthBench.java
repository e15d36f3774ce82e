import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Holds a generator's figures against the truth: a target that delays by script, and notes how
/// long it really took over each answer. Totals and statuses must be equal; percentiles within 1 %.
/// Prints a table, and ends with exit code 1 when anything is off. Run it by `src/bench/truth.sh`.
///
/// Usage: `java -cp target/traffic-generator/lib/* src/bench/TruthBench.java PORT [starve]`, with
/// the port of a generator that has all CPUs, or of one that has few and is to be starved.
class TruthBench {
  private static final double OFF_MOST = 0.01;
  private static final int[] PERMILLES = {500, 900, 990, 999, 1000};
  private static final String[] NAMES = {"p50", "p90", "p99", "p999", "max"};
  private static final ObjectMapper JSON = new ObjectMapper();

  /// How long the target takes over an answer, as the script has it.
  interface Script {
    /// @param number of the request, from 0
    /// @param elapsedNanos since the target's start
    long delayNanos(long number, long elapsedNanos);
  }

  /// Times in nanoseconds, sorted.
  record Times(long[] sorted) {
    static Times of(Iterable<Long> times) {
      var all = new ArrayList<Long>();
      times.forEach(all::add);
      long[] sorted = all.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return new Times(sorted);
    }

    /// The smallest value with at least that share of all at or below it, in ms.
    double millis(int permille) {
      int rank = (int) Math.max(1, Math.ceilDiv((long) sorted.length * permille, 1000L));
      return sorted[rank - 1] / 1e6;
    }
  }

  /// A target that counts.
  static final class Target implements AutoCloseable {
    private final Script script;
    private final HttpServer server;
    private final AtomicLong arrived = new AtomicLong();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    private final long startNanos = System.nanoTime();

    Target(Script script) throws IOException {
      this.script = script;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      long began = System.nanoTime();
      long number = arrived.getAndIncrement();
      int status = number % 50 == 49 ? 503 : number % 10 == 9 ? 404 : 200;
      statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
      try (exchange) {
        TimeUnit.NANOSECONDS.sleep(script.delayNanos(number, began - startNanos));
        exchange.sendResponseHeaders(status, 2);
        exchange.getResponseBody().write(new byte[] {'o', 'k'});
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      took.add(System.nanoTime() - began);
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final String api;
  private boolean isOff;

  private TruthBench(String api) {
    this.api = api;
  }

  public static void main(String[] args) throws Exception {
    var bench = new TruthBench("http://127.0.0.1:" + args[0]);
    if (args.length > 1 && "starve".equals(args[1])) {
      bench.starve();
    } else {
      bench.holdAll();
    }
    System.exit(bench.isOff ? 1 : 0);
  }

  private void holdAll() throws Exception {
    System.out.println("script        figure       truth         measured      off");
    hold("warm-up", (_, _) -> millis(100), 100, 500, 20, false);
    isOff = false;
    hold("fixed", (_, _) -> millis(2_000), 600, 200, 20, true);
    hold("bimodal", (n, _) -> millis(n % 5 == 4 ? 2_000 : 400), 600, 500, 20, true);
    stall("stall, many", 400);
    stall("stall, few", 10);
    System.out.println(isOff ? "OFF" : "all within 1 %");
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /// What the wire saw is what the target did.
  private void hold(String name, Script script, int users, int rate, int seconds, boolean print)
      throws Exception {
    try (var target = new Target(script)) {
      JsonNode metrics = run(target, users, rate, seconds);
      if (print) {
        counts(name, target, metrics);
        times(name, "service", Times.of(target.took), metrics.path("service_ms"));
      }
    }
  }

  /// Two seconds of every ten no answer goes out. Whatever is due meanwhile waits for the end of
  /// the stall, whether a user is free to send it or not.
  private void stall(String name, int users) throws Exception {
    int rate = 20;
    int seconds = 50;
    try (var target = new Target(TruthBench::stalling)) {
      JsonNode metrics = run(target, users, rate, seconds);
      counts(name, target, metrics);
      times(name, "latency", simulated(users, rate, seconds), metrics.path("latency_ms"));
      System.out.printf(
          "%-13s service p90 %.0f ms, p99 %.0f ms: what the wire saw%n",
          name,
          metrics.path("service_ms").path("p90").asDouble(),
          metrics.path("service_ms").path("p99").asDouble());
    }
  }

  private static long stalling(long number, long elapsedNanos) {
    long into = elapsedNanos % millis(10_000) - millis(6_000);
    return into >= 0 && into < millis(2_000) ? millis(2_000) - into : millis(200);
  }

  /// The times that users feel by arithmetic alone: each slot of the schedule is taken by the user
  /// who is free first, at once or when he is.
  private static Times simulated(int users, int rate, int seconds) {
    var free = new PriorityQueue<Long>();
    for (int user = 0; user < users; user++) {
      free.add(0L);
    }
    var latencies = new ArrayList<Long>();
    for (int slot = 0; slot < rate * seconds; slot++) {
      long due = TimeUnit.SECONDS.toNanos(slot) / rate;
      long sent = Math.max(due, free.remove());
      long end = sent + stalling(slot, sent);
      free.add(end);
      latencies.add(end - due);
    }
    return Times.of(latencies);
  }

  /// More than one core can send: the generator has to say that it is what holds the run back.
  private void starve() throws Exception {
    try (var target = new Target((_, _) -> 0)) {
      start(target, 500, 500_000, 0);
      boolean saturated = false;
      for (int i = 0; i < 20 && !saturated; i++) {
        TimeUnit.SECONDS.sleep(1);
        saturated = metrics().path("saturated").asBoolean();
      }
      post("/api/stop", "{\"force\":true}");
      System.out.println("starved       saturated    true          " + saturated);
      isOff |= !saturated;
    }
  }

  private void counts(String name, Target target, JsonNode metrics) {
    row(name, "requests", target.arrived.get(), metrics.path("requests_total").asLong());
    metrics
        .path("failures")
        .properties()
        .forEach(cause -> row(name, cause.getKey(), 0, cause.getValue().asLong()));
    target.statuses.forEach((status, count) ->
        row(name, "status " + status, count.sum(), metrics.at("/statuses/" + status).asLong()));
  }

  private void row(String name, String figure, long truth, long measured) {
    boolean off = truth != measured;
    if (truth == 0 && !off) {
      return;
    }
    isOff |= off;
    System.out.printf(
        "%-13s %-12s %-13d %-13d %s%n", name, figure, truth, measured, off ? "OFF" : "equal");
  }

  private void times(String name, String what, Times truth, JsonNode measured) {
    for (int i = 0; i < PERMILLES.length; i++) {
      double expected = truth.millis(PERMILLES[i]);
      double found = measured.path(NAMES[i]).asDouble();
      double off = found / expected - 1;
      boolean wrong = Math.abs(off) > OFF_MOST;
      isOff |= wrong;
      System.out.printf(
          "%-13s %-12s %9.2f ms  %9.2f ms  %+.2f %%%s%n",
          name, what + " " + NAMES[i], expected, found, off * 100, wrong ? " OFF" : "");
    }
  }

  private JsonNode run(Target target, int users, int rate, int seconds) throws Exception {
    start(target, users, rate, seconds);
    JsonNode snapshot = JSON.readTree("{}");
    while (!"stopped".equals(snapshot.path("app_status").asText())) {
      TimeUnit.MILLISECONDS.sleep(200);
      snapshot = get("/api/metrics");
    }
    return snapshot.path("metrics");
  }

  private void start(Target target, int users, int rate, int seconds) throws Exception {
    post(
        "/api/start",
        """
        {"config":{"Traffic Generator URL":"%s","Simulated Users":%d,"Rate Limit":%d,
          "Requests Per Second":%d,"Duration":"%s","Minimum Session Length":3600,
          "Maximum Session Length":3600},
         "sitemap":{"paths":[{"method":"GET","paths":["/item"],"traffic_type":"api"}]}}\
        """
            .formatted(target.url(), users, users, rate, seconds == 0 ? "" : seconds));
  }

  private JsonNode metrics() throws Exception {
    return get("/api/metrics").path("metrics");
  }

  private JsonNode get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(api + path)).build();
    return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private void post(String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }
}
