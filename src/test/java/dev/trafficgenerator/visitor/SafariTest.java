package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.http.HeaderList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds Safari to what public captures show of it, see `safari.txt`.
class SafariTest {
  private static final String AGENT =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/27.0 Safari/605.1.15";

  private final Visitor visitor =
      new Visitor(Captures.profile("Safari 27.0 on macOS"), "8.8.8.8", "en-US,en;q=0.9");

  @Test
  void navigatesOverHttpsInTheOrderOfItsSignature() {
    HeaderList headers =
        visitor.headers(Occasion.of(Purpose.TYPED_NAVIGATION, "GET", "https://shop.example"));

    assertThat(written(headers))
        .containsExactly(
            "Host: ",
            "Sec-Fetch-Dest: document",
            "User-Agent: " + AGENT,
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Sec-Fetch-Site: none",
            "Sec-Fetch-Mode: navigate",
            "Content-Length: ",
            "Accept-Language: en-US,en;q=0.9",
            "Priority: u=0, i",
            "Accept-Encoding: gzip, deflate, br, zstd",
            "Cookie: ",
            "Connection: keep-alive");
  }

  @Test
  void asksForAnImageOverHttpAsCaptured() {
    HeaderList headers =
        visitor.headers(
            Occasion.of(Purpose.IMAGE, "GET", "http://www.shop.example")
                .withReferer("http://www.shop.example/"));

    assertThat(written(headers))
        .containsExactly(
            "Host: ",
            "User-Agent: " + AGENT,
            "Accept: image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,"
                + "image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
            "Accept-Language: en-US,en;q=0.9",
            "Referer: http://www.shop.example/",
            "Priority: u=5, i",
            "Accept-Encoding: gzip, deflate",
            "Cookie: ",
            "Connection: keep-alive");
  }

  @Test
  void postsOverHttpAsCaptured() {
    HeaderList headers =
        visitor.headers(
            Occasion.of(Purpose.FETCH, "POST", "http://shop.example:8080")
                .withReferer("http://shop.example:8080/cart")
                .withContentType("application/x-www-form-urlencoded"));

    assertThat(headers.toString())
        .isEqualTo(
            "[Host, User-Agent, Accept, Content-Type, Referer, Origin, Content-Length,"
                + " Accept-Language, Priority, Accept-Encoding, Cookie, Connection]");
  }

  @Test
  void upgradesInsecureRequestsOverHttpAlone() {
    HeaderList headers =
        visitor.headers(Occasion.of(Purpose.TYPED_NAVIGATION, "GET", "http://localhost"));

    assertThat(headers.toString())
        .startsWith(
            "[Host, Sec-Fetch-Dest, User-Agent, Upgrade-Insecure-Requests, Accept, Sec-Fetch-Site,"
                + " Sec-Fetch-Mode,");
    assertThat(headers.get("Accept-Encoding")).isEqualTo("gzip, deflate");
  }

  private static List<String> written(HeaderList headers) {
    return java.util.stream.IntStream.range(0, headers.size())
        .mapToObj(i -> headers.name(i) + ": " + headers.value(i).replace(HeaderList.SLOT, ""))
        .toList();
  }
}
