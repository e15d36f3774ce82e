package dev.trafficgenerator.demo;

import static dev.trafficgenerator.demo.TestVisitor.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSiteTest {
  private static DemoSite site;
  private static TestVisitor visitor;

  @BeforeAll
  static void start() {
    site = DemoSite.start(DemoSettings.DEFAULTS.steady());
    visitor = new TestVisitor(site);
  }

  @AfterAll
  static void close() {
    visitor.close();
    site.close();
  }

  @Test
  void saysWhereItIs() {
    assertThat(site.port()).isPositive();
    assertThat(site.url()).isEqualTo("http://127.0.0.1:" + site.port());
  }

  @Test
  void aTakenPortIsToldAtOnce() {
    assertThatThrownBy(() -> DemoSite.start(site.port()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("port " + site.port());
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    Optional<InetAddress> other =
        Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findAny();
    Assumptions.assumeTrue(other.isPresent());

    try (var socket = new Socket()) {
      assertThatThrownBy(
              () -> socket.connect(new InetSocketAddress(other.get(), site.port()), 2_000))
          .isInstanceOf(java.io.IOException.class);
    }
  }

  @Test
  void isGoneWhenClosed() {
    DemoSite another = DemoSite.start(0);
    int port = another.port();
    another.close();

    // Another process may take the port for a moment.
    await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                .isInstanceOf(java.io.IOException.class));
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws Exception {
    byte[] request =
        "GET /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var socket = new Socket("127.0.0.1", site.port())) {
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write(request);
        assertThat(readAnswer(socket))
            .startsWith("HTTP/1.1 200")
            .contains("Content-Type: image/x-icon");
      }
    }
  }

  /// The head of an answer; its body is read too.
  private static String readAnswer(Socket socket) throws java.io.IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    int from = head.indexOf("Content-Length: ") + "Content-Length: ".length();
    int length = Integer.parseInt(head.substring(from, head.indexOf("\r\n", from)));
    assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
    return head.toString();
  }

  @ParameterizedTest
  @CsvSource({"/", "/products/7", "/search?q=lamp", "/api/products", "/assets/shop.css", "/cart"})
  void headIsAnsweredAsGetWithoutTheBody(String path) {
    HttpResponse<String> get = visitor.get(path);
    HttpResponse<String> head = visitor.send("HEAD", path, "");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Length", "Content-Type", "Cache-Control")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/products | GET, HEAD, OPTIONS",
        "/login | GET, HEAD, POST, OPTIONS",
        "/api/users/3 | GET, HEAD, PUT, PATCH, OPTIONS",
        "/api/cart/3 | DELETE, OPTIONS",
        "/basic/anything/below | GET, HEAD, OPTIONS"
      })
  void optionsSaysWhatIsAllowed(String path, String allowed) {
    HttpResponse<String> response = visitor.send("OPTIONS", path, "");

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(header(response, "Allow")).isEqualTo(allowed);
  }

  @Test
  void aWrongMethodIs405AndSaysWhatIsAllowed() {
    HttpResponse<String> page = visitor.send("DELETE", "/products", "", "Accept", "text/html");
    HttpResponse<String> api = visitor.send("POST", "/api/products", "{}", "Accept", "*/*");

    assertThat(List.of(page.statusCode(), api.statusCode())).containsOnly(405);
    assertThat(List.of(header(page, "Allow"), header(api, "Allow")))
        .containsOnly("GET, HEAD, OPTIONS");
    assertThat(page.body()).contains("<h1>Not like that</h1>");
    assertThat(api.body()).startsWith("{\"error\":{\"status\":405,");
  }

  @Test
  void anUnknownPathIs404InTheLanguageOfItsPart() {
    HttpResponse<String> page = visitor.get("/no/such/page");
    HttpResponse<String> api = visitor.get("/api/nothing");

    assertThat(List.of(page.statusCode(), api.statusCode())).containsOnly(404);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(api, "Content-Type")).startsWith("application/json");
    assertThat(page.body()).contains("<h1>Not here</h1>");
  }

  @Test
  void aBodyThatIsTooLongIs413() {
    String body = "{\"username\":\"" + "x".repeat(Input.BODY_BYTES_MAX) + "\"}";

    assertThat(visitor.postJson("/api/login", body).statusCode()).isEqualTo(413);
    assertThat(visitor.postForm("/login", body).statusCode()).isEqualTo(413);
  }

  @Test
  void everyRequestIsCountedWhenItsAnswerIsRead() throws Exception {
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      int id = i;
      requests.add(() -> visitor.get("/api/users/" + (id % 60 + 450)).statusCode());
      requests.add(() -> visitor.get("/images/products/" + (id + 1) + ".svg").statusCode());
      requests.add(() -> visitor.send("BREW", "/nowhere/" + id, "").statusCode());
      requests.add(() -> visitor.postForm("/cart", "product_id=5").statusCode());
    }
    long before = site.counts().total();
    DemoSite.Counts old = site.counts();

    try (var threads = Executors.newFixedThreadPool(16)) {
      for (Future<Integer> status : threads.invokeAll(requests)) {
        assertThat(status.get()).isBetween(200, 499);
      }
    }

    DemoSite.Counts counts = site.counts();
    assertThat(counts.total() - before).isEqualTo(requests.size());
    // 450 to 500 are there, 501 to 509 are not; each is asked for twice.
    assertThat(grown(old, counts, "GET", "/api/users/{id}", 200)).isEqualTo(102);
    assertThat(grown(old, counts, "GET", "/api/users/{id}", 404)).isEqualTo(18);
    assertThat(grown(old, counts, "GET", "/images/products/{file}", 200)).isEqualTo(120);
    assertThat(grown(old, counts, DemoSite.OTHER_METHOD, DemoSite.NO_ROUTE, 404)).isEqualTo(120);
    assertThat(grown(old, counts, "POST", "/cart", 303)).isEqualTo(120);
  }

  private static long grown(
      DemoSite.Counts old, DemoSite.Counts now, String method, String route, int status) {
    return now.of(method, route, status) - old.of(method, route, status);
  }

  @Test
  void withDelaysAndMishapsEverythingStillComesBack() throws Exception {
    // A seed is a fate: of these requests some always go wrong.
    var settings = new DemoSettings(0, 7, Duration.ofSeconds(60), true, true);
    try (DemoSite moody = DemoSite.start(settings);
        var moodyVisitor = new TestVisitor(moody);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> requests =
          Collections.nCopies(600, () -> moodyVisitor.get("/api/products/3").statusCode());
      int wrong = 0;
      for (Future<Integer> status : threads.invokeAll(requests)) {
        wrong += status.get() == 200 ? 0 : 1;
      }

      assertThat(moody.counts().total()).isEqualTo(requests.size());
      assertThat(wrong).isBetween(1, 15);
      assertThat(moody.counts().of("GET", "/api/products/{id}", 404)).isEqualTo(wrong);
    }
  }
}
