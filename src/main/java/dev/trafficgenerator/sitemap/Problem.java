package dev.trafficgenerator.sitemap;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a sitemap or a run's settings.
///
/// @param pointer a JSON Pointer (RFC 6901) to the field, such as `/config/Rate Limit`
/// @param message what is allowed there, as a phrase that follows the field's name: `must be at
///   least 1`
/// @param value what was found: a string, number or boolean; null where nothing was found, where it
///   is no scalar, and where it is a secret. A long string is cut to [#VALUE_CHARS_MAX] characters,
///   and a URL that holds a user name or password is left out
public record Problem(String pointer, String message, @Nullable Object value) {

  /// Most characters of a value that are repeated.
  public static final int VALUE_CHARS_MAX = 100;

  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  public Problem {
    value = value instanceof String text ? shown(text) : value;
  }

  /// A problem whose value is missing, too large to repeat, or not to be repeated.
  public Problem(String pointer, String message) {
    this(pointer, message, null);
  }

  /// The same problem, seen from another place.
  public Problem at(String otherPointer) {
    return new Problem(otherPointer, message, value);
  }

  /// A JSON Pointer to `name` below `parent`, escaped as RFC 6901 says.
  public static String below(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /// A JSON Pointer to element `index` of the array at `parent`.
  public static String below(String parent, int index) {
    return parent + "/" + index;
  }

  private static @Nullable String shown(String text) {
    if (USER_INFO.matcher(text).find()) {
      return null;
    }
    if (text.length() <= VALUE_CHARS_MAX) {
      return text;
    }
    int end = VALUE_CHARS_MAX - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
