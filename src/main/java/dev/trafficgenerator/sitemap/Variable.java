package dev.trafficgenerator.sitemap;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// Where the value of an `@name` comes from; drawn anew for each request. The values may be wrong,
/// as an editor may hold them.
public sealed interface Variable {

  /// What a name may be, as a regular expression.
  String NAME_PATTERN = "[A-Za-z0-9_]+";

  /// One of `values`, each as likely as the others.
  record Choice(List<Scalar> values) implements Variable {
    public Choice {
      values = List.copyOf(values);
    }
  }

  /// A whole number from `low` to `high`, both included.
  record Range(long low, long high) implements Variable {}

  /// A random UUID, of version 4.
  record Uuid() implements Variable {}

  /// The next number of a count that all users of a run share.
  ///
  /// @param step below 0 counts down
  /// @param end the last number that is counted to, after which it begins again; empty = it goes on
  record Sequence(long start, long step, OptionalLong end) implements Variable {
    /// What start, step and end may be: whole numbers that readers of JSON keep as they are.
    public static final Bounds NUMBERS =
        Bounds.from(-9_007_199_254_740_991L, 9_007_199_254_740_991L);

    /// From 1, by 1, without an end.
    public static final Sequence DEFAULT = new Sequence(1, 1, OptionalLong.empty());
  }

  /// The time at which the request is made, in UTC.
  ///
  /// @param format one of the constants here, or a pattern of `java.time.format.DateTimeFormatter`
  /// @param offset added to the time; may be negative
  record Timestamp(String format, Duration offset) implements Variable {
    /// `2026-11-27T09:30:00.123Z`
    public static final String ISO = "iso";

    /// Seconds since 1970.
    public static final String UNIX = "unix";

    /// Milliseconds since 1970.
    public static final String UNIX_MS = "unix_ms";

    /// Most characters of a pattern.
    public static final int FORMAT_CHARS_MAX = 100;

    /// How many seconds the offset may be, some 31 years either way.
    public static final Bounds OFFSETS = Bounds.from(-1_000_000_000, 1_000_000_000);

    public static final Timestamp DEFAULT = new Timestamp(ISO, Duration.ZERO);
  }

  /// Random characters.
  ///
  /// @param shortest how many there are at least
  /// @param longest and at most, each length as likely as the others
  /// @param characters what they are drawn from; one that stands there twice is twice as likely
  record RandomString(int shortest, int longest, String characters) implements Variable {
    public static final Bounds LENGTHS = Bounds.from(1, 1_024);

    /// Most characters to draw from.
    public static final int CHARACTERS_MAX = 1_000;

    public static final RandomString DEFAULT =
        new RandomString(16, 16, Alphabet.ALPHANUMERIC.characters());
  }

  /// A row of a table, whose columns are `@name.column`; all columns of one request are of one row.
  ///
  /// @param text comma-separated values (RFC 4180), the columns' names first
  record Csv(String text) implements Variable {
    public static final int ROWS_MAX = 100_000;
    public static final int COLUMNS_MAX = 100;
  }

  /// A text that Datafaker invents.
  ///
  /// @param expression such as `#{name.fullName}`
  /// @param locale a language tag such as `de-CH`; empty = English
  record Faker(String expression, String locale) implements Variable {
    public static final int EXPRESSION_CHARS_MAX = 1_000;
  }

  /// A JSON scalar.
  ///
  /// @param text what is filled in for the name
  /// @param quoted whether it was a JSON string, so that it is written back as one
  record Scalar(String text, boolean quoted) {}
}
