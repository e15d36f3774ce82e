package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.page.BrowserCache;
import dev.trafficgenerator.engine.page.Page;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.engine.page.StyleSheet;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.engine.planning.SessionRequests.ResourceRequest;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Freshness;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.Redirect;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Fetches what a page is made of, as a browser does: what is urgent first, several at once, what
/// style sheets and frames name as soon as these are there, and nothing that is stored and fresh.
///
/// The session's own thread takes part, over its own lane; the others are there for this page.
final class PageLoad {
  /// As many as browsers open to one host with HTTP/1.1.
  static final int CONNECTIONS_MAX = 6;

  /// At once over one connection with HTTP/2. Browsers ask for all at once; each takes a thread.
  static final int STREAMS_MAX = 20;

  /// All that a page is made of, with what its style sheets and frames name.
  static final int RESOURCES_MAX = 100;

  /// @param isInner whether a style sheet or a frame named it: what it names itself is left alone
  private record Task(Resource resource, boolean isInner, int number) {
    static final Comparator<Task> URGENCY =
        Comparator.comparingInt((Task task) -> task.resource.rank()).thenComparingInt(Task::number);
  }

  /// A task that is under way.
  ///
  /// @param isStored whether it asks about a stored answer
  private record Fetch(Task task, ResourceRequest request, Errand errand, boolean isStored) {}

  private final Run run;
  private final CompiledPlan plan;
  private final Courier courier;
  private final Connections connections;
  private final SessionRequests requests;
  private final @Nullable BrowserCache cache;
  private final Credentials credentials;
  private final RandomGenerator draws;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final PriorityQueue<Task> waiting = new PriorityQueue<>(Task.URGENCY);
  private final Set<String> known = new HashSet<>();
  private int fetching;
  private int threads;
  private long lastEndNanos;
  private boolean isAnswered;
  private boolean isSent;
  private @Nullable Throwable fault;

  /// @param cache null = the browser stores nothing
  /// @param draws the variables' values in headers
  PageLoad(
      Run run,
      CompiledPlan plan,
      Courier courier,
      Connections connections,
      SessionRequests requests,
      @Nullable BrowserCache cache,
      Credentials credentials,
      RandomGenerator draws) {
    this.run = run;
    this.plan = plan;
    this.courier = courier;
    this.connections = connections;
    this.requests = requests;
    this.cache = cache;
    this.credentials = credentials;
    this.draws = draws;
  }

