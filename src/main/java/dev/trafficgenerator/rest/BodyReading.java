package dev.trafficgenerator.rest;

import static dev.trafficgenerator.rest.ServerLimits.BODY_BYTES_MAX;
import static dev.trafficgenerator.rest.ServerLimits.DRAINED_BYTES_MAX;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/// Reads one request's body, whatever its content type, on the calling thread: never longer than
/// the limits' time for a body and one idle time-out, and never more than the limits' bytes.
final class BodyReading {
  private static final int CHUNK_BYTES = 16 * 1024;

  private final HttpServletRequest request;
  private final long timeNanos;
  private final long beganNanos = System.nanoTime();
  private final byte[] chunk = new byte[CHUNK_BYTES];

  BodyReading(HttpServletRequest request, ServerLimits limits) {
    this.request = request;
    this.timeNanos = limits.body().toNanos();
  }

  RequestBody result() {
    String encoding =
        Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    try {
      // Before the stream is asked for: that would invite a body that waits to be asked.
      if (request.getContentLengthLong() > BODY_BYTES_MAX) {
        return tooLong();
      }
      return switch (encoding) {
        case "identity" -> whole(request.getInputStream());
        case "gzip", "x-gzip" -> whole(new GZIPInputStream(request.getInputStream(), CHUNK_BYTES));
        default -> new RequestBody.Unreadable(unknownEncoding(encoding));
      };
    } catch (IOException | HttpException.RuntimeException failure) {
      return new RequestBody.Unreadable(failed(failure));
    }
  }

  private RequestBody whole(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream(Math.max(32, request.getContentLength()));
    for (int count; (count = in.read(chunk)) >= 0; ) {
      if (bytes.size() + count > BODY_BYTES_MAX) {
        return tooLong();
      }
      bytes.write(chunk, 0, count);
      if (isLate()) {
        return new RequestBody.Unreadable(late());
      }
    }
    return new RequestBody.Whole(bytes.toByteArray());
  }

  private boolean isLate() {
    return System.nanoTime() - beganNanos > timeNanos;
  }

  private RequestBody tooLong() throws IOException {
    boolean asksFirst = request.getHeader("Expect") != null;
    if (!asksFirst) {
      drain(request.getInputStream());
    }
    String detail = "The request body is over " + BODY_BYTES_MAX / 1024 / 1024 + " MiB";
    return new RequestBody.Unreadable(last(ProblemBody.of(413, detail)));
  }

  /// A sender that is still sending when the connection closes sees a reset, not the answer.
  private void drain(InputStream in) throws IOException {
    long drained = 0;
    for (int count; drained < DRAINED_BYTES_MAX && !isLate(); drained += count) {
      count = in.read(chunk);
      if (count < 0) {
        return;
      }
    }
  }

  private static Answer unknownEncoding(String encoding) {
    String detail =
        "The content encoding \"%s\" is not read; send the body as it is, or with gzip"
            .formatted(ProblemBody.quoted(encoding));
    return last(ProblemBody.of(415, detail).with("Accept-Encoding", "gzip"));
  }

  private static Answer failed(Exception failure) {
    if (failure instanceof ZipException) {
      return last(ProblemBody.invalid("it is not valid gzip"));
    }
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return late();
      }
      if (cause instanceof HttpException http && http.getCode() == 408) {
        return late();
      }
    }
    return last(ProblemBody.invalid("it ended before it was complete, or it is malformed"));
  }

  private static Answer late() {
    return last(ProblemBody.of(408, "The request body did not arrive in time"));
  }

  /// What is left of the body makes the connection unfit for another request.
  private static Answer last(Answer answer) {
    return answer.with("Connection", "close");
  }
}
