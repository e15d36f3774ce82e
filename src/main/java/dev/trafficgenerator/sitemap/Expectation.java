package dev.trafficgenerator.sitemap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the answers to a path group's requests should be. All parts count; an empty one asks for
/// nothing.
///
/// @param statuses allowed ones; empty = any
/// @param jsonPointers JSON Pointers (RFC 6901), each of which must lead to a value
/// @param contains texts, each of which must occur in the body, as it is written here
public record Expectation(
    List<StatusRange> statuses, List<String> jsonPointers, List<String> contains) {

  /// Most statuses, pointers and texts of one expectation, of each; as they are written down, blank
  /// ones count too.
  public static final int MOST = 20;

  /// What these are called in a problem.
  public static final String PARTS = "values";

  /// Most characters of a pointer or text.
  public static final int CHARACTERS_MAX = 1_000;

  /// Any answer will do.
  public static final Expectation NONE = new Expectation(List.of(), List.of(), List.of());

  public Expectation {
    statuses = List.copyOf(statuses);
    jsonPointers = List.copyOf(jsonPointers);
    contains = List.copyOf(contains);
  }

  /// Whether the body has to be looked at.
  public boolean asksForBody() {
    return !jsonPointers.isEmpty() || !contains.isEmpty();
  }

  /// A status, or a class of them.
  ///
  /// @param first the lowest, from 100 on
  /// @param last the highest, up to 599
  public record StatusRange(int first, int last) {
    /// The lowest status there is.
    public static final int LOWEST = 100;

    /// The highest.
    public static final int HIGHEST = 599;

    private static final String STATUS_PATTERN = "[1-5][0-9]{2}";
    private static final String CLASS_PATTERN = "[1-5][xX]{2}";

    /// What [#of] takes, as a regular expression.
    public static final String PATTERN = STATUS_PATTERN + "|" + CLASS_PATTERN;

    private static final Pattern STATUS = Pattern.compile(STATUS_PATTERN);
    private static final Pattern CLASS = Pattern.compile(CLASS_PATTERN);
    private static final int CLASS_SIZE = 100;

    /// `200` or `2xx`; empty if `text` is neither.
    public static Optional<StatusRange> of(String text) {
      if (STATUS.matcher(text).matches()) {
        int status = Integer.parseInt(text);
        return Optional.of(new StatusRange(status, status));
      }
      if (CLASS.matcher(text).matches()) {
        int first = CLASS_SIZE * (text.charAt(0) - '0');
        return Optional.of(new StatusRange(first, first + CLASS_SIZE - 1));
      }
      return Optional.empty();
    }

    /// Whether it is a whole class, and not one status.
    public boolean isClass() {
      return first != last;
    }

    /// As it is written in JSON: `200` or `2xx`.
    public String text() {
      return isClass() ? first / CLASS_SIZE + "xx" : Integer.toString(first);
    }
  }
}
