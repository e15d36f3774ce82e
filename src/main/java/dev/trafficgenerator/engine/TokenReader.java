package dev.trafficgenerator.engine;

import java.util.Optional;

/// Finds the token in a login's answer.
@FunctionalInterface
public interface TokenReader {

  /// The token, or empty when the answer holds none.
  ///
  /// @param answer the answer's body; may be anything
  /// @param pointer a JSON Pointer to the token; empty = look for the usual names
  Optional<String> token(byte[] answer, Optional<String> pointer);
}
