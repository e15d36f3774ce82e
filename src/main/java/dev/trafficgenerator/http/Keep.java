package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// How much of an answer's body is kept. All of it is read in any case.
@FunctionalInterface
public interface Keep {

  /// Keeps nothing.
  Keep NOTHING = (_, _) -> 0;

  /// Most decoded bytes to keep of a body; what is beyond is read and dropped. 0 keeps none.
  ///
  /// @param contentType the answer's, as sent; null when it has none
  int bytesMax(int status, @Nullable String contentType);
}
