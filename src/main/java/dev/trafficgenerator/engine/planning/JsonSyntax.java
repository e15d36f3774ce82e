package dev.trafficgenerator.engine.planning;

/// Tells whether a body template is JSON (RFC 8259), where an `@name` may stand for any value, so
/// that `{"id": @user_id}` and `{"id": @row.id}` are. It reads nothing out of the text; that is the
/// `json` room's work.
final class JsonSyntax {
  private static final int DEPTH_MAX = 200;

  private final String text;
  private int at;

  private JsonSyntax(String text) {
    this.text = text;
  }

  static boolean isJson(String text) {
    var syntax = new JsonSyntax(text);
    syntax.skipSpace();
    boolean value = syntax.value(0);
    syntax.skipSpace();
    return value && syntax.at == text.length();
  }

  private boolean value(int depth) {
    if (at >= text.length() || depth > DEPTH_MAX) {
      return false;
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> members(depth, '}', true);
      case '[' -> members(depth, ']', false);
      case '"' -> string();
      case '@' -> variable();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean members(int depth, char close, boolean named) {
    at++;
    skipSpace();
    if (take(close)) {
      return true;
    }
    do {
      skipSpace();
      if (named && !(string() && skipSpaceThenTake(':'))) {
        return false;
      }
      skipSpace();
      if (!value(depth + 1)) {
        return false;
      }
      skipSpace();
    } while (take(','));
    return take(close);
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ') {
        return false;
      }
      if (c == '\\') {
        at++;
      }
    }
    return false;
  }

  private boolean variable() {
    int end = Template.endOfName(text, at + 1);
    boolean named = end > at + 1;
    boolean hasColumn = named && end < text.length() && text.charAt(end) == '.';
    at = hasColumn ? Template.endOfName(text, end + 1) : end;
    return named;
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean number() {
    take('-');
    int whole = at;
    if (!digits() || (text.charAt(whole) == '0' && at > whole + 1)) {
      return false;
    }
    if (take('.') && !digits()) {
      return false;
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean skipSpaceThenTake(char c) {
    skipSpace();
    return take(c);
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
