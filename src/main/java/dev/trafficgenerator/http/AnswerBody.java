package dev.trafficgenerator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Reads bodies to their end, keeping as much as is asked for. One for all of a lane's answers.
final class AnswerBody {
  private static final byte[] NO_BYTES = {};
  private static final int PIECE_BYTES = 8192;

  /// Tried first, and grown: a `Content-Length` may lie.
  private static final int KEPT_BYTES_FIRST = 16 * 1024;

  private final ReadAllowance allowance;
  private final Progress progress;
  private byte @Nullable [] piece;

  AnswerBody(ReadAllowance allowance, Progress progress) {
    this.allowance = allowance;
    this.progress = progress;
  }

  /// Reads to the end.
  void drop(BufferedSource source) throws IOException {
    Buffer buffer = source.getBuffer();
    allowance.renew();
    while (!source.exhausted()) {
      progress.received(buffer.size());
      buffer.clear();
      allowance.renew();
    }
  }

  /// Reads to the end and gives back the first decoded bytes: fewer, or null, if the body is not
  /// what its headers say.
  byte @Nullable [] keep(int bytesMax, List<String> contentEncoding, BufferedSource source)
      throws IOException {
    allowance.renew();
    if (source.exhausted()) {
      // As after HEAD, whose `Content-Encoding` is about another answer.
      return NO_BYTES;
    }
    var raw = new RawBody(source);
    var kept = new ByteArrayOutputStream(Math.min(bytesMax, KEPT_BYTES_FIRST));
    boolean broken = false;
    try (InputStream decoded = ContentCodings.decoding(contentEncoding, raw)) {
      copy(decoded, bytesMax, kept);
    } catch (IOException | RuntimeException | LinkageError _) {
      // Decoders throw all sorts on nonsense, and zstd's needs a native library.
      raw.rethrowFailure();
      broken = true;
    }
    drop(source);
    return broken && kept.size() == 0 ? null : kept.toByteArray();
  }

  private void copy(InputStream from, int bytesMax, ByteArrayOutputStream to) throws IOException {
    byte[] bytes = piece;
    if (bytes == null) {
      bytes = new byte[PIECE_BYTES];
      piece = bytes;
    }
    while (to.size() < bytesMax) {
      int count = from.read(bytes, 0, Math.min(bytes.length, bytesMax - to.size()));
      if (count < 0) {
        return;
      }
      to.write(bytes, 0, count);
    }
  }

  /// The body as it comes. Remembers what went wrong with the connection, to tell it from what went
  /// wrong with a decoder.
  private final class RawBody extends InputStream {
    private final BufferedSource source;
    private @Nullable IOException failure;

    RawBody(BufferedSource source) {
      this.source = source;
    }

    void rethrowFailure() throws IOException {
      if (failure != null) {
        throw failure;
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        allowance.renew();
        int count = source.read(bytes, offset, length);
        progress.received(Math.max(count, 0));
        return count;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    /// GZIPInputStream looks for a further member only where there is more.
    @Override
    public int available() {
      return (int) Math.min(source.getBuffer().size(), Integer.MAX_VALUE);
    }
  }
}
