package dev.trafficgenerator.engine.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// The text of a page with forms, and in which encoding they are sent.
final class FormText {
  private static final Pattern CHARSET =
      Pattern.compile("(?i)\\bcharset\\s*=\\s*[\"']?([A-Za-z0-9._:+-]{1,40})");

  private static final Pattern LABEL = Pattern.compile("[\\s,]+");
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\n");

  private static final byte[] ASCII = "<form>".getBytes(StandardCharsets.US_ASCII);

  /// What browsers read in the place of what was said (Encoding standard, 4.2).
  private static final Charset LATIN_1 = Charset.forName("windows-1252");

  private FormText() {}

  /// The forms of `html`, in a page that is otherwise empty.
  ///
  /// @param url where it was found
  static Document parse(byte[] html, @Nullable String contentType, String url) {
    Charset said = said(html, contentType);
    byte[] text = html;
    if (said != null && !Arrays.equals("<form>".getBytes(said), ASCII)) {
      // A scan for tags takes ASCII.
      text = new String(html, said).getBytes(StandardCharsets.UTF_8);
      said = StandardCharsets.UTF_8;
    }
    byte[] forms = PreloadScanner.forms(text);
    try {
      return Jsoup.parse(new ByteArrayInputStream(forms), said == null ? null : said.name(), url);
    } catch (IOException e) {
      throw new UncheckedIOException("an array cannot fail to be read", e);
    }
  }

  /// By the byte order mark, else by the answer's header; null when it is left to the page.
  private static @Nullable Charset said(byte[] html, @Nullable String contentType) {
    int first = html.length < 2 ? 0 : (html[0] & 0xff) << 8 | (html[1] & 0xff);
    return switch (first) {
      case 0xfeff -> StandardCharsets.UTF_16BE;
      case 0xfffe -> StandardCharsets.UTF_16LE;
      case 0xefbb -> StandardCharsets.UTF_8;
      default -> {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        yield charset(matcher.find() ? matcher.group(1) : "");
      }
    };
  }

  /// What a form is sent in: the first encoding that it accepts and that is known, else the page's.
  static Charset sentIn(String accepted, Charset page) {
    Charset charset =
        LABEL
            .splitAsStream(accepted.strip())
            .map(FormText::charset)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(page);
    if (!charset.canEncode() || !Arrays.equals("<form>".getBytes(charset), ASCII)) {
      return StandardCharsets.UTF_8;
    }
    boolean isLatin =
        charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
    return isLatin ? LATIN_1 : charset;
  }

  private static @Nullable Charset charset(String label) {
    try {
      Charset charset = Charset.forName(label);
      return charset.canEncode() ? charset : null;
    } catch (IllegalArgumentException _) {
      // A page may say anything; what is no encoding is not taken for one.
      return null;
    }
  }

  /// Line ends as forms are sent with.
  static String withLineEnds(String text) {
    return LINE_END.matcher(text).replaceAll("\r\n");
  }
}
