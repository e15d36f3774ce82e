package dev.trafficgenerator.http;

import static dev.trafficgenerator.http.HeaderList.SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What OkHttp refuses: a GET or HEAD with a body.
class BodyWithGetTest {
  private static final String BODY = "{\"id\":1}";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final Sending sending = new Sending();
  private volatile String answer = RawServer.OK;
  private final RawServer server =
      new RawServer(peer -> {
        while (peer.readHead() != null) {
          bodies.add(peer.readBody(BODY.length()));
          peer.write(answer);
        }
      });

  @AfterEach
  void close() throws Exception {
    sending.close();
    server.close();
  }

  private OutgoingRequest request(String method) {
    return new OutgoingRequest(
        method,
        server.url("/search"),
        HeaderList.of("Host", SLOT, "Content-Length", SLOT, "Content-Type", "application/json"),
        Sending.bytes(BODY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void goesOutWhole(String method) {
    answer = method.equals("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" : RawServer.OK;

    Exchange.Answered answered = sending.answer(request(method));

    assertThat(server.heads())
        .containsExactly(
            method
                + " /search HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.port()
                + "\r\nContent-Length: 8\r\nContent-Type: application/json\r\n\r\n");
    assertThat(bodies).containsExactly(BODY);
    assertThat(answered.bytesSent())
        .isEqualTo(server.heads().getFirst().length() + (long) BODY.length());
    assertThat(Sending.body(answered)).isEqualTo(method.equals("HEAD") ? "" : "ok");
  }

  @Test
  void leavesTheConnectionFitForMore() {
    sending.send(request("GET"), request("GET"), request("HEAD"));

    assertThat(bodies).hasSize(3);
    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void interimAnswersArePassedOver() {
    answer = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + RawServer.OK;

    Exchange.Answered answered = sending.answer(request("GET"));

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.headers().get("Link")).isNull();
  }

  @Test
  void ifItCannotBeWrittenTheRequestIsAFailure() throws Exception {
    try (var deaf =
        new RawServer(peer -> {
          peer.readHead();
          peer.reset();
        })) {
      var request =
          new OutgoingRequest(
              "GET", deaf.url("/"), HeaderList.of("Host", SLOT), new byte[64 << 20]);

      assertThat(sending.failure(request).cause()).isEqualTo(Cause.RESET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection: close\r\n", "Connection: Close\r\n"})
  void anAnswerThatClosesTakesTheConnectionAlong(String header) {
    answer = "HTTP/1.1 200 OK\r\n" + header + "Content-Length: 2\r\n\r\nok";

    assertThat(sending.send(request("GET"), request("GET")))
        .allMatch(Exchange.Answered.class::isInstance);
    assertThat(server.accepted()).isEqualTo(2);
  }
}
