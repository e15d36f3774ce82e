package dev.trafficgenerator.sitemap;

import java.util.List;

/// What a check of input gives: a value that is right, or everything that is wrong with it.
public sealed interface Checked<T> {

  /// The input was right.
  record Valid<T>(T value) implements Checked<T> {}

  /// The input was wrong; `problems` is never empty and holds all of them at once.
  record Invalid<T>(List<Problem> problems) implements Checked<T> {
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("invalid without a problem");
      }
    }
  }
}
