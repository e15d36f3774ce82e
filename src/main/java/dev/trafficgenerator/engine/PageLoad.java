package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.PageQueue.Task;
import dev.trafficgenerator.engine.page.Page;
import dev.trafficgenerator.engine.page.Resource;
import dev.trafficgenerator.engine.page.StyleSheet;
import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.engine.planning.PageAnswer;
import dev.trafficgenerator.engine.planning.SessionRequests;
import dev.trafficgenerator.engine.planning.SessionRequests.ResourceRequest;
import dev.trafficgenerator.http.Connections;
import dev.trafficgenerator.http.Exchange;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.http.Lane;
import dev.trafficgenerator.http.Redirect;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.visitor.Occasion.Validators;
import dev.trafficgenerator.visitor.Purpose;
import java.util.List;
import java.util.Optional;
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

  /// A task that is under way.
  private record Fetch(Task task, ResourceRequest request, Errand errand) {}

  private final Run run;
  private final CompiledPlan plan;
  private final Courier courier;
  private final Connections connections;
  private final SessionRequests requests;
  private final Credentials credentials;
  private final RandomGenerator draws;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // All guarded by the lock.
  private final PageQueue queue;
  private int fetching;
  private int threads;
  private long lastEndNanos;
  private boolean isAnswered;
  private boolean isSent;
  private @Nullable Throwable fault;

  /// @param draws the variables' values in headers
  PageLoad(
      Run run,
      CompiledPlan plan,
      Courier courier,
      Connections connections,
      SessionRequests requests,
      PageQueue queue,
      Credentials credentials,
      RandomGenerator draws) {
    this.run = run;
    this.plan = plan;
    this.courier = courier;
    this.connections = connections;
    this.requests = requests;
    this.queue = queue;
    this.credentials = credentials;
    this.draws = draws;
  }

  /// Fetches all of it; when it returns, nothing is under way any more.
  void fetch(Lane lane) {
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

  /// @param lanesMax how many may be at work at once, this one included
  private void work(Lane lane, int lanesMax) {
    while (lane.isUsable()) {
      Fetch next = next(lanesMax);
      if (next == null) {
        return;
      }
      try {
        if (!fetch(lane, next)) {
          return;
        }
      } finally {
        change(() -> fetching--);
      }
    }
  }

  /// Waits while more may come of what is under way; null when nothing will.
  private @Nullable Fetch next(int lanesMax) {
    lock.lock();
    try {
      while (fault == null && !courier.isCalledOff()) {
        Task task = queue.next();
        if (task != null) {
          Fetch fetch = toSend(task);
          fetching++;
          if (!queue.isEmpty() && threads + 1 < lanesMax) {
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

  private Fetch toSend(Task task) {
    Resource resource = task.resource();
    PathRecorder recorder =
        run.metrics().path("GET", resource.path(), TrafficType.WEB, RequestKind.RESOURCE);
    var errand =
        new Errand(
            recorder, resource.purpose(), keep(task), plan.requestTimeoutNanos(), credentials);
    Validators validators = task.stored() == null ? Validators.NONE : task.stored().validators();
    ResourceRequest request =
        requests.resource(
            resource.purpose(), resource.url(), resource.referer(), validators, credentials, draws);
    return new Fetch(task, request, errand);
  }

  /// Also what an inner sheet names, which another page may have as its own.
  private static Keep keep(Task task) {
    return switch (task.resource().purpose()) {
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
            change(() -> fault = fault == null ? e : fault);
          } finally {
            change(() -> threads--);
          }
        });
  }

  /// Changes what all threads look at, and lets them look.
  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// False when the session can't go on.
  private boolean fetch(Lane lane, Fetch fetch) {
    ResourceRequest request = fetch.request;
    String url = fetch.task.resource().url();
    Exchange exchange = courier.sendBeside(lane, request.request(), fetch.errand);
    for (int followed = 0;
        exchange instanceof Exchange.Answered answer && followed < Redirect.MAX;
        followed++) {
      Optional<ResourceRequest> next = redirected(request, answer);
      if (next.isEmpty()) {
        break;
      }
      request = next.get();
      url = request.request().url();
      exchange = courier.sendBeside(lane, request.request(), fetch.errand);
    }
    if (exchange == null) {
      return false;
    }
    arrived(fetch, url, exchange);
    return true;
  }

  private Optional<ResourceRequest> redirected(ResourceRequest sent, Exchange.Answered answer) {
    if (!Redirect.isRedirect(answer.status())) {
      return Optional.empty();
    }
    lock.lock();
    try {
      queue.remember(sent.request().url());
      return requests.redirected(
          sent, answer.status(), answer.headers().get("Location"), credentials, draws);
    } finally {
      lock.unlock();
    }
  }

  /// @param url where the answer was found
  private void arrived(Fetch fetch, String url, Exchange exchange) {
    // Reading takes a while, and is nobody else's business.
    List<Resource> parts =
        exchange instanceof Exchange.Answered answer && answer.body() != null
            ? parts(fetch.task.resource(), url, answer.body())
            : List.of();
    change(() -> {
      boolean isLast = !isSent || exchange.endNanos() - lastEndNanos > 0;
      lastEndNanos = isLast ? exchange.endNanos() : lastEndNanos;
      isSent = true;
      if (exchange instanceof Exchange.Answered answer) {
        isAnswered = true;
        queue.arrived(fetch.task, url, answer, parts);
      }
    });
  }

  private static List<Resource> parts(Resource resource, String url, byte[] body) {
    return resource.purpose() == Purpose.FRAME
        ? Page.resources(body, url, Page.Depth.FRAME)
        : StyleSheet.read(body, url);
  }
}
