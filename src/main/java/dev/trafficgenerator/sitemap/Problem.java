package dev.trafficgenerator.sitemap;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a sitemap or a run's settings.
///
/// @param pointer a JSON Pointer (RFC 6901) to the field, such as `/config/Rate Limit`
/// @param message what is allowed there, as a phrase that follows the field's name: `must be at
///   least 1`
/// @param value what was found: a string, number or boolean; null where nothing was found, where it
///   is no scalar, and where it is a secret
public record Problem(String pointer, String message, @Nullable Object value) {

  /// A problem whose value is missing, too large to repeat, or not to be repeated.
  public Problem(String pointer, String message) {
    this(pointer, message, null);
  }

  /// A JSON Pointer to `name` below `parent`, escaped as RFC 6901 says.
  public static String below(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /// A JSON Pointer to element `index` of the array at `parent`.
  public static String below(String parent, int index) {
    return parent + "/" + index;
  }
}