  /// Fetches all of it; when it returns, nothing is under way any more.
  void fetch(Lane lane, List<Resource> resources) {
    lock.lock();
    try {
      add(resources, false);
    } finally {
      lock.unlock();
    }
    work(lane, lane.isMultiplexed() ? STREAMS_MAX : CONNECTIONS_MAX);
    lock.lock();
    try {
      while (threads > 0) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    if (isSent) {
      courier.ended(lastEndNanos, isAnswered);
    }
    rethrow();
  }

  private void rethrow() {
    switch (fault) {
      case null -> {}
      case Error error -> throw error;
      case RuntimeException exception -> throw exception;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private void add(List<Resource> resources, boolean isInner) {
    for (Resource resource : resources) {
      if (known.size() < RESOURCES_MAX && known.add(resource.url())) {
        waiting.add(new Task(resource, isInner, known.size()));
      }
    }
    changed.signalAll();
  }

  /// @param lanesMax how many may be at work at once, this one included
  private void work(Lane lane, int lanesMax) {
    while (lane.isUsable()) {
      Fetch next = next(lanesMax);
      if (next == null) {
        return;
      }
      boolean isOver = false;
      try {
        isOver = !fetch(lane, next);
      } finally {
        ended();
      }
      if (isOver) {
        return;
      }
    }
  }

  /// Waits while more may come of what is under way; null when nothing will.
  private @Nullable Fetch next(int lanesMax) {
    lock.lock();
    try {
      while (fault == null && !courier.isCalledOff()) {
        Fetch fetch = nextToSend();
        if (fetch != null) {
          fetching++;
          if (!waiting.isEmpty() && threads + 1 < lanesMax) {
            help(lanesMax);
          }
          return fetch;
        }
        if (fetching == 0) {
          return null;
        }
        changed.awaitUninterruptibly();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Fetch nextToSend() {
    Task task = waiting.poll();
    while (task != null) {
      BrowserCache.Stored stored = cache == null ? null : cache.get(task.resource.url());
      if (stored == null || !stored.isFresh(System.currentTimeMillis())) {
        return toSend(task, stored);
      }
      addInner(task, stored.parts());
      task = waiting.poll();
    }
    return null;
  }

  private Fetch toSend(Task task, BrowserCache.@Nullable Stored stored) {
    Resource resource = task.resource;
    PathRecorder recorder =
        run.metrics().path("GET", resource.path(), TrafficType.WEB, RequestKind.RESOURCE);
    var errand = new Errand(recorder, keep(task), plan.requestTimeoutNanos(), credentials);
    Validators validators = stored == null ? Validators.NONE : stored.validators();
    ResourceRequest request =
        requests.resource(
            resource.purpose(), resource.url(), resource.referer(), validators, credentials, draws);
    return new Fetch(task, request, errand, stored != null);
  }

  private static Keep keep(Task task) {
    return task.isInner
        ? Keep.NOTHING
        : switch (task.resource.purpose()) {
          case STYLE, PRELOADED_STYLE -> StyleSheet.KEEP;
          case FRAME -> PageAnswer.KEEP;
          default -> Keep.NOTHING;
        };
  }

  /// Another thread takes part, with a lane of its own.
  private void help(int lanesMax) {
    threads++;
    String name = Thread.currentThread().getName();
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            connections.beside(lane -> work(lane, lanesMax));
          } catch (RuntimeException | Error e) {
            failed(e);
          } finally {
            left();
          }
        });
  }

  private void failed(Throwable why) {
    lock.lock();
    try {
      fault = fault == null ? why : fault;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void left() {
    lock.lock();
    try {
      threads--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void ended() {
    lock.lock();
    try {
      fetching--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// False when the session can't go on.
  private boolean fetch(Lane lane, Fetch fetch) {
    ResourceRequest request = fetch.request;
    Exchange exchange = courier.sendBeside(lane, request.request(), fetch.errand);
    for (int followed = 0;
        exchange instanceof Exchange.Answered answer && followed < Redirect.MAX;
        followed++) {
      Optional<ResourceRequest> next = redirected(request, answer);
      if (next.isEmpty()) {
        break;
      }
      request = next.get();
      exchange = courier.sendBeside(lane, request.request(), fetch.errand);
    }
    if (exchange == null) {
      return false;
    }
    arrived(fetch, exchange);
    return true;
  }

  private Optional<ResourceRequest> redirected(ResourceRequest sent, Exchange.Answered answer) {
    if (!Redirect.isRedirect(answer.status())) {
      return Optional.empty();
    }
    lock.lock();
    try {
      return requests.redirected(
          sent, answer.status(), answer.headers().get("Location"), credentials, draws);
    } finally {
      lock.unlock();
    }
  }

  private void arrived(Fetch fetch, Exchange exchange) {
    // Reading takes a while, and is nobody else's business.
    List<Resource> parts =
        exchange instanceof Exchange.Answered answer && answer.body() != null
            ? parts(fetch.task.resource, answer.body())
            : List.of();
    lock.lock();
    try {
      isSent = true;
      lastEndNanos =
          lastEndNanos == 0 || exchange.endNanos() - lastEndNanos > 0
              ? exchange.endNanos()
              : lastEndNanos;
      if (exchange instanceof Exchange.Answered answer) {
        isAnswered = true;
        answered(fetch, answer, parts);
      }
    } finally {
      lock.unlock();
    }
  }

  private void answered(Fetch fetch, Exchange.Answered answer, List<Resource> parts) {
    String url = fetch.task.resource.url();
    Instant now = Instant.now();
    if (cache == null) {
      addInner(fetch.task, parts);
    } else if (fetch.isStored && answer.status() == BrowserCache.NOT_MODIFIED) {
      cache.renew(url, answer.headers(), now);
      BrowserCache.Stored stored = cache.get(url);
      addInner(fetch.task, stored == null ? List.of() : stored.parts());
    } else {
      Freshness freshness = Freshness.of(answer.status(), answer.headers(), now);
      cache.put(url, freshness, now.toEpochMilli(), answer.bytesReceived(), parts);
      addInner(fetch.task, parts);
    }
  }

  private void addInner(Task task, List<Resource> parts) {
    if (!task.isInner) {
      add(parts, true);
    }
  }

  private static List<Resource> parts(Resource resource, byte[] body) {
    return resource.purpose() == Purpose.FRAME
        ? Page.read(body, resource.url(), Page.Depth.FRAME).resources()
        : StyleSheet.read(body, resource.url(), resource.referer());
  }
}
