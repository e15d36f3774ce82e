package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.trafficgenerator.http.Exchange.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBodyTest {
  private static final String TEXT = "The quick brown fox. ".repeat(1000);

  /// [#TEXT] in brotli.
  private static final byte[] TEXT_BR =
      Base64.getDecoder().decode("GwdS+I2UqtujBqEyQ5Mub3g5yCSvJQnbdJQvkK5bkwBqAA==");

  private final Sending sending = new Sending();

  @AfterEach
  void close() {
    sending.close();
  }

  @FunctionalInterface
  private interface Coding {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] coded(Coding coding, byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = coding.over(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] plain) {
    return coded(GZIPOutputStream::new, plain);
  }

  private static byte[] zlib(byte[] plain) {
    return coded(DeflaterOutputStream::new, plain);
  }

  private static byte[] bareDeflate(byte[] plain) {
    return coded(out -> new DeflaterOutputStream(out, new Deflater(-1, true)), plain);
  }

  static Stream<Arguments> codings() {
    byte[] plain = Sending.bytes(TEXT);
    return Stream.of(
        Arguments.of("Content-Encoding: gzip", gzip(plain)),
        Arguments.of("Content-Encoding: X-GZIP", gzip(plain)),
        Arguments.of("Content-Encoding: deflate", zlib(plain)),
        Arguments.of("Content-Encoding: deflate", bareDeflate(plain)),
        Arguments.of("Content-Encoding: br", TEXT_BR),
        Arguments.of("Content-Encoding: zstd", Zstd.compress(plain)),
        Arguments.of("Content-Encoding: identity", plain),
        Arguments.of("Content-Encoding: none-such", plain),
        Arguments.of("X: y", plain),
        Arguments.of("Content-Encoding:  deflate , gzip,", gzip(zlib(plain))),
        Arguments.of("Content-Encoding: br\r\nContent-Encoding: gzip", gzip(TEXT_BR)));
  }

  private RawServer server(String headers, byte[] body) {
    return new RawServer(peer -> {
      while (peer.readHead() != null) {
        peer.write(
            "HTTP/1.1 200 OK\r\n" + headers + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        peer.write(body);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("codings")
  void aKeptBodyIsDecoded(String header, byte[] body) throws Exception {
    try (var server = server(header, body)) {
      Answered answered = sending.answer(Sending.get(server.url("/")));

      assertThat(answered.body()).isEqualTo(Sending.bytes(TEXT));
      assertThat(answered.bytesReceived()).isGreaterThan(body.length);
      assertThat(answered.bytesReceived()).isLessThan(body.length + 200);
    }
  }

  @ParameterizedTest
  @MethodSource("codings")
  void noMoreIsKeptThanAskedForAndAllIsRead(String header, byte[] body) throws Exception {
    try (var server = server(header, body)) {
      var exchanges = new ArrayList<Exchange>();
      sending.use(lane -> {
        exchanges.add(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, (_, _) -> 10));
        exchanges.add(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
      });

      assertThat(Sending.answered(exchanges.get(0)).body()).isEqualTo(Sending.bytes("The quick "));
      assertThat(Sending.answered(exchanges.get(1)).body()).isNull();
      assertThat(exchanges.get(0).bytesReceived()).isEqualTo(exchanges.get(1).bytesReceived());
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("codings")
  void aBodyThatIsCutOffOrCorruptGivesWhatCouldBeDecoded(String header, byte[] body)
      throws Exception {
    byte[] corrupt = body.clone();
    Arrays.fill(corrupt, corrupt.length / 2, corrupt.length, (byte) 0xa5);
    for (byte[] broken : List.of(corrupt, Arrays.copyOf(body, body.length / 2))) {
      try (var server = server(header, broken)) {
        List<Exchange> exchanges =
            sending.send(Sending.get(server.url("/")), Sending.get(server.url("/")));

        assertThat(exchanges).allSatisfy(exchange -> Sending.answered(exchange));
        assertThat(server.accepted()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "gzip, br, zstd, deflate, gzip"})
  void aBodyThatIsNotCodedAtAllIsAnAnswerWithoutOne(String coding) throws Exception {
    byte[] body = Sending.bytes("\u0001\u0002<html>just text, whatever the header says</html>");
    try (var server = server("Content-Encoding: " + coding, body)) {
      Answered answered = sending.answer(Sending.get(server.url("/")));

      assertThat(answered.status()).isEqualTo(200);
      assertThat(answered.body()).isNull();
    }
  }

  @Test
  void aBodyCodedTooOftenIsLeftAsItIs() throws Exception {
    String codings = "gzip, ".repeat(ContentCodings.CODINGS_MAX) + "gzip";
    try (var server = server("Content-Encoding: " + codings, Sending.bytes("x"))) {
      assertThat(Sending.body(sending.answer(Sending.get(server.url("/"))))).isEqualTo("x");
    }
  }

  @Test
  void anEmptyBodyIsEmptyWhateverItsCoding() throws Exception {
    try (var server = server("Content-Encoding: gzip", new byte[0])) {
      assertThat(sending.answer(Sending.get(server.url("/"))).body()).isEmpty();
      assertThat(sending.answer(Sending.request("HEAD", server.url("/"))).body()).isEmpty();
    }
  }

  @Test
  void aBombIsNotUnpackedFurtherThanAskedFor() throws Exception {
    byte[] bomb = gzip(gzip(new byte[64 << 20]));
    try (var server = server("Content-Encoding: gzip, gzip", bomb)) {
      assertThat(sending.answer(Sending.get(server.url("/"))).body()).hasSize(1 << 20);
    }
  }

  @Test
  void aHugeBodyTakesNoMemory() throws Exception {
    int bytes = 128 << 20;
    long[] usedBytes = new long[2];
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          usedBytes[0] = usedHeapBytes();
          peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + (bytes + 1) + "\r\n\r\n");
          for (int i = 0; i < bytes >> 20; i++) {
            peer.write(new byte[1 << 20]);
          }
          usedBytes[1] = usedHeapBytes();
          peer.write("x");
        })) {
      Answered answered = sending.answer(Sending.get(server.url("/")));

      assertThat(usedBytes[1] - usedBytes[0]).isLessThan(32 << 20);
      assertThat(answered.body()).hasSize(1 << 20);
      assertThat(answered.bytesReceived()).isGreaterThan(bytes);
    }
  }

  private static long usedHeapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void whatIsKeptDependsOnStatusAndType() throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/x\r\nContent-Length: 2\r\n\r\nok")) {
      var asked = new ArrayList<String>();
      sending.use(lane ->
          lane.send(
              Sending.get(server.url("/")),
              Sending.LONG_NANOS,
              (status, type) -> {
                asked.add(status + " " + type);
                return 0;
              }));

      assertThat(asked).containsExactly("404 text/x");
    }
  }

  @Test
  void aBugInKeepComesOutAndTheLaneGoesOn() throws Exception {
    try (var server = RawServer.answering(RawServer.OK)) {
      sending.use(lane -> {
        assertThatThrownBy(() ->
                lane.send(
                    Sending.get(server.url("/")),
                    Sending.LONG_NANOS,
                    (_, _) -> {
                      throw new ArithmeticException("bug");
                    }))
            .isInstanceOf(ArithmeticException.class);
        Sending.answered(lane.send(Sending.get(server.url("/")), Sending.LONG_NANOS, Keep.NOTHING));
      });
    }
  }

  @Test
  void chunksAreJoinedAndTrailersSkipped() throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")) {
      List<Exchange> exchanges =
          sending.send(Sending.get(server.url("/")), Sending.get(server.url("/")));

      assertThat(exchanges)
          .allSatisfy(
              exchange -> assertThat(Sending.body(Sending.answered(exchange))).isEqualTo("abcde"));
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aBodyWithoutLengthEndsWithTheConnection() throws Exception {
    try (var server =
        new RawServer(peer -> {
          peer.readHead();
          peer.write("HTTP/1.0 200 OK\r\n\r\nto the end");
        })) {
      List<Exchange> exchanges =
          sending.send(Sending.get(server.url("/")), Sending.get(server.url("/")));

      assertThat(Sending.body(Sending.answered(exchanges.get(1)))).isEqualTo("to the end");
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "204 No Content\r\n",
        "304 Not Modified\r\n",
        "304 Not Modified\r\nContent-Length: 5\r\n",
        "304 Not Modified\r\nTransfer-Encoding: chunked\r\n",
        "204 No Content\r\nTransfer-Encoding: chunked\r\n",
        "204 No Content\r\nContent-Length: 5\r\n",
        "205 Reset Content\r\nContent-Length: 5\r\n",
        "101 Switching Protocols\r\n"
      })
  void statusesWithoutABodyAreNotWaitedFor(String answer) throws Exception {
    try (var server = RawServer.answering("HTTP/1.1 " + answer + "\r\n")) {
      for (int i = 0; i < 2; i++) {
        Answered answered = sending.answer(Sending.get(server.url("/")));

        assertThat(answered.status()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
        assertThat(answered.body()).isEmpty();
      }
    }
  }

  @Test
  void anUpgradeEndsTheLaneAndNotTheVisit() throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\nx")) {
      var request =
          Sending.request("GET", server.url("/"), "Connection", "Upgrade", "Upgrade", "x");
      for (int i = 1; i <= 2; i++) {
        sending.use(lane -> {
          Exchange exchange = lane.send(request, Sending.LONG_NANOS, Keep.NOTHING);
          assertThat(Sending.answered(exchange).status()).isEqualTo(101);
          assertThat(lane.isUsable()).isFalse();
        });
        assertThat(server.accepted()).isEqualTo(i);
      }
    }
  }

  @Test
  void whatComesBeforeTheAnswerIsSkipped() throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                + RawServer.OK)) {
      assertThat(sending.answer(Sending.get(server.url("/"))).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407, 408, 421, 503, 599, 999})
  void everyStatusIsAnAnswerAndNoneIsRepeated(int status) throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 "
                + status
                + " So\r\nRetry-After: 0\r\nWWW-Authenticate: Basic\r\nProxy-Authenticate: Basic\r\n"
                + "Content-Length: 0\r\n\r\n")) {
      assertThat(sending.answer(Sending.get(server.url("/"))).status()).isEqualTo(status);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void aRedirectIsAnAnswerWithItsCookiesAndHeaders() throws Exception {
    try (var server =
        RawServer.answering(
            "HTTP/1.1 302 Found\r\nlocation: /x\r\nLocation: /next\r\nSet-Cookie: a=1\r\n"
                + "Content-Length: 0\r\n\r\n")) {
      Answered answered = sending.answer(Sending.get(server.url("/")));

      assertThat(answered.headers().get("LOCATION")).isEqualTo("/next");
      assertThat(answered.headers().get("X-None")).isNull();
      assertThat(server.heads()).hasSize(1);

      sending.answer(Sending.get(server.url("/next")));
      assertThat(server.heads().getLast()).contains("Cookie: a=1\r\n");
    }
  }
}
