package dev.trafficgenerator.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreloadScannerTest {

  private static String scan(String html) {
    byte[] kept = PreloadScanner.scan(html.getBytes(StandardCharsets.UTF_8), false);
    return new String(kept, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      value = {
        "<img src=/a> | <body><img src=/a>",
        "<IMG SRC=/a> | <body><IMG SRC=/a>",
        "<img alt='a > b' src=/a> | <body><img alt='a > b' src=/a>",
        "<img alt=\"'>\" src=/a> | <body><img alt=\"'>\" src=/a>",
        "<img alt=é\" src=/a>b | <body><img alt=é\" src=/a>",
        "<img alt = '>' src=/a> | <body><img alt = '>' src=/a>",
        "<img 'src=/a>b | <body><img 'src=/a>",
        "a < b <img src=/a> | <body><img src=/a>",
        "<!-- <img src=/b> --><img src=/a> | <body><img src=/a>",
        "<!--><img src=/a> | <body><img src=/a>",
        "<!doctype html><link href=/a> | <link href=/a>",
        "<script>'<img src=/b>'</script><link href=/a> | <script></script><link href=/a>",
        "<SCRIPT src=/s>x</ScRiPt ><link href=/a> | <SCRIPT src=/s></SCRIPT><link href=/a>",
        "<script>'</scripts><img>'</script> | <script></script>",
        "<style>a{b:url(<)}</style> | <style>a{b:url(<)}</style>",
        "<title><img src=/b></title> | ``",
        "<textarea><img src=/b></textarea><img src=/a> | <body><img src=/a>",
        "<noscript><img src=/b></noscript> | ``",
        "<iframe src=/f><img src=/b></iframe> | <body><iframe src=/f></iframe>",
        "<div><script src=/s></script></div> | <body><script src=/s></script>",
        "<picture><source srcset=/a><img></picture> | <body><picture><source srcset=/a><img></picture>",
        "<image src=/b><imgs src=/c><linkage> | <body>",
        "<a href=/x>x</a> | <body>",
        "<p><a href=/x>x</a><abbr> | <body>",
        "<img src=/a | ``",
        "<script>never ends <img src=/b> | <script></script>",
        "<!-- never ends <img src=/b> | ``"
      })
  void whatNamesSomethingIsKept(String html, String kept) {
    assertThat(scan(html)).isEqualTo(kept);
  }

  @Test
  void linksAreKeptForThoseWhoClickThemEachEndedAtOnce() {
    byte[] html = "<a href=/1>one<b>two</b></a><A HREF='/2'>three".getBytes(StandardCharsets.UTF_8);

    assertThat(new String(PreloadScanner.scan(html, true), StandardCharsets.UTF_8))
        .isEqualTo("<body><a href=/1></a><A HREF='/2'></a>");
    assertThat(PreloadScanner.scan(html, false)).asString().isEqualTo("<body>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<div><form><p><input name=a></p></form></div> | <body><form><input name=a></form>",
        "<select><option value=1>x <b>y</b></select> | <body><select><option value=1>x </select>",
        "<textarea name=t><input></textarea>x | <body><textarea name=t><input></textarea>",
        "<script>'<form>'</script><form> | <body><form>",
        "<noscript><form></noscript><!-- <form> --> | ``",
        "<button name=b>Go</button> | <body><button name=b></button>",
        "<option | ``",
        "<option> | <body><option>",
        "<fieldset disabled><legend>x</legend></fieldset> | <body><fieldset disabled></fieldset>"
      })
  void whatAFormIsMadeOfIsKept(String html, String kept) {
    byte[] forms = PreloadScanner.forms(html.getBytes(StandardCharsets.UTF_8));

    assertThat(new String(forms, StandardCharsets.UTF_8)).isEqualTo(kept);
  }
}
