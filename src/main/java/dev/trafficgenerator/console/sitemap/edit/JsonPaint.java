package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.json.JsonPlaces;
import java.util.ArrayList;
import java.util.List;

/// How a JSON text is coloured, right or wrong as it may be. For any thread.
public final class JsonPaint {
  /// Longer texts are not coloured: it would take longer than somebody types.
  public static final int CHARS_MAX = 300_000;

  private final String text;
  private final List<Span> spans = new ArrayList<>();
  private int at;

  /// What a piece of text is.
  public enum Kind {
    KEY,
    STRING,
    NUMBER,
    WORD,
    BRACKET,
    PLAIN
  }

  /// So many characters of one kind.
  ///
  /// @param isProblem whether something is wrong there
  public record Span(int length, Kind kind, boolean isProblem) {}

  private JsonPaint(String text) {
    this.text = text;
  }

  /// Spans that cover the whole text, in order; one plain span for one that is too long.
  ///
  /// @param problems where something is wrong
  public static List<Span> of(String text, List<JsonPlaces.Place> problems) {
    if (text.length() > CHARS_MAX) {
      return List.of(new Span(text.length(), Kind.PLAIN, false));
    }
    var paint = new JsonPaint(text);
    while (paint.at < text.length()) {
      paint.step();
    }
    return marked(paint.spans, wrong(text.length(), problems));
  }

  private void step() {
    char c = text.charAt(at);
    int start = at;
    if (c == '"') {
      skipString();
      add(start, isKey() ? Kind.KEY : Kind.STRING);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
      skip("-+.0123456789eE");
      add(start, Kind.NUMBER);
    } else if (Character.isLetter(c)) {
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      add(start, Kind.WORD);
    } else {
      at++;
      add(start, "{}[],:".indexOf(c) >= 0 ? Kind.BRACKET : Kind.PLAIN);
    }
  }

  /// To the closing quote, or the end of the line: a string has none in it.
  private void skipString() {
    at++;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at < text.length() && text.charAt(at) == '"' ? at + 1 : at);
  }

  private void skip(String of) {
    while (at < text.length() && of.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean isKey() {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < text.length() && text.charAt(next) == ':';
  }

  private void add(int start, Kind kind) {
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last != null && last.kind == kind) {
      spans.set(spans.size() - 1, new Span(last.length + at - start, kind, false));
    } else {
      spans.add(new Span(at - start, kind, false));
    }
  }

  private static java.util.BitSet wrong(int length, List<JsonPlaces.Place> problems) {
    var wrong = new java.util.BitSet();
    for (JsonPlaces.Place place : problems) {
      int end = Math.min(place.end(), length);
      if (place.start() < end) {
        wrong.set(place.start(), end);
      }
    }
    return wrong;
  }

  private static List<Span> marked(List<Span> plain, java.util.BitSet wrong) {
    if (wrong.isEmpty()) {
      return plain;
    }
    var marked = new ArrayList<Span>();
    int start = 0;
    for (Span span : plain) {
      int end = start + span.length;
      while (start < end) {
        boolean isProblem = wrong.get(start);
        int change = isProblem ? wrong.nextClearBit(start) : wrong.nextSetBit(start);
        int stop = change < 0 ? end : Math.min(end, change);
        marked.add(new Span(stop - start, span.kind, isProblem));
        start = stop;
      }
    }
    return marked;
  }
}
