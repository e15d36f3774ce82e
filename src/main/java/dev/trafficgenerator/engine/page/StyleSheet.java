package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.visitor.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a style sheet names: images, one file of each font that has Latin letters, and the sheets
/// that it imports. A browser fetches those that the page shows; that takes a layout, and so all
/// count here.
public final class StyleSheet {
  /// Most of a sheet that is read.
  static final int BYTES_MAX = 512 * 1024;

  /// Keeps style sheets, and nothing else.
  public static final Keep KEEP = Keep.only("text/css", BYTES_MAX);

  private static final String IMPORT = "@import";
  private static final String FONT_FACE = "@font-face";
  private static final String URL = "url(";

  private static final Pattern SOURCE =
      Pattern.compile(
          "url\\(\\s*[\"']?([^\"')\\s]{1,8000}+)[\"']?\\s*\\)(\\s*format\\(\\s*[\"']?woff2)?");

  private static final Pattern RANGE = Pattern.compile("unicode-range\\s*:([^;}]*+)");

  /// A range that begins with or before the letter A.
  private static final Pattern LATIN =
      Pattern.compile("u\\+0{0,4}[0-4]?[0-9a-f]?(?![0-9a-f])", Pattern.CASE_INSENSITIVE);

  private final Parts parts;
  private final String css;
  private final String sheet;
  private int at;

  private StyleSheet(Parts parts, String css, String sheet) {
    this.parts = parts;
    this.css = css;
    this.sheet = sheet;
  }

  /// Reads `css`, whatever it holds.
  ///
  /// @param url where it was found
  public static List<Resource> read(byte[] css, String url) {
    Parts parts = Parts.of(url);
    if (parts == null) {
      return List.of();
    }
    addTo(parts, new String(css, StandardCharsets.UTF_8), url);
    return parts.inOrder();
  }

  /// @param sheet whose URL goes with the requests, in Chromium and in Firefox; of what stands in a
  ///   page it is the page's
  static void addTo(Parts parts, String css, String sheet) {
    new StyleSheet(parts, withoutComments(css), sheet).read();
  }

  private static String withoutComments(String css) {
    int comment = css.indexOf("/*");
    if (comment < 0) {
      return css;
    }
    var text = new StringBuilder(css.length());
    int from = 0;
    while (comment >= 0) {
      text.append(css, from, comment).append(' ');
      int end = css.indexOf("*/", comment + 2);
      from = end < 0 ? css.length() : end + 2;
      comment = css.indexOf("/*", from);
    }
    return text.append(css, from, css.length()).toString();
  }

  private void read() {
    int nextImport = next(IMPORT);
    int nextFont = next(FONT_FACE);
    int nextUrl = next(URL);
    while (Math.min(Math.min(nextImport, nextFont), nextUrl) < css.length()) {
      if (nextImport < nextFont && nextImport < nextUrl) {
        at = nextImport + IMPORT.length();
        importedSheet();
      } else if (nextFont < nextUrl) {
        at = nextFont + FONT_FACE.length();
        font();
      } else {
        at = nextUrl + URL.length();
        add(Purpose.STYLE_IMAGE, value(')'));
      }
      nextImport = nextImport < at ? next(IMPORT) : nextImport;
      nextFont = nextFont < at ? next(FONT_FACE) : nextFont;
      nextUrl = nextUrl < at ? next(URL) : nextUrl;
    }
  }

  private int next(String word) {
    int found = css.indexOf(word, at);
    return found < 0 ? css.length() : found;
  }

  private void importedSheet() {
    skipSpace();
    if (css.startsWith(URL, at)) {
      at += URL.length();
      add(Purpose.STYLE, value(')'));
    } else {
      add(Purpose.STYLE, value(';'));
    }
  }

  /// What stands here, in quotes or up to `end`.
  private String value(char end) {
    skipSpace();
    if (at >= css.length()) {
      return "";
    }
    char quote = css.charAt(at);
    boolean isQuoted = quote == '"' || quote == '\'';
    int start = isQuoted ? at + 1 : at;
    int found = css.indexOf(isQuoted ? quote : end, start);
    at = found < 0 ? css.length() : found + 1;
    return found < 0 ? "" : css.substring(start, found).strip();
  }

  private void skipSpace() {
    while (at < css.length() && Character.isWhitespace(css.charAt(at))) {
      at++;
    }
  }

  private void font() {
    int end = css.indexOf('}', at);
    end = end < 0 ? css.length() : end;
    String face = css.substring(at, end);
    at = end;
    Matcher range = RANGE.matcher(face);
    if (range.find() && !LATIN.matcher(range.group(1)).find()) {
      return;
    }
    String chosen = "";
    Matcher source = SOURCE.matcher(face);
    while (source.find()) {
      boolean isBest = source.group(2) != null;
      if (chosen.isEmpty() || isBest) {
        chosen = source.group(1);
      }
      if (isBest) {
        break;
      }
    }
    add(Purpose.FONT, chosen);
  }

  private void add(Purpose purpose, String written) {
    // What begins with a hash is a part of the page itself.
    if (!written.startsWith("#") && !written.startsWith("data:")) {
      parts.add(purpose, written, sheet);
    }
  }
}
