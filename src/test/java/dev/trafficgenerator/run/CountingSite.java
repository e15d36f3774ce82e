package dev.trafficgenerator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A target on this computer that counts what arrives, and can hold its answers back.
public final class CountingSite implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong arrived = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger waitingMost = new AtomicInteger();
  private final Map<String, AtomicLong> byPath = new ConcurrentHashMap<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  public CountingSite() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    arrived.incrementAndGet();
    byPath
        .computeIfAbsent(exchange.getRequestURI().getPath(), _ -> new AtomicLong())
        .incrementAndGet();
    waitingMost.accumulateAndGet(waiting.incrementAndGet(), Math::max);
    try (exchange) {
      gate.await();
      byte[] body = "hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.decrementAndGet();
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// From now on no answer is sent, until [#answerAll].
  public void holdAnswers() {
    gate = new CountDownLatch(1);
  }

  public void answerAll() {
    gate.countDown();
  }

  /// Requests that arrived so far.
  public long arrived() {
    return arrived.get();
  }

  /// Requests for this path that arrived so far.
  public long arrived(String path) {
    AtomicLong count = byPath.get(path);
    return count == null ? 0 : count.get();
  }

  /// Requests that are being answered now.
  public int waiting() {
    return waiting.get();
  }

  /// The most requests that were ever being answered at once.
  public int waitingMost() {
    return waitingMost.get();
  }

  @Override
  public void close() {
    answerAll();
    server.stop(0);
    threads.shutdownNow();
  }
}
