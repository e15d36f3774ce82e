package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final RawServer server =
      RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nContent-Length: 2\r\n\r\nok");
  private final Sending sending = new Sending();

  @AfterEach
  void close() throws Exception {
    sending.close();
    server.close();
  }

  private OutgoingRequest get() {
    return Sending.get(server.url("/"));
  }

  @Test
  void aVisitKeepsConnectionAndCookiesFromLaneToLane() {
    sending.answer(get());
    sending.answer(get());

    assertThat(server.accepted()).isEqualTo(1);
    assertThat(server.heads().get(1)).contains("Cookie: a=1\r\n");
  }

  @Test
  void visitorsShareNothing() {
    sending.answer(get());
    try (Connections other = sending.sender.newConnections()) {
      other.use(lane -> Sending.answered(lane.send(get(), Sending.LONG_NANOS, Keep.NOTHING)));

      assertThat(server.accepted()).isEqualTo(2);
      assertThat(server.heads().get(1)).doesNotContain("Cookie");
    }
  }

  @Test
  void aConnectionThatTheTargetGivesUpIsReplaced() throws Exception {
    try (var closing =
        new RawServer(peer -> {
          peer.readHead();
          peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
          peer.awaitEnd();
        })) {
      sending.send(Sending.get(closing.url("/")), Sending.get(closing.url("/")));

      assertThat(closing.accepted()).isEqualTo(2);
      await().until(() -> closing.open() == 0);
    }
  }

  @Test
  void nothingIsOpenedBeforeTheFirstRequest() {
    sending.use(lane -> assertThat(lane.isUsable()).isTrue());

    assertThat(server.accepted()).isZero();
  }

  @Test
  void closingAVisitClosesItsConnections() {
    var visits = new ArrayList<Connections>();
    for (int i = 0; i < 200; i++) {
      Connections visit = sending.sender.newConnections();
      visit.use(lane -> Sending.answered(lane.send(get(), Sending.LONG_NANOS, Keep.NOTHING)));
      visits.add(visit);
    }
    assertThat(server.open()).isEqualTo(200);

    visits.forEach(Connections::close);

    await().until(() -> server.open() == 0);
  }

  @Test
  void closingTheSenderClosesAllConnectionsAndItsThread() {
    sending.answer(get());
    List<Thread> sweepers = sweepers();
    assertThat(sweepers).isNotEmpty();

    sending.sender.close();

    await().until(() -> server.open() == 0);
    await().until(() -> sweepers().isEmpty());
  }

  private static List<Thread> sweepers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("late-exchanges"))
        .toList();
  }

  @Test
  void noThreadIsStartedForASenderThatIsNotUsed() {
    await().until(() -> sweepers().isEmpty());
  }

  @Test
  void whatWorkThrowsComesOutUnchanged() {
    var bug = new IllegalStateException("bug");

    assertThatThrownBy(() ->
            sending.use(_ -> {
              throw bug;
            }))
        .isSameAs(bug);

    sending.answer(get());
  }

  @Test
  void aLaneIsOfNoUseOutsideItsWork() {
    var kept = new ArrayList<Lane>();
    sending.use(kept::add);
    Lane lane = kept.getFirst();

    assertThat(lane.isUsable()).isFalse();
    assertThatThrownBy(() -> lane.send(get(), Sending.LONG_NANOS, Keep.NOTHING))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aVisitorVisitsOneHost() {
    sending.answer(get());

    assertThatThrownBy(() -> sending.answer(Sending.get("http://elsewhere.example.test/")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("127.0.0.1");
    sending.answer(get());
  }

  @Test
  void oneLaneAtATimeAndNoneAfterTheEnd() {
    sending.use(_ ->
        assertThatThrownBy(() -> sending.use(_ -> {})).isInstanceOf(IllegalStateException.class));

    sending.connections.close();

    assertThatThrownBy(() -> sending.use(_ -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingInTheMidstOfALaneLeavesNothingOpen() {
    sending.use(lane -> {
      Sending.answered(lane.send(get(), Sending.LONG_NANOS, Keep.NOTHING));
      sending.connections.close();
    });

    await().until(() -> server.open() == 0);
  }

  @Test
  void whoComesBackBringsThePersistentCookiesAlone() throws Exception {
    try (var setting =
        new RawServer(peer -> {
          while (peer.readHead() != null) {
            peer.write(
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: stays=1; Max-Age=600\r\n"
                    + "Set-Cookie: session=2\r\n\r\n");
          }
        })) {
      var cookies = new VisitorCookies();
      for (int session = 0; session < 2; session++) {
        try (Connections visit = sending.sender.newConnections(cookies, CipherSuites.USUAL)) {
          visit.use(lane -> {
            for (int i = 0; i < 2; i++) {
              Sending.answered(
                  lane.send(Sending.get(setting.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
            }
          });
        }
      }

      List<String> sent =
          setting.heads().stream()
              .map(head ->
                  head.lines().filter(it -> it.startsWith("Cookie: ")).findFirst().orElse(""))
              .toList();
      assertThat(sent)
          .containsExactly(
              "", "Cookie: stays=1; session=2", "Cookie: stays=1", "Cookie: stays=1; session=2");
    }
  }
}
