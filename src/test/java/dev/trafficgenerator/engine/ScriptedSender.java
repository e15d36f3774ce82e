package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.ScriptedSite.Answer;
import dev.trafficgenerator.engine.ScriptedSite.Sent;
import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.CipherSuites;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.http.VisitorCookies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Sends to a [ScriptedSite], as the real one sends to a real site: a lane is spent once an
/// exchange was cut off, and nothing goes out after an abort.
final class ScriptedSender implements Sender {
  private final ScriptedSite site;
  private final ConnectionSettings settings;

  /// Of each visitor; all are persistent here.
  private final Map<VisitorCookies, Map<String, String>> jars = new ConcurrentHashMap<>();

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger closings = new AtomicInteger();
  private final Set<CipherSuites> offered = ConcurrentHashMap.newKeySet();
  private volatile boolean aborted;

  ScriptedSender(ScriptedSite site, ConnectionSettings settings) {
    this.site = site;
    this.settings = settings;
  }

  ConnectionSettings settings() {
    return settings;
  }

  /// Those of all visitors.
  Set<CipherSuites> ciphers() {
    return offered;
  }

  boolean isAborted() {
    return aborted;
  }

  int closings() {
    return closings.get();
  }

  /// Connections that were made and not closed.
  int openConnections() {
    return open.get();
  }

  @Override
  public Connections newConnections(VisitorCookies jar, CipherSuites ciphers) {
    open.incrementAndGet();
    offered.add(ciphers);
    return new Visit(
        site.newVisit(), jars.computeIfAbsent(jar, _ -> new ConcurrentSkipListMap<>()));
  }

  @Override
  public void abortAll() {
    aborted = true;
    site.wakeHeld();
  }

  @Override
  public void close() {
    closings.incrementAndGet();
    abortAll();
  }

  private final class Visit implements Connections {
    private final int number;
    private final Map<String, String> cookies;

    Visit(int number, Map<String, String> cookies) {
      this.number = number;
      this.cookies = cookies;
    }

    @Override
    public void use(Consumer<Lane> work) {
      work.accept(new ScriptedLane(this));
    }

    @Override
    public void beside(Consumer<Lane> work) {
      use(work);
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private final class ScriptedLane implements Lane {
    private final Visit visit;
    private boolean spent;

    ScriptedLane(Visit visit) {
      this.visit = visit;
    }

    @Override
    public Exchange send(OutgoingRequest request, long timeoutNanos, Keep keep) {
      if (spent) {
        throw new IllegalStateException("the lane is spent");
      }
      long startNanos = System.nanoTime();
      Answer answer = aborted ? Answer.none(Cause.ABORTED) : exchange(request);
      long endNanos = System.nanoTime();
      if (answer.cause() != null) {
        spent = answer.cause() == Cause.TIMEOUT || answer.cause() == Cause.ABORTED;
        return new Exchange.Unanswered(answer.cause(), startNanos, endNanos, 0, 0);
      }
      String cookie = answer.headers().get("Set-Cookie");
      if (cookie != null) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        visit.cookies.put(pair[0], pair[1]);
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      int kept =
          Math.min(
              body.length, keep.bytesMax(answer.status(), answer.headers().get("Content-Type")));
      return new Exchange.Answered(
          answer.status(),
          answer.headers()::get,
          kept == 0 ? null : Arrays.copyOf(body, kept),
          startNanos,
          endNanos,
          100,
          200);
    }

    private Answer exchange(OutgoingRequest request) {
      String cookies = visit.cookies.toString();
      String user = Thread.currentThread().getName();
      return site.exchange(new Sent(ScriptedSender.this, visit.number, user, cookies, request));
    }

    @Override
    public boolean isUsable() {
      return !spent && !aborted;
    }

    @Override
    public boolean isMultiplexed() {
      return false;
    }
  }
}
