package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Variable;
import java.util.Deque;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import net.datafaker.Faker;

/// Texts that Datafaker invents. A value takes 1 to 25 µs, the very first of a process most of a
/// second, as the words of the language are read then.
final class FakeText implements ValueSource {
  private static final Pattern DIRECTIVE = Pattern.compile("#\\{[^}]+\\}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final String expression;
  private final Locale locale;

  /// Invention is not for several threads at once; as many are made as are ever needed together.
  private final Deque<Invention> idle = new ConcurrentLinkedDeque<>();

  private FakeText(String expression, Locale locale) {
    this.expression = expression;
    this.locale = locale;
  }

  /// Tries the expression once.
  ///
  /// @param pointer to the variable, for problems
  static Checked<FakeText> of(Variable.Faker faker, String pointer) {
    String at = Problem.below(pointer, "value");
    String expression = faker.expression();
    Optional<Locale> locale = locale(faker.locale());
    if (locale.isEmpty()) {
      return wrong(
          Problem.below(pointer, "locale"),
          "must be a language that Datafaker speaks, such as de, de-CH, en-GB, fr or ja",
          faker.locale());
    }
    if (expression.length() > Variable.Faker.EXPRESSION_CHARS_MAX) {
      return wrong(
          at, "must be at most " + Variable.Faker.EXPRESSION_CHARS_MAX + " characters", expression);
    }
    if (!DIRECTIVE.matcher(expression).find()) {
      return wrong(
          at, "must hold an expression of Datafaker, such as #{name.fullName}", expression);
    }
    Optional<String> tooMuch = FakeLimits.wrongWith(expression);
    if (tooMuch.isPresent()) {
      return wrong(at, tooMuch.get(), expression);
    }
    var text = new FakeText(expression, locale.get());
    try {
      text.next(new SplittableRandom(1));
    } catch (RuntimeException e) {
      // Datafaker tells by many kinds of exceptions that it can't make sense of an expression.
      return wrong(at, FakeLimits.explained(e), expression);
    }
    return new Checked.Valid<>(text);
  }

  private static <T> Checked<T> wrong(String pointer, String message, String value) {
    return new Checked.Invalid<>(List.of(new Problem(pointer, message, value)));
  }

  private static Optional<Locale> locale(String tag) {
    if (tag.isBlank()) {
      return Optional.of(Locale.ENGLISH);
    }
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      boolean isSpoken =
          isThere(locale.getLanguage())
              || isThere(locale.getLanguage() + '-' + locale.getCountry());
      return isSpoken ? Optional.of(locale) : Optional.empty();
    } catch (IllformedLocaleException _) {
      return Optional.empty();
    }
  }

  private static boolean isThere(String words) {
    return !words.isEmpty() && Faker.class.getResource("/" + words + ".yml") != null;
  }

  /// On one line: what is invented may stand in a header.
  @Override
  public String next(RandomGenerator random) {
    Invention invention = idle.poll();
    if (invention == null) {
      invention = new Invention(locale);
    }
    try {
      return CONTROL.matcher(invention.text(expression, random)).replaceAll(" ");
    } finally {
      idle.push(invention);
    }
  }
}
