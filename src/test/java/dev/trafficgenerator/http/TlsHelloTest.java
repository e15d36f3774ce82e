package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.visitor.Visitors;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a visitor's first message says, byte by byte.
class TlsHelloTest {
  private static final String NAME = "shop.example.test";

  static ClientHello helloOf(TlsLibrary library, CipherSuites ciphers, Protocol protocol)
      throws Exception {
    var hello = new CompletableFuture<ClientHello>();
    try (var server = new RawServer(peer -> hello.complete(ClientHello.of(peer.readTlsRecord())));
        var sender =
            new OkHttpSender(
                new ConnectionSettings(
                    Optional.of(InetAddress.getLoopbackAddress()), false, protocol, library));
        var visit = sender.newConnections(new VisitorCookies(), ciphers)) {
      visit.use(lane ->
          lane.send(
              Sending.get("https://" + NAME + ":" + server.port() + "/"),
              Sending.LONG_NANOS,
              Keep.NOTHING));
      return hello.get(10, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({"CONSCRYPT, NEGOTIATED", "JDK, NEGOTIATED", "CONSCRYPT, HTTP_1_1", "JDK, HTTP_1_1"})
  void theNameAndTheProtocolsAreOfferedWithEitherLibrary(TlsLibrary library, Protocol protocol)
      throws Exception {
    ClientHello hello = helloOf(library, CipherSuites.USUAL, protocol);

    assertThat(hello.serverName()).isEqualTo(NAME);
    assertThat(hello.protocols())
        .isEqualTo(
            protocol == Protocol.NEGOTIATED ? List.of("h2", "http/1.1") : List.of("http/1.1"));
    // A session ticket is offered to be taken.
    assertThat(hello.extensions()).contains(35);
  }

  /// What it sent stands in `tls.md`, beside the captures of headers.
  private static List<String> captured(String browser, String key) throws Exception {
    try (var capture = Visitors.class.getResourceAsStream("tls.md")) {
      return new String(capture.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .dropWhile(line -> !line.equals("## " + browser))
          .filter(line -> line.startsWith(key + ": "))
          .findFirst()
          .map(line -> List.of(line.substring(key.length() + 2).split(" ")))
          .orElseThrow();
    }
  }

  private static ClientHello helloOfVisitor(String profile) throws Exception {
    CipherSuites ciphers =
        Visitors.standard()
            .named(profile, new SplittableRandom(1))
            .map(visitor -> visitor.profile().ciphers())
            .orElseThrow();
    return helloOf(TlsLibrary.CONSCRYPT, ciphers, Protocol.NEGOTIATED);
  }

  private static String ja4Ciphers(List<String> ja4) {
    return ja4.getFirst().split("_")[1];
  }

  @ParameterizedTest
  @ValueSource(strings = {"Chrome 156 on Windows", "Chrome 154 on Android", "Edge 156 on Windows"})
  void whoHasChromeOffersWhatChromiumDoes(String profile) throws Exception {
    ClientHello hello = helloOfVisitor(profile);

    assertThat(hello.ciphers()).isEqualTo(captured("Chromium", "ciphers"));
    assertThat(hello.ja4Ciphers()).isEqualTo(ja4Ciphers(captured("Chromium", "ja4")));
    assertThat(hello.protocols()).isEqualTo(captured("Chromium", "protocols"));
  }

  /// The suites of TLS 1.3 are in BoringSSL's own order, with which JA4 has no concern.
  @Test
  void whoHasFirefoxOffersWhatFirefoxDoesButForTheOrderOfTls13() throws Exception {
    ClientHello hello = helloOfVisitor("Firefox 158 on Windows");
    List<String> captured = captured("Firefox", "ciphers");

    assertThat(hello.ciphers().subList(0, 3)).containsExactlyInAnyOrder("1301", "1302", "1303");
    assertThat(hello.ciphers().subList(3, hello.ciphers().size()))
        .isEqualTo(captured.subList(3, captured.size()));
    assertThat(hello.ja4Ciphers()).isEqualTo(ja4Ciphers(captured("Firefox", "ja4")));
  }

  @Test
  void whoHasSafariOffersWhatSafariDoesButForTripleDes() throws Exception {
    List<String> ciphers = helloOfVisitor("Safari 26.6 on iPhone").ciphers();

    assertThat(ciphers.subList(3, ciphers.size()))
        .containsExactly(
            "c02c", "c02b", "cca9", "c030", "c02f", "cca8", "c00a", "c009", "c014", "c013", "009d",
            "009c", "0035", "002f");
  }

  @Test
  void whatALibraryDoesNotKnowIsLeftOutOfAList() throws Exception {
    var ciphers =
        new CipherSuites(
            List.of(
                "TLS_AES_128_GCM_SHA256",
                "TLS_AES_256_GCM_SHA384",
                "TLS_CHACHA20_POLY1305_SHA256",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));

    assertThat(helloOf(TlsLibrary.CONSCRYPT, ciphers, Protocol.NEGOTIATED).ciphers())
        .containsExactly("1301", "1302", "1303", "c030", "c02f");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONSCRYPT", "JDK"})
  void withoutAListTheLibrarysOwnIsOffered(TlsLibrary library) throws Exception {
    assertThat(helloOf(library, CipherSuites.USUAL, Protocol.NEGOTIATED).ciphers())
        .contains("1301", "1302", "1303", "c02b", "c02f");
  }
}
