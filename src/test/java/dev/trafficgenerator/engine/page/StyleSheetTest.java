package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.visitor.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetTest {
  private static final String SHEET = "http://shop.test/css/a.css";

  private static List<Resource> read(String css) {
    return StyleSheet.read(css.getBytes(StandardCharsets.UTF_8), SHEET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a{background:url(/i.png)} | STYLE_IMAGE | /i.png",
        "a{background:url( 'i.png' )} | STYLE_IMAGE | /css/i.png",
        "a{background:url(\"../i.png?v=2#x\")} | STYLE_IMAGE | /i.png?v=2",
        "a{background:url(//shop.test/i.png)} | STYLE_IMAGE | /i.png",
        "@import '/b.css'; | STYLE | /b.css",
        "@import url(b.css) screen; | STYLE | /css/b.css",
        "@import url(\"b.css\"); | STYLE | /css/b.css",
        "@font-face{src:url(f.woff2)} | FONT | /css/f.woff2",
        "@font-face{src:url(f.woff) format('woff'),url(f.woff2) format('woff2')} | FONT | /css/f.woff2",
        "@font-face{src:url(f.ttf)} | FONT | /css/f.ttf",
        "@font-face{src:url(f.woff2);unicode-range:U+0000-00FF, U+0131} | FONT | /css/f.woff2",
        "@font-face{src:url(f.woff2);unicode-range:U+20-7E} | FONT | /css/f.woff2"
      })
  void aSheetNames(String css, Purpose purpose, String path) {
    assertThat(read(css))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.purpose()).isEqualTo(purpose);
          assertThat(it.url()).isEqualTo("http://shop.test" + path);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/* url(/i.png) */",
        "/* url(/i.png)",
        "a{background:url(data:image/png;base64,AAAA)}",
        "a{filter:url(#blur)}",
        "a{background:url(http://other.test/i.png)}",
        "a{background:url()}",
        "a{background:url(",
        "a{background:url('",
        "@import",
        "@font-face",
        "@font-face{font-family:x}",
        "@font-face{src:local('x')}",
        "@font-face{src:url(f.woff2);unicode-range:U+0400-045F, U+0490-0491}",
        "@font-face{src:url(f.woff2);unicode-range:U+1F00-1FFF}"
      })
  void aSheetDoesNotName(String css) {
    assertThat(read(css)).isEmpty();
  }

  @Test
  void whatASheetNamesComesFromTheSheet() {
    assertThat(read("a{background:url(/i.png)}").getFirst().referer()).isEqualTo(SHEET);
    assertThat(read("@font-face{src:url(f.woff2)}").getFirst().referer()).isEqualTo(SHEET);
  }

  @Test
  void fontsComeBeforeImagesAndEachUrlOnce() {
    assertThat(
            read("a{background:url(/1.png)}b{background:url(/1.png)}@font-face{src:url(/f.woff2)}"))
        .extracting(Resource::path)
        .containsExactly("/f.woff2", "/1.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url(", "@import ", "@font-face{", "/*", "url('", "@font-face{src:url("})
  void hostileCssIsReadInTime(String piece) {
    String css = piece.repeat(StyleSheet.BYTES_MAX / piece.length());

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(css));
  }
}
