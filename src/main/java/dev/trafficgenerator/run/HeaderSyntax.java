package dev.trafficgenerator.run;

/// What HTTP lets a header be (RFC 9110, section 5).
final class HeaderSyntax {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
  private static final int LATIN_1_MAX = 0xFF;

  /// What a name must be.
  static final String NAME_RULE =
      "must be a header name: ASCII letters, digits and " + TOKEN_SIGNS + " only";

  private HeaderSyntax() {}

  static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> isAsciiLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0);
  }

  /// What is wrong with a value; empty if nothing is.
  static String wrongWithValue(String text) {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      return "must not hold a line break";
    }
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
      return "must not hold control characters";
    }
    return text.chars().anyMatch(c -> c > LATIN_1_MAX)
        ? "must hold only characters that a header can carry (ISO 8859-1)"
        : "";
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
