package dev.trafficgenerator.demo.shop;

import java.util.Locale;

/// Text as JSON.
public final class Json {

  private Json() {}

  /// `text` as a JSON string, quotes included.
  public static String quoted(String text) {
    var json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Surrogates too: half a pair, cut off somewhere, could not be written as UTF-8.
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
