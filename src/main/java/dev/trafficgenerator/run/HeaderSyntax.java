package dev.trafficgenerator.run;

import java.util.regex.Pattern;

/// What HTTP lets a header be (RFC 9110, section 5).
public final class HeaderSyntax {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  /// What a name may be, as a regular expression.
  public static final String NAME_PATTERN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /// What a value may be, as a regular expression.
  public static final String VALUE_PATTERN = "[\\t -~\\u0080-\\u00FF]*";

  private static final Pattern NAME = Pattern.compile(NAME_PATTERN);
  private static final Pattern VALUE = Pattern.compile(VALUE_PATTERN);

  /// What a name must be.
  static final String NAME_RULE =
      "must be a header name: ASCII letters, digits and " + TOKEN_SIGNS + " only";

  private HeaderSyntax() {}

  /// Whether a value may hold `c`.
  public static boolean isValueCharacter(char c) {
    return c == '\t' || (c >= ' ' && c <= '~') || (c >= 0x80 && c <= 0xFF);
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /// What is wrong with a value; empty if nothing is.
  static String wrongWithValue(String text) {
    if (VALUE.matcher(text).matches()) {
      return "";
    }
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      return "must not hold a line break";
    }
    if (text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
      return "must not hold control characters";
    }
    return "must hold only characters that a header can carry (ISO 8859-1)";
  }
}
