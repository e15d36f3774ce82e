package dev.trafficgenerator.demo;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// An answer that lies ready, plain and, where that is shorter, compressed; and knows when a
/// visitor has it already (RFC 9110, conditional requests).
final class Content {

  /// For files: good for an hour.
  static final String KEEP = "public, max-age=3600";

  /// For pages: to be asked for again each time.
  static final String ASK_AGAIN = "no-cache";

  private final String contentType;
  private final byte[] plain;
  private final byte @Nullable [] compressed;
  private final String plainTag;
  private final String compressedTag;
  private final String cacheControl;
  private final Instant lastModified;
  private final String lastModifiedText;

  Content(String contentType, byte[] plain, String cacheControl, Instant lastModified) {
    this.contentType = contentType;
    this.plain = plain;
    byte[] shorter = isText(contentType) ? gzip(plain, Deflater.BEST_COMPRESSION) : plain;
    this.compressed = shorter.length < plain.length ? shorter : null;
    String digest = digest(plain);
    this.plainTag = "\"" + digest + "\"";
    this.compressedTag = "\"" + digest + "-gzip\"";
    this.cacheControl = cacheControl;
    // HTTP's dates have no fractions of a second.
    this.lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
    this.lastModifiedText =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(this.lastModified.atOffset(ZoneOffset.UTC));
  }

  private static boolean isText(String contentType) {
    return contentType.startsWith("text/") || contentType.startsWith("image/svg");
  }

  void send(Context ctx) {
    byte[] body = acceptsGzip(ctx.header("Accept-Encoding")) ? compressed : null;
    ctx.header("ETag", body == null ? plainTag : compressedTag)
        .header("Last-Modified", lastModifiedText)
        .header("Cache-Control", cacheControl);
    if (compressed != null) {
      ctx.header("Vary", "Accept-Encoding");
    }
    if (isKnown(ctx.header("If-None-Match"), ctx.header("If-Modified-Since"))) {
      ctx.status(304);
      return;
    }
    if (body != null) {
      ctx.header("Content-Encoding", "gzip");
    }
    Answers.body(ctx, contentType, body == null ? plain : body);
  }

  /// Whether the visitor's copy is still good. Tags come before dates.
  private boolean isKnown(@Nullable String tags, @Nullable String since) {
    if (tags != null) {
      return tags.strip().equals("*") || tags.contains(plainTag) || tags.contains(compressedTag);
    }
    if (since == null) {
      return false;
    }
    try {
      Instant copied = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(since));
      return !lastModified.isAfter(copied);
    } catch (DateTimeParseException _) {
      return false; // a date that is none is no condition
    }
  }

  /// Whether an `Accept-Encoding` allows gzip: it names it, and not with a weight of 0.
  static boolean acceptsGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String coding : acceptEncoding.split(",", -1)) {
      String[] parts = coding.split(";", 2);
      if (parts[0].strip().equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
      }
    }
    return false;
  }

  /// @param level of the JDK's deflater
  static byte[] gzip(byte[] plain, int level) {
    var bytes = new ByteArrayOutputStream(plain.length / 2 + 64);
    try (var out = new LevelledGzip(bytes, level)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private static final class LevelledGzip extends GZIPOutputStream {
    LevelledGzip(ByteArrayOutputStream out, int level) throws IOException {
      super(out, 4096);
      def.setLevel(level);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The text of the plain body.
  @Override
  public String toString() {
    return new String(plain, StandardCharsets.UTF_8);
  }
}
