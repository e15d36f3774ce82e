package dev.trafficgenerator.sitemap;

import java.util.List;

/// Where the value of an `@name` comes from; drawn anew for each request.
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

  /// A JSON scalar.
  ///
  /// @param text what is filled in for the name
  /// @param quoted whether it was a JSON string, so that it is written back as one
  record Scalar(String text, boolean quoted) {}
}
