package dev.trafficgenerator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorCookiesTest {
  private static final HttpUrl URL = HttpUrl.get("https://shop.example.test/a/b");

  private static final String IN_2099 = "Thu, 01 Jan 2099 00:00:00 GMT";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final VisitorCookies cookies = new VisitorCookies(now::get);

  private void set(String... setCookies) {
    var headers = new Headers.Builder();
    for (String setCookie : setCookies) {
      headers.addUnsafeNonAscii("Set-Cookie", setCookie);
    }
    cookies.save(URL, headers.build());
  }

  private String sentTo(String url) {
    return cookies.headerFor(HttpUrl.get(url));
  }

  @ParameterizedTest
  @CsvSource({
    "c=1; Path=/, https://shop.example.test/, c=1",
    "c=1; Path=/, https://shop.example.test:8443/x, c=1",
    "c=1; Path=/, https://www.shop.example.test/, ''",
    "c=1; Path=/, https://example.test/, ''",
    "c=1; Path=/; Domain=example.test, https://example.test/, c=1",
    "c=1; Path=/; Domain=.example.test, https://www.example.test/, c=1",
    "c=1; Path=/; Domain=other.test, https://shop.example.test/, ''",
    "c=1; Path=/; Domain=test, https://shop.example.test/, ''",
    "c=1; Path=/x, https://shop.example.test/x, c=1",
    "c=1; Path=/x, https://shop.example.test/x/y, c=1",
    "c=1; Path=/x, https://shop.example.test/xy, ''",
    "c=1, https://shop.example.test/a/z, c=1",
    "c=1, https://shop.example.test/, ''",
    "c=1; Path=/; Secure, https://shop.example.test/, c=1",
    "c=1; Path=/; Secure, http://shop.example.test/, ''",
    "c=1; Path=/, http://shop.example.test/, c=1",
    "c=1; Path=/; HttpOnly; SameSite=Strict, https://shop.example.test/, c=1",
    "c=; Path=/, https://shop.example.test/, c=",
    "'c=\"a b\"; Path=/', https://shop.example.test/, 'c=\"a b\"'"
  })
  void cookiesGoWhereTheyBelong(String setCookie, String url, String sent) {
    set(setCookie);

    assertThat(sentTo(url)).isEqualTo(sent);
  }

  @Test
  void longerPathsComeFirstAndThenOlderCookies() {
    set("a=1; Path=/", "b=2; Path=/a", "c=3; Path=/", "d=4; Path=/a/b", "e=5; Path=/a");

    assertThat(cookies.headerFor(URL)).isEqualTo("d=4; b=2; e=5; a=1; c=3");
  }

  @Test
  void aCookieIsReplacedInItsPlace() {
    set("a=1; Path=/", "b=2; Path=/", "a=3; Path=/");

    assertThat(cookies.headerFor(URL)).isEqualTo("a=3; b=2");
    assertThat(cookies.count()).isEqualTo(2);
  }

  @Test
  void anotherPathOrDomainIsAnotherCookie() {
    set("a=1; Path=/", "a=2; Path=/a", "a=3; Path=/; Domain=example.test");

    assertThat(cookies.headerFor(URL)).isEqualTo("a=2; a=1; a=3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=; Path=/; Max-Age=0",
        "a=x; Path=/; Max-Age=-1",
        "a=x; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"
      })
  void anExpiredCookieTakesTheOldOneAway(String setCookie) {
    set("a=1; Path=/", setCookie);

    assertThat(cookies.count()).isZero();
    assertThat(cookies.headerFor(URL)).isEmpty();
  }

  @Test
  void aCookieGoesWhenItsTimeIsOver() {
    set("a=1; Path=/; Max-Age=60", "b=2; Path=/");
    assertThat(cookies.headerFor(URL)).isEqualTo("a=1; b=2");

    now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(61)));

    assertThat(cookies.headerFor(URL)).isEqualTo("b=2");
    assertThat(cookies.count()).isEqualTo(1);
  }

  @Test
  void pastTheLimitTheOldestGoes() {
    set("first=1; Path=/a/b");
    for (int i = 1; i <= VisitorCookies.COOKIES_MAX; i++) {
      set("c" + i + "=1; Path=/");
    }

    assertThat(cookies.count()).isEqualTo(VisitorCookies.COOKIES_MAX);
    assertThat(cookies.headerFor(URL)).startsWith("c1=1; ").doesNotContain("first");
  }

  @Test
  void aCookieThatIsTooLargeIsIgnored() {
    set("a=" + "x".repeat(VisitorCookies.COOKIE_CHARS_MAX - 1) + "; Path=/");
    assertThat(cookies.count()).isEqualTo(1);

    set("b=" + "x".repeat(VisitorCookies.COOKIE_CHARS_MAX) + "; Path=/");
    assertThat(cookies.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "=",
        ";",
        "novalue",
        "=x",
        "a=1; Domain=",
        "a=1; Domain=.",
        "a=1; Domain=..",
        "a=1; Domain=:",
        "a=1; Domain=%00",
        "a=1; Domain=[::1]",
        "a=1; Expires=Thu, 99 Foo 9999 99:99:99 GMT",
        "a=1; Expires=Feb 31 2031 00:00:00",
        "a=1; Max-Age=99999999999999999999",
        "a=1; Max-Age=-99999999999999999999",
        "a=1; Max-Age=x",
        "a=1; Path=",
        "a=\u00e4",
        "\u00e4=1",
        "a=\u0001"
      })
  void nonsenseDoesNoHarm(String setCookie) {
    set(setCookie);

    assertThat(cookies.count()).isLessThanOrEqualTo(1);
  }

  @Test
  void aSessionsEndLeavesWhatIsPersistent() {
    set("session=1; Path=/", "kept=2; Path=/; Max-Age=600", "until=3; Path=/; Expires=" + IN_2099);
    set("soon=4; Path=/; Max-Age=60");
    now.set(now.get().plus(Duration.ofMinutes(5)));

    cookies.endSession();

    assertThat(cookies.count()).isEqualTo(2);
    assertThat(cookies.headerFor(URL)).isEqualTo("kept=2; until=3");
  }

  /// Very many visitors may come back.
  @Test
  void ofMuchTheOldestDoesNotStay() {
    for (int i = 0; i < 10; i++) {
      set("c" + i + "=" + "x".repeat(1_000) + "; Path=/; Max-Age=600");
    }

    cookies.endSession();

    assertThat(cookies.count()).isEqualTo(8);
    assertThat(cookies.headerFor(URL)).startsWith("c2=").contains("; c9=");
  }
}
