package dev.trafficgenerator.engine.planning;

/// Looks whether an answer is JSON that has a value in a certain place.
@FunctionalInterface
public interface PointerLookup {

  /// Whether `pointer` leads to a value, which may be a null; false when the answer is no JSON.
  ///
  /// @param answer the answer's body, or its beginning; may be anything
  /// @param length how much of the array counts
  /// @param pointer a JSON Pointer that is not empty
  boolean leadsToValue(byte[] answer, int length, String pointer);
}
