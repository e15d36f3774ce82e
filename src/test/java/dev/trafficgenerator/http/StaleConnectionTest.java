package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A target closes connections that it thinks idle; nobody knows until the next request.
class StaleConnectionTest {
  private static final Duration POLL = Duration.ofMillis(1);

  /// Answers one request a connection without a word about closing, and closes.
  private final RawServer server =
      new RawServer(peer -> {
        peer.readHead();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      });

  private final Sending sending = new Sending();

  @AfterEach
  void close() throws Exception {
    sending.close();
    server.close();
  }

  private List<Exchange> sendTwice(OutgoingRequest request, Duration pause) {
    var exchanges = new ArrayList<Exchange>();
    sending.use(lane -> {
      exchanges.add(lane.send(request, Sending.LONG_NANOS, Keep.NOTHING));
      // At once: after a second the pause itself would make the lane look.
      await().pollDelay(pause).pollInterval(POLL).until(() -> server.open() == 0);
      exchanges.add(lane.send(request, Sending.LONG_NANOS, Keep.NOTHING));
    });
    return exchanges;
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
  void aRequestThatMayBeRepeatedIsSentAgainOnAFreshConnection(String method) {
    List<Exchange> exchanges = sendTwice(Sending.request(method, server.url("/")), Duration.ZERO);

    assertThat(exchanges).allSatisfy(Sending::answered);
    // The second time the target never saw the first attempt: it counts as many as we do.
    assertThat(server.heads()).hasSize(2);
    assertThat(exchanges.get(1).bytesSent()).isEqualTo(2 * exchanges.get(0).bytesSent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void aRequestThatMustNotBeRepeatedIsNot(String method) {
    List<Exchange> exchanges = sendTwice(Sending.request(method, server.url("/")), Duration.ZERO);

    Sending.answered(exchanges.get(0));
    assertThat(Sending.failed(exchanges.get(1)).cause()).isEqualTo(Cause.RESET);
    assertThat(server.heads()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void afterAPauseTheConnectionIsLookedAtFirst(String method) {
    List<Exchange> exchanges =
        sendTwice(Sending.request(method, server.url("/")), Duration.ofMillis(1100));

    assertThat(exchanges).allSatisfy(Sending::answered);
    assertThat(exchanges.get(1).bytesSent()).isEqualTo(exchanges.get(0).bytesSent());
  }

  @Test
  void aConnectionThatStandsIsKeptAfterAPause() throws Exception {
    try (var steady = RawServer.answering(RawServer.OK)) {
      var request = Sending.request("POST", steady.url("/"));
      sending.use(lane -> {
        Sending.answered(lane.send(request, Sending.LONG_NANOS, Keep.NOTHING));
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        Sending.answered(lane.send(request, Sending.LONG_NANOS, Keep.NOTHING));
      });

      assertThat(steady.accepted()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatBeganIsNotAskedForAgain() throws Exception {
    try (var breaking =
        new RawServer(peer -> {
          peer.readHead();
          peer.write(RawServer.OK);
          peer.readHead();
          peer.write("HTTP/1.1 2");
        })) {
      var get = Sending.get(breaking.url("/"));

      List<Exchange> exchanges = sending.send(get, get);

      assertThat(Sending.failed(exchanges.get(1)).cause()).isEqualTo(Cause.RESET);
      assertThat(breaking.heads()).hasSize(2);
    }
  }

  @Test
  void aRequestIsSentAgainOnlyOnce() throws Exception {
    try (var dying =
        new RawServer(peer -> {
          peer.readHead();
          if (peer.number() == 1) {
            peer.write(RawServer.OK);
            peer.readHead();
          }
        })) {
      var get = Sending.get(dying.url("/"));

      List<Exchange> exchanges = sending.send(get, get);

      assertThat(Sending.failed(exchanges.get(1)).cause()).isEqualTo(Cause.RESET);
      assertThat(dying.accepted()).isEqualTo(2);
    }
  }

  @Test
  void theRepeatUsesNoOtherConnectionThatMayBeStale() {
    // Two lanes one after the other leave one connection in the pool.
    sending.answer(Sending.get(server.url("/")));
    await().until(() -> server.open() == 0);

    sending.answer(Sending.get(server.url("/")));

    assertThat(server.heads()).hasSize(2);
  }
}
