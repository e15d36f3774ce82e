import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Protocol;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.TlsLibrary;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// What a request costs the sender: lanes on virtual threads send one request after the other to an
/// URL. Prints requests per second and client CPU per request.
///
/// `java -XX:+UseSerialGC -Xmx256m -cp target/classes:<dependencies> src/bench/SenderBench.java URL
/// [seconds=8] [lanes=64] [warm-up seconds=20] [protocol=HTTP_1_1]`
void main(String[] args) throws Exception {
  String url = args[0];
  int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
  int lanes = args.length > 2 ? Integer.parseInt(args[2]) : 64;
  int warmUpSeconds = args.length > 3 ? Integer.parseInt(args[3]) : 20;
  Protocol protocol = Protocol.valueOf(args.length > 4 ? args[4] : "HTTP_1_1");
  var done = new LongAdder();
  var failed = new LongAdder();
  var left = new CountDownLatch(lanes);
  Sender sender =
      new OkHttpSender(new ConnectionSettings(Optional.empty(), false, protocol, TlsLibrary.AUTO));
  for (int i = 0; i < lanes; i++) {
    Thread.startVirtualThread(() -> {
      send(sender.newConnections(), url, done, failed);
      left.countDown();
    });
  }
  TimeUnit.SECONDS.sleep(warmUpSeconds);
  var bean =
      (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  long cpuNanos = bean.getProcessCpuTime();
  long requests = done.sum();
  long startNanos = System.nanoTime();
  TimeUnit.SECONDS.sleep(seconds);
  cpuNanos = bean.getProcessCpuTime() - cpuNanos;
  requests = done.sum() - requests;
  double elapsed = (System.nanoTime() - startNanos) / 1e9;
  IO.println(
      "%d requests, %.0f/s, %d failed, %.2f us CPU per request"
          .formatted(requests, requests / elapsed, failed.sum(), cpuNanos / 1e3 / requests));
  sender.abortAll();
  left.await();
  sender.close();
}

void send(Connections connections, String url, LongAdder done, LongAdder failed) {
  var headers =
      HeaderList.of(
          "Host", HeaderList.SLOT,
          "Connection", HeaderList.SLOT,
          "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Bench",
          "Accept", "text/html,application/xhtml+xml",
          "Accept-Encoding", "gzip, deflate, br, zstd",
          "Accept-Language", "en-US,en;q=0.9",
          "Cookie", HeaderList.SLOT);
  var request = new OutgoingRequest("GET", url, headers, null);
  connections.use((Lane lane) -> {
    while (lane.isUsable()) {
      switch (lane.send(request, 15_000_000_000L, Keep.NOTHING)) {
        case Exchange.Answered _ -> done.increment();
        case Exchange.Unanswered _ -> failed.increment();
      }
    }
  });
  connections.close();
}
