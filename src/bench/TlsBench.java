import dev.trafficgenerator.http.CipherSuites;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Protocol;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.TlsLibrary;
import dev.trafficgenerator.http.VisitorCookies;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What TLS costs the sender, by the library that speaks it; both take turns in one process. See
/// `tls.sh`, which has a target for it: `/close` closes each connection after its answer.
///
/// `TlsBench URL [rounds=5] [seconds a turn=4]`
enum Way {
  NEWCOMERS("a new visitor each: a whole handshake"),
  RESUMED("a new connection of the same visitor: a session that is resumed"),
  KEPT("a connection that is kept");

  final String words;

  Way(String words) {
    this.words = words;
  }
}

private static final int LANES = 8;
private static final int HELD = 1_000;
private static final List<TlsLibrary> LIBRARIES = List.of(TlsLibrary.JDK, TlsLibrary.CONSCRYPT);

void main(String[] args) throws Exception {
  String url = args[0];
  int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
  int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 4;
  for (Way way : Way.values()) {
    Map<TlsLibrary, List<Double>> micros = new EnumMap<>(TlsLibrary.class);
    for (int round = -2; round < rounds; round++) {
      for (TlsLibrary library : LIBRARIES) {
        double turn = turn(way, library, url, seconds);
        if (round >= 0) {
          micros.computeIfAbsent(library, _ -> new ArrayList<>()).add(turn);
        }
      }
    }
    IO.println("%-64s".formatted(way.words) + inWords(micros));
  }
  for (TlsLibrary library : LIBRARIES) {
    hold(library, url);
  }
}

String inWords(Map<TlsLibrary, List<Double>> micros) {
  var words = new ArrayList<String>();
  micros.forEach((library, turns) -> {
    List<Double> sorted = turns.stream().sorted().toList();
    words.add(
        "%s %.1f (%.1f to %.1f)"
            .formatted(
                library, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast()));
  });
  return String.join("   ", words.reversed()) + " µs";
}

Sender newSender(TlsLibrary library) {
  return new OkHttpSender(
      new ConnectionSettings(Optional.empty(), false, Protocol.HTTP_1_1, library));
}

/// CPU of this process per request, in µs.
double turn(Way way, TlsLibrary library, String url, int seconds) throws Exception {
  OutgoingRequest request = request(url + (way == Way.KEPT ? "/" : "/close"));
  var done = new LongAdder();
  var failed = new LongAdder();
  var left = new CountDownLatch(LANES);
  var bean =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  try (Sender sender = newSender(library)) {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    long cpuNanos = bean.getProcessCpuTime();
    for (int i = 0; i < LANES; i++) {
      Thread.startVirtualThread(() -> {
        while (System.nanoTime() < endNanos) {
          visit(sender, request, way == Way.NEWCOMERS ? 0 : endNanos, done, failed);
        }
        left.countDown();
      });
    }
    left.await();
    cpuNanos = bean.getProcessCpuTime() - cpuNanos;
    if (failed.sum() > 0) {
      IO.println("failed: " + failed.sum());
    }
    return cpuNanos / 1e3 / done.sum();
  }
}

/// One request at least, more until the time is over.
void visit(
    Sender sender, OutgoingRequest request, long endNanos, LongAdder done, LongAdder failed) {
  try (Connections connections = sender.newConnections(new VisitorCookies(), CipherSuites.USUAL)) {
    connections.use(lane -> {
      do {
        switch (lane.send(request, 15_000_000_000L, Keep.NOTHING)) {
          case Exchange.Answered _ -> done.increment();
          case Exchange.Unanswered _ -> failed.increment();
        }
      } while (lane.isUsable() && System.nanoTime() < endNanos);
    });
  }
}

OutgoingRequest request(String url) {
  var headers =
      HeaderList.of(
          "Host", HeaderList.SLOT, "Connection", HeaderList.SLOT, "User-Agent", "bench/1.0");
  return new OutgoingRequest("GET", url, headers, null);
}

/// What connections take that stay open.
void hold(TlsLibrary library, String url) throws Exception {
  OutgoingRequest request = request(url + "/");
  var failed = new LongAdder();
  try (Sender sender = newSender(library)) {
    long[] before = memory();
    var open = new ArrayList<Connections>();
    for (int i = 0; i < HELD; i++) {
      Connections connections = sender.newConnections();
      open.add(connections);
      connections.use(lane -> {
        if (lane.send(request, 15_000_000_000L, Keep.NOTHING) instanceof Exchange.Unanswered) {
          failed.increment();
        }
      });
    }
    long[] after = memory();
    IO.println(
        "%-10s %,d open connections, %d failed: %.1f KB of heap each, %.1f KB of direct buffers, %.1f KB in all"
            .formatted(
                library,
                HELD,
                failed.sum(),
                (after[0] - before[0]) / 1024.0 / HELD,
                (after[1] - before[1]) / 1024.0 / HELD,
                (after[2] - before[2]) / 1024.0 / HELD));
    open.forEach(Connections::close);
  }
}

/// Live heap, direct buffers, live heap and what of the process is not heap.
long[] memory() throws Exception {
  for (int i = 0; i < 3; i++) {
    System.gc();
    TimeUnit.MILLISECONDS.sleep(300);
  }
  var runtime = Runtime.getRuntime();
  long heap = runtime.totalMemory() - runtime.freeMemory();
  long direct =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("direct"))
          .mapToLong(BufferPoolMXBean::getMemoryUsed)
          .sum();
  return new long[] {heap, direct, heap + residentOutsideHeap(runtime)};
}

/// The heap is committed and touched whole (-Xms, AlwaysPreTouch), so that the rest is the other.
long residentOutsideHeap(Runtime runtime) throws Exception {
  long resident =
      Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
  return resident - runtime.maxMemory();
}
