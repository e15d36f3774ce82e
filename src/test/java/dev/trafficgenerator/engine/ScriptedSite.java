package dev.trafficgenerator.engine;

import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.http.Cause;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.HeaderList;
import dev.trafficgenerator.http.OutgoingRequest;
import dev.trafficgenerator.http.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A target made of a function: answers each request as the script says, and writes down who asked
/// for what. Requests can be held until they are let go.
final class ScriptedSite implements Function<ConnectionSettings, Sender> {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Sent> sent = new ArrayList<>();
  private final List<ScriptedSender> senders = new ArrayList<>();
  private volatile Function<Sent, Answer> script;
  private int heldFrom = Integer.MAX_VALUE;
  private int inFlight;
  private int mostInFlight;
  private int visits;

  ScriptedSite(Function<Sent, Answer> script) {
    this.script = script;
  }

  /// Answers 200 to everything.
  static ScriptedSite friendly() {
    return new ScriptedSite(_ -> Answer.status(200));
  }

  /// One request as it came.
  ///
  /// @param visit counts the visitors' connections, from 0
  /// @param user the name of the user's thread
  record Sent(
      ScriptedSender sender, int visit, String user, String cookies, OutgoingRequest request) {
    /// Method and path: `GET /cart?x=1`.
    String line() {
      return request.method() + " " + request.url().replaceFirst("https?://[^/]+", "");
    }

    String header(String name) {
      String value = request.headers().get(name);
      return value == null ? "" : value;
    }

    String body() {
      byte[] body = request.body();
      return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
  }

  /// What the site says; with a cause, that it says nothing.
  record Answer(int status, HeaderList headers, String body, Cause cause) {
    static Answer status(int status) {
      return new Answer(status, HeaderList.EMPTY, "", null);
    }

    static Answer html(String html) {
      return new Answer(200, HeaderList.of("Content-Type", "text/html; charset=utf-8"), html, null);
    }

    static Answer json(String json) {
      return new Answer(200, HeaderList.of("Content-Type", "application/json"), json, null);
    }

    static Answer redirect(int status, String location) {
      return status(status).with("Location", location);
    }

    static Answer none(Cause cause) {
      return new Answer(0, HeaderList.EMPTY, "", cause);
    }

    Answer with(String name, String value) {
      return new Answer(status, headers.with(name, value), body, cause);
    }
  }

  void script(Function<Sent, Answer> newScript) {
    script = newScript;
  }

  /// From request number `number` (from 0) on, all wait for an answer until [#letGo]; those before
  /// it no longer do.
  ScriptedSite holdFrom(int number) {
    lock.lock();
    try {
      heldFrom = number;
      changed.signalAll();
      return this;
    } finally {
      lock.unlock();
    }
  }

  void letGo() {
    lock.lock();
    try {
      heldFrom = Integer.MAX_VALUE;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void wakeHeld() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<Sent> sent() {
    lock.lock();
    try {
      return List.copyOf(sent);
    } finally {
      lock.unlock();
    }
  }

  List<String> lines() {
    return sent().stream().map(Sent::line).toList();
  }

  /// Waits until `count` requests have come, and returns those.
  List<Sent> awaitSent(int count) {
    await().atMost(PATIENCE).until(() -> sent().size() >= count);
    return sent().subList(0, count);
  }

  void awaitInFlight(int count) {
    await().atMost(PATIENCE).until(() -> inFlight() == count);
  }

  int inFlight() {
    lock.lock();
    try {
      return inFlight;
    } finally {
      lock.unlock();
    }
  }

  int mostInFlight() {
    lock.lock();
    try {
      return mostInFlight;
    } finally {
      lock.unlock();
    }
  }

  List<ScriptedSender> senders() {
    lock.lock();
    try {
      return List.copyOf(senders);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Sender apply(ConnectionSettings settings) {
    lock.lock();
    try {
      var sender = new ScriptedSender(this, settings);
      senders.add(sender);
      return sender;
    } finally {
      lock.unlock();
    }
  }

  int newVisit() {
    lock.lock();
    try {
      return visits++;
    } finally {
      lock.unlock();
    }
  }

  /// The answer, or [Cause#ABORTED] when the sender was told to give up.
  Answer exchange(Sent request) {
    lock.lock();
    try {
      int number = sent.size();
      sent.add(request);
      inFlight++;
      mostInFlight = Math.max(mostInFlight, inFlight);
      while (number >= heldFrom && !request.sender().isAborted()) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
    try {
      return request.sender().isAborted() ? Answer.none(Cause.ABORTED) : script.apply(request);
    } finally {
      lock.lock();
      inFlight--;
      lock.unlock();
    }
  }
}
