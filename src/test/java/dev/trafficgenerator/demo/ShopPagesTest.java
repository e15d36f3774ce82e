package dev.trafficgenerator.demo;

import static dev.trafficgenerator.demo.TestVisitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.demo.shop.MovableClock;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopPagesTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href|action)=\"([^\"]+)\"");
  private static final Pattern SRCSET = Pattern.compile("srcset=\"([^\"]+)\"");
  private static final Pattern CSS_URL = Pattern.compile("url\\(\"([^\"]+)\"\\)");

  private static DemoSite site;
  private static TestVisitor visitor;

  @BeforeAll
  static void start() {
    site = DemoSite.start(DemoSettings.DEFAULTS.steady(), new MovableClock());
    visitor = new TestVisitor(site);
  }

  @AfterAll
  static void close() {
    visitor.close();
    site.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | Plain good things",
        "/products | Page 1 of 9",
        "/products?page=9 | Page 9 of 9",
        "/products/1 | <h1>Alder Lamp</h1>",
        "/products/200 | <h1>Zennor Kettle</h1>",
        "/search?q=birch | 8 products for “birch”",
        "/search?q=birch+lamp | 1 product for “birch lamp”",
        "/search?q=zzz | 0 products for “zzz”",
        "/search | What are you looking for?",
        "/about | About this shop",
        "/checkout | Place the order",
        "/checkout/thanks | Thank you"
      })
  void aPageIsAWholeDocument(String path, String text) {
    HttpResponse<String> response = visitor.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(response.body())
        .startsWith("<!doctype html>")
        .endsWith("</html>")
        .contains(text)
        .contains("<script src=\"/assets/shop.js\" defer>")
        .doesNotContain("{{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/products/0",
        "/products/201",
        "/products/-1",
        "/products/lamp",
        "/products/99999999999",
        "/products?page=10",
        "/products?page=0",
        "/products?page=two",
        "/assets/none.css",
        "/assets/..%2fpages%2fhome.html",
        "/images/products/201.svg"
      })
  void whatIsNotThereIs404(String path) {
    // The one with a slash in disguise is refused before it gets to a route.
    assertThat(visitor.get(path).statusCode())
        .isIn(path.contains("%2f") ? List.of(400, 404) : List.of(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/products", "/products/42", "/search?q=mug", "/about", "/login"})
  void everythingAPageRefersToIsThere(String path) {
    for (String reference : references(visitor.get(path).body())) {
      assertThat(visitor.get(reference).statusCode()).as(reference).isIn(200, 302);
    }
  }

  @Test
  void everythingTheStyleSheetRefersToIsThere() {
    List<String> references =
        CSS_URL
            .matcher(visitor.get("/assets/shop.css").body())
            .results()
            .map(r -> r.group(1))
            .toList();

    assertThat(references).hasSize(2);
    for (String reference : references) {
      assertThat(header(visitor.getBytes(reference), "Content-Type")).isEqualTo("font/woff2");
    }
  }

  private static List<String> references(String html) {
    List<String> references = new ArrayList<>();
    REFERENCE.matcher(html).results().forEach(found -> references.add(found.group(1)));
    SRCSET
        .matcher(html)
        .results()
        .flatMap(found -> Pattern.compile(",\\s*").splitAsStream(found.group(1)))
        .forEach(candidate -> references.add(candidate.split(" ", 2)[0]));
    references.removeIf(reference -> reference.startsWith("#"));
    assertThat(references).hasSizeGreaterThan(10);
    return references.stream()
        .map(reference -> reference.replace("&amp;", "&"))
        .distinct()
        .toList();
  }

  @Test
  void laterPicturesWaitUntilTheyAreScrolledTo() {
    String html = visitor.get("/products").body();

    assertThat(Pattern.compile("<img [^>]*loading=\"lazy\"").matcher(html).results()).hasSize(20);
    assertThat(Pattern.compile("<li class=\"card\">").matcher(html).results()).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource({
    "/assets/shop.css, text/css, 3000",
    "/assets/shop.js, text/javascript, 200",
    "/assets/fernhill-sans-bold.woff2, font/woff2, 5000",
    "/assets/hero-640.png, image/png, 5000",
    "/images/products/17.svg, image/svg+xml, 700",
    "/favicon.ico, image/x-icon, 500"
  })
  void aFileMayBeKept(String path, String contentType, int sizeMin) {
    HttpResponse<byte[]> response = visitor.getBytes(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).startsWith(contentType);
    assertThat(header(response, "Cache-Control")).isEqualTo("public, max-age=3600");
    assertThat(header(response, "ETag")).matches("\"[0-9a-f]{16}\"");
    assertThat(header(response, "Last-Modified")).isEqualTo("Sun, 22 Nov 2026 10:00:00 GMT");
    assertThat(response.body()).hasSizeGreaterThan(sizeMin);
  }

  @Test
  void aKnownTagIsAnsweredWith304() {
    for (String path : List.of("/", "/products/3", "/assets/shop.css", "/images/products/3.svg")) {
      for (String coding : List.of("gzip", "identity")) {
        HttpResponse<byte[]> first = visitor.getBytes(path, "Accept-Encoding", coding);
        String tag = header(first, "ETag");

        HttpResponse<byte[]> again =
            visitor.getBytes(path, "Accept-Encoding", coding, "If-None-Match", "W/\"x\", " + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(again.headers().firstValue("Content-Encoding")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-None-Match | * | 304",
        "If-None-Match | \"other\" | 200",
        "If-Modified-Since | Sun, 22 Nov 2026 10:00:00 GMT | 304",
        "If-Modified-Since | Mon, 23 Nov 2026 10:00:00 GMT | 304",
        "If-Modified-Since | Sun, 22 Nov 2026 09:59:59 GMT | 200",
        "If-Modified-Since | yesterday | 200"
      })
  void aConditionIsHeeded(String name, String value, int status) {
    assertThat(visitor.get("/assets/shop.css", name, value).statusCode()).isEqualTo(status);
  }

  @Test
  void aTagComesBeforeADate() {
    HttpResponse<String> response =
        visitor.get(
            "/assets/shop.css",
            "If-None-Match",
            "\"other\"",
            "If-Modified-Since",
            "Mon, 23 Nov 2026 10:00:00 GMT");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search?q=lamp", "/cart", "/assets/shop.css"})
  void textIsCompressedWhenAskedFor(String path) throws Exception {
    HttpResponse<byte[]> plain = visitor.getBytes(path);
    HttpResponse<byte[]> compressed = visitor.getBytes(path, "Accept-Encoding", "br, gzip;q=0.8");

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(compressed.body().length).isLessThan(plain.body().length);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void picturesThatAreCompressedAlreadyAreSentAsTheyAre() {
    HttpResponse<byte[]> response =
        visitor.getBytes("/assets/hero-640.png", "Accept-Encoding", "gzip");

    assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(response.body(), 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
  }

  @Test
  void whatWasSearchedForIsShownAsText() {
    String html = visitor.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body();

    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>a");
  }
}
