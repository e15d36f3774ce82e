package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeoutAndAbortTest {
  private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
  private static final String ENDLESS = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  /// What a target can do to keep us waiting.
  private enum Stall {
    BEFORE_TLS("https"),
    BEFORE_THE_ANSWER("http"),
    IN_THE_STATUS_LINE("http"),
    IN_THE_HEADERS("http"),
    IN_THE_BODY("http"),
    IN_THE_UPLOAD("http"),
    DRIPPING("http"),
    ENDLESS_BODY("http"),
    ENDLESS_CONTINUE("http");

    private final String scheme;

    Stall(String scheme) {
      this.scheme = scheme;
    }

    RawServer server() {
      return new RawServer(this::serve);
    }

    OutgoingRequest request(RawServer server) {
      String url = server.url("/").replace("http", scheme);
      return this == IN_THE_UPLOAD
          ? new OutgoingRequest("PUT", url, HeaderList.EMPTY, new byte[32 << 20])
          : Sending.get(url);
    }

    private void serve(RawServer.Caller peer) throws Exception {
      if (this == BEFORE_TLS) {
        peer.awaitEnd();
        return;
      }
      peer.readHead();
      switch (this) {
        case IN_THE_STATUS_LINE -> peer.write("HTTP/1.1 2");
        case IN_THE_HEADERS -> peer.write("HTTP/1.1 200 OK\r\nContent-");
        case IN_THE_BODY -> peer.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
        case DRIPPING -> {
          peer.write(ENDLESS);
          while (true) {
            peer.write("1\r\nx\r\n");
            TimeUnit.MILLISECONDS.sleep(5);
          }
        }
        case ENDLESS_BODY -> {
          peer.write(ENDLESS);
          byte[] chunk = Sending.bytes("10000\r\n" + "x".repeat(0x10000) + "\r\n");
          while (true) {
            peer.write(chunk);
          }
        }
        case ENDLESS_CONTINUE -> {
          while (true) {
            peer.write("HTTP/1.1 102 Processing\r\n\r\n");
            TimeUnit.MILLISECONDS.sleep(5);
          }
        }
        case IN_THE_UPLOAD -> peer.hold();
        case BEFORE_TLS, BEFORE_THE_ANSWER -> {}
      }
      peer.awaitEnd();
    }
  }

  private final Sending sending = new Sending();

  @AfterEach
  void close() {
    Thread.interrupted();
    sending.close();
  }

  @ParameterizedTest
  @EnumSource
  void aLateExchangeIsCutOffAndTheVisitGoesOnWithAnotherLane(Stall stall) throws Exception {
    try (var server = stall.server();
        var good = RawServer.answering(RawServer.OK)) {
      var exchanges = new ArrayList<Exchange>();
      sending.use(lane -> {
        exchanges.add(lane.send(stall.request(server), SHORT_NANOS, Sending.ALL));
        assertThat(lane.isUsable()).isFalse();
        assertThatThrownBy(() -> lane.send(Sending.get(good.url("/")), SHORT_NANOS, Keep.NOTHING))
            .isInstanceOf(IllegalStateException.class);
      });

      assertThat(Sending.failed(exchanges.getFirst()).cause()).isEqualTo(Cause.TIMEOUT);
      assertThat(exchanges.getFirst().endNanos() - exchanges.getFirst().startNanos())
          .isGreaterThanOrEqualTo(SHORT_NANOS);
      sending.answer(Sending.get(good.url("/")));
      awaitClosed(stall, server);
    }
  }

  private static void awaitClosed(Stall stall, RawServer server) {
    // A target that does not read does not notice.
    if (stall != Stall.IN_THE_UPLOAD) {
      await().until(() -> server.open() == 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAbortEndsWhatIsInFlight(Stall stall) throws Exception {
    try (var server = stall.server()) {
      CompletableFuture<List<Exchange>> sent =
          CompletableFuture.supplyAsync(
              () -> sending.send(stall.request(server)), Thread::startVirtualThread);
      await().until(() -> server.open() == 1);

      sending.sender.abortAll();

      List<Exchange> exchanges = sent.get(10, TimeUnit.SECONDS);
      assertThat(Sending.failed(exchanges.getFirst()).cause()).isEqualTo(Cause.ABORTED);
      awaitClosed(stall, server);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsWhatIsInFlightAndIsNotSwallowed(Stall stall) throws Exception {
    try (var server = stall.server()) {
      var sent = new AtomicReference<Exchange>();
      var interrupted = new AtomicReference<Boolean>();
      Thread thread =
          Thread.startVirtualThread(() -> {
            sent.set(sending.send(stall.request(server)).getFirst());
            interrupted.set(Thread.currentThread().isInterrupted());
          });
      await().until(() -> server.open() == 1);

      thread.interrupt();

      assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
      assertThat(Sending.failed(sent.get()).cause()).isEqualTo(Cause.ABORTED);
      assertThat(interrupted).hasValue(true);
    }
  }

  @Test
  void nothingIsSentAfterAnAbort() throws Exception {
    try (var server = RawServer.answering(RawServer.OK)) {
      var exchanges = new ArrayList<Exchange>();
      sending.use(lane -> {
        exchanges.add(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
        sending.sender.abortAll();
        assertThat(lane.isUsable()).isFalse();
        exchanges.add(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
      });
      exchanges.addAll(sending.send(Sending.get(server.url("/"))));

      Sending.answered(exchanges.get(0));
      assertThat(exchanges.subList(1, 3))
          .allSatisfy(exchange -> {
            assertThat(Sending.failed(exchange).cause()).isEqualTo(Cause.ABORTED);
            assertThat(exchange.bytesSent()).isZero();
          });
      assertThat(server.heads()).hasSize(1);
      await().until(() -> server.open() == 0);
    }
  }

  @Test
  void anInterruptedThreadSendsNothing() throws Exception {
    try (var server = RawServer.answering(RawServer.OK)) {
      Thread.currentThread().interrupt();

      Exchange exchange = sending.send(Sending.get(server.url("/"))).getFirst();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(Sending.failed(exchange).cause()).isEqualTo(Cause.ABORTED);
      assertThat(server.accepted()).isZero();
      sending.answer(Sending.get(server.url("/")));
    }
  }

  @Test
  void aTimeLimitMayBeAsLongAsOneLikes() throws Exception {
    try (var server = RawServer.answering(RawServer.OK)) {
      sending.use(lane ->
          Sending.answered(lane.send(Sending.get(server.url("/")), Long.MAX_VALUE, Keep.NOTHING)));
    }
  }

  @Test
  void anAbortAmongManyEndsEachAsAnAnswerOrAborted() throws Exception {
    try (var server = RawServer.answering(RawServer.OK)) {
      var others = new ConcurrentLinkedQueue<Exchange>();
      var answers = new AtomicInteger();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 100; i++) {
        threads.add(Thread.startVirtualThread(() -> sendUntilAborted(server, answers, others)));
      }
      await().until(() -> answers.get() > 500);

      sending.sender.abortAll();

      for (Thread thread : threads) {
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
      }
      assertThat(others)
          .allSatisfy(
              exchange -> assertThat(Sending.failed(exchange).cause()).isEqualTo(Cause.ABORTED));
      // What the target has seen beyond the answers are those in flight when it ended.
      assertThat(server.heads()).hasSizeBetween(answers.get(), answers.get() + 100);
    }
  }

  private void sendUntilAborted(
      RawServer server, AtomicInteger answers, Collection<Exchange> others) {
    try (Connections visit = sending.sender.newConnections()) {
      visit.use(lane -> {
        while (lane.isUsable()) {
          switch (lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Sending.ALL)) {
            case Exchange.Answered _ -> answers.incrementAndGet();
            case Exchange.Unanswered unanswered -> others.add(unanswered);
          }
        }
      });
    }
  }
}
