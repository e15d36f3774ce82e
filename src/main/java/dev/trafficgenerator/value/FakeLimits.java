package dev.trafficgenerator.value;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an expression of Datafaker may ask for, so that a slip of the pen takes neither all memory
/// nor all time.
final class FakeLimits {

  /// Most random choices for one value.
  static final int DRAWS_MAX = 20_000;

  /// Most characters that a regular expression may repeat into.
  private static final double REPEATS_MAX = 1_000_000;

  /// Of how many characters rgxgen makes `*` and `+` at most.
  private static final int UNBOUNDED = 100;

  /// What takes a length, and reserves room for it before it draws. Underscores count for nothing
  /// in Datafaker's names.
  private static final Pattern SIZED =
      Pattern.compile("lorem|text|random|digits|characters|csv|json|password|image");

  private static final Pattern LARGE = Pattern.compile("[0-9]{6,}");
  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}|[*+]");
  private static final Pattern UNRESOLVED =
      Pattern.compile("Unable to resolve (#\\{.*\\}) directive");

  private FakeLimits() {}

  static Optional<String> wrongWith(String expression) {
    String plain = expression.toLowerCase(Locale.ROOT).replace("_", "");
    if (SIZED.matcher(plain).find() && LARGE.matcher(plain).find()) {
      return Optional.of("must not ask for a length of more than 99999");
    }
    boolean repeats = plain.contains("regexify") && repeats(plain) > REPEATS_MAX;
    return repeats
        ? Optional.of("must not repeat so much in a regular expression")
        : Optional.empty();
  }

  private static double repeats(String expression) {
    double product = 1;
    Matcher matcher = REPEAT.matcher(expression);
    while (matcher.find()) {
      product *= Math.max(1, times(matcher.toMatchResult()));
    }
    return product;
  }

  private static double times(MatchResult repeat) {
    if (repeat.group(1) == null) {
      return UNBOUNDED;
    }
    String most = repeat.group(2) == null ? repeat.group(1) : repeat.group(2);
    return most.isEmpty()
        ? Double.parseDouble(repeat.group(1)) + UNBOUNDED
        : Double.parseDouble(most);
  }

  /// What Datafaker, or a limit, has against an expression.
  static String explained(RuntimeException refusal) {
    for (Throwable it = refusal; it != null; it = it.getCause()) {
      if (it instanceof Invention.TooMuch) {
        return "must not take more than " + DRAWS_MAX + " random choices for one value";
      }
      Matcher unresolved = UNRESOLVED.matcher(String.valueOf(it.getMessage()));
      if (unresolved.find()) {
        String directive = unresolved.group(1);
        return "must be of Datafaker's expressions, and "
            + directive
            + " is none"
            + FakeNames.nearest(directive).map(near -> "; did you mean " + near + "?").orElse("");
      }
    }
    return "must be of Datafaker's expressions, such as #{name.fullName}, and gives no text";
  }
}
