package dev.trafficgenerator.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trafficgenerator.http.HeaderList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What of an occasion shows in the headers.
class OccasionTest {
  private final Visitor chrome =
      new Visitor(Captures.profile("Chrome 156 on Windows"), "8.8.8.8", "en-US,en;q=0.9");

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, true",
    "HTTPS://shop.example:8443/path, true",
    "http://localhost:8080, true",
    "http://LOCALHOST, true",
    "http://shop.localhost, true",
    "http://127.0.0.1:8080, true",
    "http://127.9.8.7, true",
    "http://[::1]:8080, true",
    "http://shop.example, false",
    "http://localhost.example, false",
    "http://notlocalhost, false",
    "http://10.0.0.1, false",
    "http://[::2], false",
    "ftp://localhost, false",
    "'', false",
  })
  void aContextIsSecureByHttpsOrByBeingThisMachine(String origin, boolean secure) {
    assertThat(Occasion.isSecure(origin)).isEqualTo(secure);
    assertThat(Occasion.of(Purpose.FETCH, "GET", origin).secureContext()).isEqualTo(secure);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://a.example, https://a.example/p?q=1#f, https://a.example/p?q=1, same-origin",
        "https://a.example, https://a.example, https://a.example/, same-origin",
        "https://a.example, https://a.example?q, https://a.example/?q, same-origin",
        "https://a.example, https://A.example:443/p, https://a.example/p, same-origin",
        "https://a.example, https://me:secret@a.example/p, https://a.example/p, same-origin",
        "http://a.example, http://a.example:80/p, http://a.example/p, -",
        "http://a.example:81, http://a.example:81/p, http://a.example:81/p, -",
        "https://a.example, https://a.example:8443/p, https://a.example:8443/, same-site",
        "https://a.example, https://b.example/p, https://b.example/, cross-site",
        "https://a.example, http://a.example/p, http://a.example/, cross-site",
        "http://a.example, https://a.example/p, -, -",
        "http://localhost:80, https://a.example/p, https://a.example/, cross-site",
        "https://a.example, about:blank, -, same-origin",
        "https://a.example, -, -, same-origin",
        "https://[2001:db8::1]:8443, https://[2001:DB8::1]:8443/p, https://[2001:db8::1]:8443/p,"
            + " same-origin",
      })
  void thePageBeforeIsToldByTheBrowsersPolicy(
      String origin, @Nullable String page, @Nullable String referer, @Nullable String site) {
    HeaderList headers =
        chrome.headers(Occasion.of(Purpose.LINK_NAVIGATION, "GET", origin).withReferer(page));

    assertThat(headers.get("Referer")).isEqualTo(referer);
    assertThat(headers.get("Sec-Fetch-Site")).isEqualTo(site);
  }

  @Test
  void aVeryLongRefererIsCutToItsOrigin() {
    String page = "https://a.example/" + "x".repeat(WebOrigin.REFERER_CHARS_MAX);
    Occasion occasion = Occasion.of(Purpose.STYLE, "GET", "https://a.example");

    assertThat(chrome.headers(occasion.withReferer(page)).get("Referer"))
        .isEqualTo("https://a.example/");
    String longest = page.substring(0, WebOrigin.REFERER_CHARS_MAX);
    assertThat(chrome.headers(occasion.withReferer(longest)).get("Referer")).isEqualTo(longest);
  }

  @Test
  void aTypedAddressComesFromNowhere() {
    HeaderList headers =
        chrome.headers(
            Occasion.of(Purpose.TYPED_NAVIGATION, "GET", "https://a.example")
                .withReferer("https://a.example/p"));

    assertThat(headers.get("Referer")).isNull();
    assertThat(headers.get("Sec-Fetch-Site")).isEqualTo("none");
    assertThat(headers.get("Sec-Fetch-User")).isEqualTo("?1");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, false",
    "HEAD, false",
    "POST, true",
    "PUT, true",
    "DELETE, true",
    "PATCH, true"
  })
  void theOriginIsToldWithMethodsThatMayChangeSomething(String method, boolean told) {
    HeaderList headers =
        chrome.headers(
            Occasion.of(Purpose.FETCH, method, "https://a.example")
                .withReferer("https://a.example/p"));

    assertThat(headers.get("Origin")).isEqualTo(told ? "https://a.example" : null);
  }

  @Test
  void theBodysTypeAndWhatAScriptAcceptsStandInTheirPlaces() {
    HeaderList headers =
        chrome.headers(
            Occasion.of(Purpose.FETCH, "PUT", "https://a.example")
                .withContentType("application/json")
                .withAccept("application/json, text/plain"));

    assertThat(headers.toString())
        .startsWith(
            "[Host, Connection, Content-Length, sec-ch-ua-platform, User-Agent, Accept, sec-ch-ua,"
                + " Content-Type, sec-ch-ua-mobile, Origin,");
    assertThat(headers.get("Content-Type")).isEqualTo("application/json");
    assertThat(headers.get("Accept")).isEqualTo("application/json, text/plain");
    assertThat(headers.get("Content-Length")).isEqualTo(HeaderList.SLOT);
  }

  @Test
  void theCallersWordOnTheContextCounts() {
    var occasion =
        new Occasion(
            Purpose.STYLE,
            "GET",
            false,
            "https://a.example",
            null,
            null,
            null,
            Occasion.Validators.NONE,
            Occasion.Recall.NOTHING,
            false);

    assertThat(chrome.headers(occasion).get("Sec-Fetch-Site")).isNull();
  }

  @Test
  void anOriginThatIsNoneIsABug() {
    assertThatThrownBy(() -> chrome.headers(Occasion.of(Purpose.FETCH, "GET", "a.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an http origin: a.example");
  }

  private String names(Occasion occasion) {
    return chrome.headers(occasion.withValidators(new Occasion.Validators("v", null))).toString();
  }

  @Test
  void whatThePagesHoldIsAskedAboutBeforeTheBrowserAddsItsPart() {
    Occasion style = Occasion.of(Purpose.STYLE, "GET", "https://a.example");

    assertThat(names(style)).contains("Cookie, If-None-Match").contains("Accept, Sec-Fetch-Site");
    assertThat(names(style.withRecall(Occasion.Recall.IN_MEMORY)))
        .contains("Accept, If-None-Match, Sec-Fetch-Site");
  }

  @Test
  void clientHintsComeLastAfterARedirect() {
    Occasion page = Occasion.of(Purpose.LINK_NAVIGATION, "GET", "https://a.example");

    assertThat(names(page)).contains("Content-Length, sec-ch-ua,");
    assertThat(names(page.redirected("GET", "https://a.example", Occasion.Validators.NONE)))
        .contains("Content-Length, Upgrade-Insecure-Requests, ")
        .contains("Sec-Fetch-Dest, sec-ch-ua, sec-ch-ua-mobile, sec-ch-ua-platform, ");
  }

  @Test
  void withoutClientHintsTheOriginComesBehindTheAgent() {
    assertThat(names(Occasion.of(Purpose.FONT, "GET", "https://a.example")))
        .contains("Origin, sec-ch-ua-platform, User-Agent, ");
    assertThat(names(Occasion.of(Purpose.FONT, "GET", "http://a.example")))
        .contains("User-Agent, Origin, Accept");
  }
}
