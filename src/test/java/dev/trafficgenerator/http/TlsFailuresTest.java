package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever speaks TLS, a failure is of the same cause, and its words say what it was.
@ParameterizedClass
@EnumSource(names = {"CONSCRYPT", "JDK"})
class TlsFailuresTest {
  private static final String NAME = "shop.example.test";
  private static final String ALERT = "(%s) Received fatal alert: %s";
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int UNRECOGNIZED_NAME = 112;

  @Parameter TlsLibrary library;

  private final HeldCertificate root =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private final MockWebServer server = new MockWebServer();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : toClose) {
      closeable.close();
    }
    server.close();
  }

  private void serve(HeldCertificate certificate) throws Exception {
    var certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(root.certificate())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  private HeldCertificate.Builder certificate(String name) {
    return new HeldCertificate.Builder().addSubjectAlternativeName(name);
  }

  private Exchange.Unanswered failure(int port, boolean verify, X509TrustManager anchors) {
    var settings =
        new ConnectionSettings(
            Optional.of(InetAddress.getLoopbackAddress()), verify, Protocol.NEGOTIATED, library);
    var sending = new Sending(new OkHttpSender(settings, anchors));
    toClose.add(sending);
    return sending.failure(Sending.get("https://" + NAME + ":" + port + "/"));
  }

  private Exchange.Unanswered verifiedFailure() {
    X509TrustManager anchors =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(root.certificate())
            .build()
            .trustManager();
    return failure(server.getPort(), true, anchors);
  }

  private static void assertTls(Exchange.Unanswered failure, String words) {
    assertThat(failure.cause()).isEqualTo(Cause.TLS);
    assertThat(failure.bytesSent()).isZero();
    assertThat(failure.detail()).containsIgnoringCase(words).doesNotContain("0x", ".cc", "ssl=");
  }

  @Test
  void aCertificateOfNobodyKnown() throws Exception {
    serve(certificate(NAME).build());

    assertTls(verifiedFailure(), "certification path");
  }

  @Test
  void aCertificateForAnotherName() throws Exception {
    serve(certificate("other.example.test").signedBy(root).build());

    assertTls(verifiedFailure(), "Hostname " + NAME + " not verified");
  }

  @Test
  void aCertificateThatHasExpired() throws Exception {
    serve(certificate(NAME).signedBy(root).validityInterval(1_000L, 2_000L).build());

    assertTls(verifiedFailure(), "validity check failed");
  }

  @Test
  void aPeerThatSpeaksNoTls() throws Exception {
    try (var plain =
        new RawServer(peer -> {
          peer.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
          peer.awaitEnd();
        })) {
      assertTls(failure(plain.port(), false, null), said("TLS packet header", "SSL message"));
    }
  }

  @ParameterizedTest
  @CsvSource({HANDSHAKE_FAILURE + ", handshake_failure", UNRECOGNIZED_NAME + ", unrecognized_name"})
  void anAlertInTheHandshake(int alert, String name) throws Exception {
    byte[] record = {21, 3, 3, 0, 2, 2, (byte) alert};
    try (var refusing =
        new RawServer(peer -> {
          peer.readTlsRecord();
          peer.write(record);
          peer.awaitEnd();
        })) {
      var failure = failure(refusing.port(), false, null);

      assertTls(failure, "");
      assertThat(failure.detail()).isEqualTo(ALERT.formatted(name, name));
    }
  }

  @Test
  void anEndInTheHandshake() throws Exception {
    try (var closing = new RawServer(peer -> peer.readTlsRecord())) {
      assertTls(
          failure(closing.port(), false, null),
          said("connection closed", "terminated the handshake"));
    }
  }

  @Test
  void aResetInTheHandshake() throws Exception {
    try (var resetting =
        new RawServer(peer -> {
          peer.readTlsRecord();
          peer.reset();
        })) {
      assertTls(failure(resetting.port(), false, null), "reset");
    }
  }

  /// With TLS 1.3 it shows only after the handshake.
  @Test
  void aTargetThatMissesACertificate() throws Exception {
    SSLContext context =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate(NAME).build())
            .build()
            .sslContext();
    try (var demanding =
        new RawServer(peer -> {
          var tls =
              (SSLSocket) context.getSocketFactory().createSocket(peer.socket(), "", 0, false);
          tls.setUseClientMode(false);
          tls.setNeedClientAuth(true);
          assertThatThrownBy(tls::startHandshake).isInstanceOf(SSLHandshakeException.class);
          // Closed before it has read the request, the connection would be reset.
          peer.awaitEnd();
        })) {
      var failure = failure(demanding.port(), false, null);

      assertThat(failure.cause()).isEqualTo(Cause.TLS);
      assertThat(failure.detail())
          .isEqualTo(ALERT.formatted("certificate_required", "certificate_required"));
      assertThat(demanding.accepted()).isEqualTo(1);
    }
  }

  private String said(String byConscrypt, String byJava) {
    return library == TlsLibrary.CONSCRYPT ? byConscrypt : byJava;
  }
}
