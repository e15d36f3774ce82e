package dev.trafficgenerator.http;

import org.jspecify.annotations.Nullable;

/// What became of one request. Times are readings of `System.nanoTime()`; bytes count the start
/// line, the headers and the body as they stand on the wire of HTTP/1.1 (before TLS; HTTP/2's
/// header compression and the lines between chunks are left out of account).
public sealed interface Exchange {

  /// Just before the request was handed to the connection.
  long startNanos();

  /// After the last byte of the answer, or when it was given up.
  long endNanos();

  long bytesSent();

  long bytesReceived();

  /// An answer came, whole.
  ///
  /// @param body what [Keep] asked for, decoded from gzip, br, deflate or zstd; null when it was
  ///   not kept
  @SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
  record Answered(
      int status,
      AnswerHeaders headers,
      byte @Nullable [] body,
      long startNanos,
      long endNanos,
      long bytesSent,
      long bytesReceived)
      implements Exchange {

    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /// No answer came, or not the whole of it.
  ///
  /// @param detail what was seen, for a person: `Connection refused`. Nothing of the request and
  ///   nothing that the target said, so that no secret is in it
  record Unanswered(
      Cause cause,
      String detail,
      long startNanos,
      long endNanos,
      long bytesSent,
      long bytesReceived)
      implements Exchange {

    /// Of which nothing more than the cause is known.
    public Unanswered(
        Cause cause, long startNanos, long endNanos, long bytesSent, long bytesReceived) {
      this(cause, cause.meaning(), startNanos, endNanos, bytesSent, bytesReceived);
    }
  }
}
