package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  private static final String FROM = "https://shop.example.test/a/b?c=d";

  private static OutgoingRequest sent(String method) {
    return new OutgoingRequest(
        method,
        FROM,
        HeaderList.of(
            "Host", HeaderList.SLOT,
            "Content-Type", "text/plain",
            "content-length", HeaderList.SLOT,
            "Origin", "https://shop.example.test",
            "Authorization", "Bearer t",
            "Accept", "*/*"),
        method.equals("GET") || method.equals("HEAD") ? null : new byte[] {1});
  }

  private static Optional<String> url(int status, String location) {
    return Redirect.follow(sent("GET"), status, location, List.of()).map(OutgoingRequest::url);
  }

  @ParameterizedTest
  @CsvSource({
    "301,GET,GET", "301,HEAD,HEAD", "301,POST,GET", "301,PUT,PUT", "301,DELETE,DELETE",
    "302,GET,GET", "302,HEAD,HEAD", "302,POST,GET", "302,PATCH,PATCH", "302,OPTIONS,OPTIONS",
    "303,GET,GET", "303,HEAD,HEAD", "303,POST,GET", "303,PUT,GET", "303,DELETE,GET",
    "307,GET,GET", "307,HEAD,HEAD", "307,POST,POST", "307,PUT,PUT", "307,DELETE,DELETE",
    "308,GET,GET", "308,HEAD,HEAD", "308,POST,POST", "308,PUT,PUT", "308,DELETE,DELETE"
  })
  void methodsChangeAsInABrowser(int status, String method, String then) {
    OutgoingRequest sent = sent(method);

    OutgoingRequest next = Redirect.follow(sent, status, "/next", List.of()).orElseThrow();

    assertThat(next.method()).isEqualTo(then);
    if (method.equals(then)) {
      assertThat(next.headers()).isEqualTo(sent.headers());
      assertThat(next.body()).isEqualTo(sent.body());
    } else {
      assertThat(next.body()).isNull();
      assertThat(next.headers())
          .isEqualTo(
              HeaderList.of("Host", HeaderList.SLOT, "Authorization", "Bearer t", "Accept", "*/*"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/x, https://shop.example.test/x",
    "x, https://shop.example.test/a/x",
    "../x?y=z#w, https://shop.example.test/x?y=z",
    "?y, https://shop.example.test/a/b?y",
    "'', https://shop.example.test/a/b?c=d",
    "'  /x ', https://shop.example.test/x",
    "/ü x, https://shop.example.test/%C3%BC%20x",
    "//shop.example.test/x, https://shop.example.test/x",
    "https://SHOP.example.test:443/x, https://shop.example.test/x",
    "https://u:p@shop.example.test/x, https://shop.example.test/x",
    "https://shop.example.test:8443/x, https://shop.example.test:8443/x",
    "http://shop.example.test/x, http://shop.example.test/x"
  })
  void aLocationOnTheSameHostIsFollowed(String location, String next) {
    assertThat(url(302, location)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.test/",
        "https://www.shop.example.test/",
        "//other.test/",
        "https://shop.example.test.evil.test/",
        "https://shop.example.test@evil.test/",
        "\\\\evil.test/",
        "ftp://shop.example.test/",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "http://[::1"
      })
  void otherHostsAndSchemesAreNot(String location) {
    assertThat(url(302, location)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 300, 304, 305, 306, 309, 404})
  void otherStatusesAreNoRedirects(int status) {
    assertThat(url(status, "/x")).isEmpty();
  }

  @Test
  void withoutALocationThereIsNothingToFollow() {
    assertThat(Redirect.follow(sent("GET"), 302, null, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/x,true",
    "https://shop.example.test:443/x,true",
    "http://shop.example.test/x,false",
    "https://shop.example.test:444/x,false"
  })
  void credentialsStayWithTheirOrigin(String location, boolean kept) {
    OutgoingRequest sent =
        new OutgoingRequest("GET", FROM, sent("GET").headers().with("X-Key", "k"), null);
    OutgoingRequest next =
        Redirect.follow(sent, 302, location, List.of("x-key", "X-Absent")).orElseThrow();

    assertThat(next.headers().get("Authorization") != null).isEqualTo(kept);
    assertThat(next.headers().get("X-Key") != null).isEqualTo(kept);
    assertThat(next.headers().get("Accept")).isEqualTo("*/*");
  }

  @ParameterizedTest
  @CsvSource({
    "https, /x, https://shop.example.test/in?token=t",
    "https, https://shop.example.test:444/x, https://shop.example.test/",
    "https, http://shop.example.test/x,",
    "http, http://shop.example.test:81/x, http://shop.example.test/",
    "http, https://shop.example.test/x, http://shop.example.test/"
  })
  void anotherOriginIsNotToldThePage(String scheme, String location, String referer) {
    String origin = scheme + "://shop.example.test";
    OutgoingRequest sent =
        new OutgoingRequest(
            "GET", origin + "/a", HeaderList.of("Referer", origin + "/in?token=t"), null);

    assertThat(
            Redirect.follow(sent, 302, location, List.of()).orElseThrow().headers().get("Referer"))
        .isEqualTo(referer);
  }
}
