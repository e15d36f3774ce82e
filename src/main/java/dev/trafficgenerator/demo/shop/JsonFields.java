package dev.trafficgenerator.demo.shop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads the scalar fields of a JSON object, strictly by RFC 8259. Objects and arrays inside it are
/// checked and passed over.
public final class JsonFields {

  /// How deep objects and arrays may lie in each other.
  public static final int DEPTH_MAX = 32;

  private static final String NUMBER_CHARACTERS = "+-.eE0123456789";
  private static final String NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

  private final String text;
  private int at;

  private JsonFields(String text) {
    this.text = text;
  }

  /// The object's strings, numbers and booleans as text, by name; nulls are left out. Empty when
  /// `text` is not one JSON object.
  public static Optional<Map<String, String>> read(String text) {
    var reader = new JsonFields(text);
    var fields = new LinkedHashMap<String, String>();
    try {
      reader.skipSpace();
      reader.object(fields, 1);
      reader.skipSpace();
      return reader.at == text.length() ? Optional.of(fields) : Optional.empty();
    } catch (Malformed _) {
      return Optional.empty();
    }
  }

  private void object(Map<String, String> fields, int depth) throws Malformed {
    expect('{');
    skipSpace();
    if (accept('}')) {
      return;
    }
    do {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      value(fields, name, depth);
      skipSpace();
    } while (accept(','));
    expect('}');
  }

  private void array(int depth) throws Malformed {
    expect('[');
    skipSpace();
    if (accept(']')) {
      return;
    }
    do {
      value(new LinkedHashMap<>(), "", depth);
      skipSpace();
    } while (accept(','));
    expect(']');
  }

  private void value(Map<String, String> fields, String name, int depth) throws Malformed {
    skipSpace();
    if (depth > DEPTH_MAX) {
      throw new Malformed();
    }
    switch (peek()) {
      case '{' -> object(new LinkedHashMap<>(), depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> fields.put(name, string());
      case 't' -> fields.put(name, word("true"));
      case 'f' -> fields.put(name, word("false"));
      case 'n' -> word("null");
      default -> fields.put(name, number());
    }
  }

  private String string() throws Malformed {
    expect('"');
    var value = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return value.toString();
      } else if (c < ' ') {
        throw new Malformed();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws Malformed {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new Malformed();
    };
  }

  private char unicode() throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw new Malformed();
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private String number() throws Malformed {
    int from = at;
    while (at < text.length() && NUMBER_CHARACTERS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(from, at);
    if (!number.matches(NUMBER)) {
      throw new Malformed();
    }
    return number;
  }

  private String word(String word) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw new Malformed();
    }
    at += word.length();
    return word;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Malformed {
    if (at == text.length()) {
      throw new Malformed();
    }
    return text.charAt(at);
  }

  private char next() throws Malformed {
    char c = peek();
    at++;
    return c;
  }

  private boolean accept(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    if (found) {
      at++;
    }
    return found;
  }

  private void expect(char wanted) throws Malformed {
    if (!accept(wanted)) {
      throw new Malformed();
    }
  }

  /// Leaves the recursion; never seen outside.
  private static final class Malformed extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;

    Malformed() {
      super(null, null, false, false);
    }
  }
}
