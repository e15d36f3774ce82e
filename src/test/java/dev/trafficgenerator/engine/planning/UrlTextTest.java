package dev.trafficgenerator.engine.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/a/b?c=d&e=f | /a/b?c=d&e=f",
        "/two words?q=a b | /two%20words?q=a%20b",
        "/%20and%C3%A9 | /%20and%C3%A9",
        "/100%?x=5%z1 | /100%25?x=5%25z1",
        "/é/😀 | /%C3%A9/%F0%9F%98%80",
        "/?f={\"a\":1} | /?f=%7B%22a%22:1%7D",
        "/b^c'd<e>\\f | /b%5Ec'd%3Ce%3E%5Cf",
        "/x[1]?y[2]=3 | /x%5B1%5D?y[2]=3",
        "/u/@id/~me/!$'()*+,;=: | /u/@id/~me/!$'()*+,;=:"
      })
  void whatMayNotStandInAUrlIsEncodedAndTheRestStays(String written, String legal) {
    assertThat(UrlText.legalPath(written)).isEqualTo(legal);
    assertThat(UrlText.legalUrl("http://[::1]:8080" + written))
        .isEqualTo("http://[::1]:8080" + legal);
  }

  @Test
  void barsAndBackticksAreEncoded() {
    assertThat(UrlText.legalPath("/a|b`c")).isEqualTo("/a%7Cb%60c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/\u0000\u007F\n", "/\uD800", "/%", "/%4", "/#a b"})
  void theStrangestPathMakesAUrl(String path) {
    assertThat(URI.create("http://shop.test" + UrlText.legalPath(path))).hasHost("shop.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no url", "http://shop.test", "mailto:me"})
  void whatHasNoPathStays(String text) {
    assertThat(UrlText.legalUrl(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"/a#b, /a", "/a, /a", "/a?b#c#d, /a?b"})
  void aFragmentIsCutOff(String url, String without) {
    assertThat(UrlText.withoutFragment(url)).isEqualTo(without);
  }
}
