package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// The headers of an answer.
@FunctionalInterface
public interface AnswerHeaders {

  /// The last value of `name`, in any letter case; null when there is none.
  @Nullable String get(String name);

  /// All of them, in the order in which they came; none where only single values are known.
  default HeaderList all() {
    return HeaderList.EMPTY;
  }
}
