package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.run.HeaderSyntax;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A text with `@name` variables, taken apart once. A name is the longest run of `[A-Za-z0-9_]`
/// after the `@`, and behind the name of a table `.column` belongs to it; a name that is not
/// defined stays as it is, and `@@` is a literal `@`.
final class Template {
  /// Where the text stands, which decides how values are written into it.
  enum Place {
    /// A path or query string: percent-encoded.
    URL,
    /// A header's value: as it is, but for what no header can carry, which is replaced.
    HEADER,
    /// A form's body: form-encoded.
    FORM,
    /// JSON: escaped inside strings, as it is outside them.
    JSON,
    /// Any other body: as it is.
    TEXT
  }

  private enum Encoding {
    PERCENT,
    FORM,
    JSON_STRING,
    HEADER,
    RAW
  }

  private record Slot(int variable, Encoding encoding) {}

  /// literals.get(0) slots.get(0) literals.get(1) … : one literal more than slots.
  private final List<String> literals;

  private final List<Slot> slots;

  private Template(List<String> literals, List<Slot> slots) {
    this.literals = literals;
    this.slots = slots;
  }

  static Template compile(String text, Place place, Variables variables) {
    List<String> literals = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    var literal = new StringBuilder();
    boolean inString = false;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '@') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '@') {
          literal.append('@');
          i += 2;
          continue;
        }
        int end = endOfReference(text, i + 1, variables);
        int variable = variables.indexOf(text.substring(i + 1, end));
        if (variable >= 0) {
          literals.add(literal.toString());
          literal.setLength(0);
          slots.add(new Slot(variable, encoding(place, inString)));
          i = end;
          continue;
        }
      } else if (c == '\\' && place == Place.JSON && inString && i + 1 < text.length()) {
        literal.append(c).append(text.charAt(i + 1));
        i += 2;
        continue;
      } else if (c == '"') {
        inString = !inString;
      }
      literal.append(c);
      i++;
    }
    literals.add(literal.toString());
    return new Template(List.copyOf(literals), List.copyOf(slots));
  }

  private static int endOfReference(String text, int start, Variables variables) {
    int end = endOfName(text, start);
    boolean isColumn =
        end < text.length()
            && text.charAt(end) == '.'
            && variables.isTable(text.substring(start, end));
    return isColumn ? endOfName(text, end + 1) : end;
  }

  static int endOfName(String text, int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static Encoding encoding(Place place, boolean inString) {
    return switch (place) {
      case URL -> Encoding.PERCENT;
      case FORM -> Encoding.FORM;
      case JSON -> inString ? Encoding.JSON_STRING : Encoding.RAW;
      case HEADER -> Encoding.HEADER;
      case TEXT -> Encoding.RAW;
    };
  }

  /// Whether the text is the same for every request.
  boolean isConstant() {
    return slots.isEmpty();
  }

  /// What comes before the first variable.
  String start() {
    return literals.get(0);
  }

  /// A regular expression for what the text of a URL may be: a value is part of one segment, or of
  /// one parameter. Several are shorter, as there are many ways to divide a text among them.
  String regex() {
    String value = slots.size() == 1 ? "[^/?&=#]{1,255}" : "[^/?&=#]{1,64}";
    return literals.stream().map(Pattern::quote).collect(Collectors.joining(value));
  }

  /// The text of a template that is constant.
  String constant() {
    return literals.get(0);
  }

  String expand(Variables.Values values, RandomGenerator random) {
    if (isConstant()) {
      return constant();
    }
    var text = new StringBuilder(literals.get(0));
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      write(values.get(slot.variable(), random), slot.encoding(), text);
      text.append(literals.get(i + 1));
    }
    return text.toString();
  }

  private static void write(String value, Encoding encoding, StringBuilder to) {
    switch (encoding) {
      case PERCENT -> to.append(percentEncoded(value));
      case FORM -> to.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      case JSON_STRING -> writeJsonEscaped(value, to);
      case HEADER -> writeHeader(value, to);
      case RAW -> to.append(value);
    }
  }

  /// Everything but RFC 3986's unreserved characters.
  static String percentEncoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /// Only what is invented can hold anything else than a header can carry; the rest was checked.
  private static void writeHeader(String value, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      to.append(HeaderSyntax.isValueCharacter(c) ? c : '?');
    }
  }

  private static void writeJsonEscaped(String value, StringBuilder to) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> {
          if (c < ' ') {
            to.append(String.format("\\u%04x", (int) c));
          } else {
            to.append(c);
          }
        }
      }
    }
  }
}
