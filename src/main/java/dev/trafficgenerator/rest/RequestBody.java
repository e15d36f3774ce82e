package dev.trafficgenerator.rest;

/// A request's body read whole, or the answer that says why it could not be.
sealed interface RequestBody {

  /// All of the body, its content encoding undone; empty where none was sent.
  final class Whole implements RequestBody {
    private final byte[] bytes;

    Whole(byte[] bytes) {
      this.bytes = bytes;
    }

    /// Not to be changed.
    byte[] bytes() {
      return bytes;
    }
  }

  /// Too long, too slow, cut off or of an unknown encoding.
  record Unreadable(Answer answer) implements RequestBody {}
}
