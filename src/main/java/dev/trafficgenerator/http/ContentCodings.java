package dev.trafficgenerator.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// Undoes the codings of a body while it streams by.
final class ContentCodings {

  /// More than one is rare, more than a few is an attack: such a body is left as it is.
  static final int CODINGS_MAX = 5;

  /// Up to 8 MiB of window, as RFC 9659 allows for the web: a body must not make us take more.
  private static final int ZSTD_WINDOW_LOG_MAX = 23;

  private static final int ZLIB_HEADER_BYTES = 2;

  private ContentCodings() {}

  /// `coded` as it was before it was coded. A coding that is not known leaves it as it is, as
  /// browsers do. Closing the result frees what decoders hold and closes `coded`.
  ///
  /// @param contentEncoding the header's values, in order
  static InputStream decoding(List<String> contentEncoding, InputStream coded) throws IOException {
    List<String> codings = codings(contentEncoding);
    if (codings.size() > CODINGS_MAX) {
      return coded;
    }
    InputStream decoded = coded;
    try {
      for (String coding : codings.reversed()) {
        decoded = decoding(coding, decoded);
      }
    } catch (IOException | RuntimeException e) {
      decoded.close();
      throw e;
    }
    return decoded;
  }

  private static List<String> codings(List<String> contentEncoding) {
    List<String> codings = new ArrayList<>();
    for (String value : contentEncoding) {
      for (String coding : value.split(",", CODINGS_MAX + 2)) {
        if (!coding.isBlank()) {
          codings.add(coding.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return codings;
  }

  private static InputStream decoding(String coding, InputStream coded) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(coded);
      case "deflate" -> inflating(coded);
      case "br" -> new BrotliInputStream(coded);
      case "zstd" -> new ZstdInputStreamNoFinalizer(coded).setLongMax(ZSTD_WINDOW_LOG_MAX);
      default -> coded;
    };
  }

  /// "deflate" is zlib by the standard, and bare deflate from some servers.
  private static InputStream inflating(InputStream coded) throws IOException {
    var pushback = new PushbackInputStream(coded, ZLIB_HEADER_BYTES);
    byte[] start = pushback.readNBytes(ZLIB_HEADER_BYTES);
    pushback.unread(start);
    var inflater = new Inflater(!isZlib(start));
    return new FilterInputStream(new InflaterInputStream(pushback, inflater)) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  /// RFC 1950: method 8, and both bytes together a multiple of 31.
  private static boolean isZlib(byte[] start) {
    return start.length == ZLIB_HEADER_BYTES
        && (start[0] & 0x0f) == 8
        && (((start[0] & 0xff) << 8) + (start[1] & 0xff)) % 31 == 0;
  }
}
