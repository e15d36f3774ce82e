package dev.trafficgenerator.console.sitemap.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.sitemap.edit.JsonPaint.Kind;
import dev.trafficgenerator.console.sitemap.edit.JsonPaint.Span;
import dev.trafficgenerator.json.JsonPlaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPaintTest {

  private static String painted(String text, List<JsonPlaces.Place> problems) {
    var all = new StringBuilder();
    int at = 0;
    for (Span span : JsonPaint.of(text, problems)) {
      String piece = text.substring(at, at + span.length());
      at += span.length();
      if (span.kind() != Kind.PLAIN) {
        all.append(span.kind().name().charAt(0)).append(span.isProblem() ? "!" : "");
        all.append(piece).append(' ');
      }
    }
    assertThat(at).isEqualTo(text.length());
    return all.toString();
  }

  @Test
  void keysAndValuesDiffer() {
    assertThat(painted("{\"a\" : [\"b\", -1.5e3, true]}", List.of()))
        .isEqualTo("B{ K\"a\" B: B[ S\"b\" B, N-1.5e3 B, Wtrue B]} ");
  }

  @Test
  void whatIsWrongIsMarkedAndNothingElse() {
    String text = "{\"a\": 1, \"b\": 2}";
    JsonPlaces.Place place = JsonPlaces.of(text).find("/b").orElseThrow();

    assertThat(painted(text, List.of(place))).isEqualTo("B{ K\"a\" B: N1 B, K!\"b\" B!: N!2 B} ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"a", "\"a\\", "\"a\\\"", "\"a\nb\": 1", "nonsense @ ü", "\\\"", "{]"})
  void whateverTheTextIsAllOfItIsCovered(String text) {
    painted(text, List.of(new JsonPlaces.Place(1, 1, 0, 100)));
  }

  @Test
  void aHugeTextIsNotColoured() {
    String text = "1 ".repeat(JsonPaint.CHARS_MAX);

    assertThat(JsonPaint.of(text, List.of()))
        .containsExactly(new Span(text.length(), Kind.PLAIN, false));
  }

  @Test
  void aQuoteInAStringDoesNotEndIt() {
    assertThat(painted("[\"a\\\"b\", 1]", List.of())).isEqualTo("B[ S\"a\\\"b\" B, N1 B] ");
  }
}
