package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookiesOverHttp2Test {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HeldCertificate certificate = new HeldCertificate.Builder().build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start(loopback, 0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"NEGOTIATED,2", "HTTP_1_1,1"})
  void aSlotForHttp2TakesAHeaderForEachCookie(Protocol protocol, int headers) throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder()
                .addHeader("Set-Cookie", "a=1")
                .addHeader("Set-Cookie", "b=2")
                .build();
          }
        });
    HeaderList list =
        new HeaderList.Builder()
            .add(new HeaderList.Line("Cookie", HeaderList.SLOT, HeaderList.Over.HTTP_1_1))
            .add(new HeaderList.Line("Cookie", HeaderList.SLOT, HeaderList.Over.HTTP_2))
            .build();
    var request = new OutgoingRequest("GET", server.url("/").toString(), list, null);

    try (var sending = Sending.with(protocol)) {
      sending.send(request, request);
    }

    assertThat(server.takeRequest().getHeaders().values("Cookie")).isEmpty();
    List<String> cookies = server.takeRequest().getHeaders().values("Cookie");
    assertThat(cookies).hasSize(headers);
    assertThat(String.join("; ", cookies)).isEqualTo("a=1; b=2");
  }
}
