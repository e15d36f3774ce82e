package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.Progress.Step;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureDetailTest {

  static Stream<Arguments> failures() {
    var refused = new ConnectException("Failed to connect to /127.0.0.1:1");
    refused.initCause(new ConnectException("Connection refused"));
    return Stream.of(
        Arguments.of(refused, Cause.CONNECT, "Connection refused"),
        Arguments.of(new ConnectException(), Cause.CONNECT, Cause.CONNECT.meaning()),
        Arguments.of(
            new UnknownHostException("shop.test: Name or service not known"),
            Cause.DNS,
            "shop.test: Name or service not known"),
        Arguments.of(
            new SSLHandshakeException("Received fatal alert:\nhandshake_failure"),
            Cause.TLS,
            "Received fatal alert:"),
        Arguments.of(new SocketException("Connection reset"), Cause.RESET, "Connection reset"),
        Arguments.of(
            new StreamResetException(ErrorCode.REFUSED_STREAM),
            Cause.RESET,
            "HTTP/2 stream reset: REFUSED_STREAM"),
        Arguments.of(
            new IOException("a\u0007b" + "c".repeat(500)),
            Cause.DNS,
            "a b" + "c".repeat(156) + "…"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureSaysWhatWasSeenInOneShortLine(IOException failure, Cause cause, String said) {
    assertThat(FailureDetail.of(failure, cause)).isEqualTo(said);
  }

  static Stream<Arguments> echoes() {
    String echo = "GET /x?token=s3cret HTTP/1.1";
    return Stream.of(
        Arguments.of(new ProtocolException("Unexpected status line: " + echo), Cause.PROTOCOL),
        Arguments.of(new EOFException("\\n not found: limit=3 content=" + echo), Cause.RESET),
        Arguments.of(new IOException("expected chunk size but was " + echo), Cause.PROTOCOL));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void whatTheTargetWroteIsNotTold(IOException failure, Cause cause) {
    assertThat(FailureDetail.of(failure, cause)).isEqualTo(cause.meaning());
  }

  @ParameterizedTest
  @CsvSource({
    "START, false, before a connection was there",
    "CONNECTING, false, while connecting",
    "SECURING, false, while agreeing on TLS",
    "CONNECTED, false, before the request was sent",
    "EXCHANGING, false, while waiting for the answer",
    "EXCHANGING, true, while the answer was coming"
  })
  void aTimeoutSaysHowFarItHadCome(Step step, boolean isAnswering, String said) {
    assertThat(FailureDetail.late(step, isAnswering)).isEqualTo("time limit over " + said);
  }

  @Test
  void onTheWireARefusalAndAWaitAreTold() throws Exception {
    try (var sending = new Sending();
        var unheard = new Socket();
        var silent = new RawServer(peer -> peer.hold())) {
      unheard.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

      assertThat(
              sending
                  .failure(
                      Sending.get("http://127.0.0.1:" + unheard.getLocalPort() + "/?key=s3cret"))
                  .detail())
          .isEqualTo("Connection refused");
      sending.use(lane ->
          assertThat(
                  lane.send(
                      Sending.get(silent.url("/")),
                      TimeUnit.MILLISECONDS.toNanos(200),
                      Keep.NOTHING))
              .isInstanceOfSatisfying(
                  Exchange.Unanswered.class,
                  lost ->
                      assertThat(lost.detail())
                          .isEqualTo("time limit over while waiting for the answer")));
    }
  }
}
