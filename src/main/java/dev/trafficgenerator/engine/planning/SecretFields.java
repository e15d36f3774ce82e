package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.Secret;
import java.util.regex.Pattern;

/// Masks the fields of a JSON text whose names are those of secrets, at any depth, and leaves the
/// rest of the text as it is. Text that is not quite JSON is masked as far as it looks like it.
final class SecretFields {
  private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

  private final String text;
  private final StringBuilder shown = new StringBuilder();
  private int at;

  private SecretFields(String text) {
    this.text = text;
  }

  static String masked(String json) {
    var fields = new SecretFields(json);
    while (fields.at < json.length()) {
      fields.step();
    }
    return fields.shown.toString();
  }

  /// Copies one character, or a string and, if it names a secret, the mask for what it names.
  private void step() {
    int start = at;
    if (text.charAt(at) != '"') {
      shown.append(text.charAt(at++));
      return;
    }
    skipString();
    int end = at;
    skipSpace();
    if (at < text.length() && text.charAt(at) == ':' && isSecret(start, end)) {
      at++;
      skipSpace();
      shown.append(text, start, at).append('"').append(Secret.MASK).append('"');
      skipValue();
    } else {
      at = end;
      shown.append(text, start, end);
    }
  }

  private boolean isSecret(int start, int end) {
    String name =
        UNICODE_ESCAPE
            .matcher(text.substring(start, end))
            .replaceAll(escape -> {
              char c = (char) Integer.parseInt(escape.group(1), 16);
              return java.util.regex.Matcher.quoteReplacement(String.valueOf(c));
            });
    return SecretName.matches(name);
  }

  /// To the comma or bracket that ends the value.
  private void skipValue() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
        continue;
      }
      boolean closes = c == '}' || c == ']';
      if (depth == 0 && (closes || c == ',' || isSpace(c))) {
        return;
      }
      depth += c == '{' || c == '[' ? 1 : closes ? -1 : 0;
      at++;
    }
  }

  private void skipString() {
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
