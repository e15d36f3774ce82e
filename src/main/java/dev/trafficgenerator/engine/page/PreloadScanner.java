package dev.trafficgenerator.engine.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Looks through HTML for the tags that name something to fetch, as the preload scanner of a
/// browser does, or for those that forms are made of, and leaves out all else: text, comments,
/// scripts, other tags. What is left is a small part of the page, and a parser reads it in a small
/// part of the time.
///
/// Works on bytes of any encoding in which ASCII is ASCII. Takes time in proportion to the page,
/// whatever that holds.
final class PreloadScanner {
  private static final int NAME_CHARACTERS_MAX = Long.BYTES;

  private static final long LINK = name("a");

  /// What is kept; what else a page has, nobody needs here.
  ///
  /// @param tags start tags
  /// @param endTags end tags, where it matters what stands behind them; what is opaque gets one
  ///   anyway
  /// @param contents of the opaque tags, those whose content counts
  /// @param texts tags of which the text counts, up to the next tag
  @SuppressWarnings("ArrayRecordComponent") // names as numbers, never compared as a whole
  private record Wanted(long[] tags, long[] endTags, long[] contents, long[] texts) {}

  private static final Wanted NAMING =
      new Wanted(
          names("link", "script", "img", "iframe", "source", "picture", "base", "style", "meta"),
          names("picture"),
          names("style"),
          names());

  private static final Wanted FORMS =
      new Wanted(
          names(
              "form",
              "input",
              "button",
              "select",
              "option",
              "textarea",
              "fieldset",
              "base",
              "meta"),
          names("form", "button", "select", "fieldset"),
          names("textarea"),
          names("option"));

  /// Tags that stand in a page's head; any other begins its body.
  private static final long[] OF_HEAD =
      names(
          "html",
          "head",
          "link",
          "script",
          "style",
          "meta",
          "title",
          "base",
          "noscript",
          "template");

  /// Up to their end tag nothing counts: text that looks like tags, and what is not shown. (Scripts
  /// run in a browser, and so `noscript` is not shown.)
  private static final long[] OPAQUE =
      names(
          "script",
          "style",
          "textarea",
          "title",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "noscript",
          "template");

  private final byte[] html;
  private final Wanted wanted;
  private final boolean withLinks;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(4096);
  private boolean inBody;
  private int at;

  private PreloadScanner(byte[] html, Wanted wanted, boolean withLinks) {
    this.html = html;
    this.wanted = wanted;
    this.withLinks = withLinks;
  }

  /// The naming tags of `html`, in a page that is otherwise empty.
  ///
  /// @param withLinks whether the tags of links are among them
  static byte[] scan(byte[] html, boolean withLinks) {
    return scan(html, NAMING, withLinks);
  }

  /// The forms of `html`, likewise.
  static byte[] forms(byte[] html) {
    return scan(html, FORMS, false);
  }

  private static byte[] scan(byte[] html, Wanted wanted, boolean withLinks) {
    var scanner = new PreloadScanner(html, wanted, withLinks);
    scanner.scan();
    return scanner.kept.toByteArray();
  }

  private void scan() {
    while (find('<')) {
      int start = at++;
      if (at >= html.length) {
        return;
      }
      int next = html[at];
      if (isLetter(next)) {
        startTag(start);
      } else if (next == '!' && startsWith("!--")) {
        at = after("-->", at + 1);
      } else if (next == '/') {
        endTag(start);
      } else if (next == '!' || next == '?') {
        skipTo('>');
      }
    }
  }

  private void startTag(int start) {
    long name = name();
    int nameEnd = at;
    int end = endOfTag(at);
    if (end < 0) {
      at = html.length;
      return;
    }
    at = end;
    if (!inBody && !isAmong(OF_HEAD, name)) {
      inBody = true;
      write("<body>");
    }
    boolean isWanted = isAmong(wanted.tags, name);
    if (isWanted) {
      kept.write(html, start, end - start);
    }
    if (withLinks && name == LINK) {
      kept.write(html, start, end - start);
      write("</a>");
    }
    if (isAmong(wanted.texts, name)) {
      find('<');
      kept.write(html, end, at - end);
    }
    if (isAmong(OPAQUE, name)) {
      int contentStart = at;
      int contentEnd = skipContent(name);
      if (isAmong(wanted.contents, name)) {
        kept.write(html, contentStart, contentEnd - contentStart);
      }
      if (isWanted) {
        write("</");
        kept.write(html, start + 1, nameEnd - start - 1);
        write(">");
      }
    }
  }

  private void endTag(int start) {
    at++;
    long name = at < html.length && isLetter(html[at]) ? name() : 0;
    skipTo('>');
    if (isAmong(wanted.endTags, name)) {
      kept.write(html, start, at - start);
    }
  }

  /// The tag's name in lower case, a letter a byte; 0 for one that is longer than those that
  /// matter.
  private long name() {
    long name = 0;
    int start = at;
    while (at < html.length && isInName(html[at])) {
      name = name << Byte.SIZE | lower(html[at++]);
    }
    return at - start > NAME_CHARACTERS_MAX ? 0 : name;
  }

  /// After the `>` that ends the tag: not one in a quoted value. -1 without any.
  private int endOfTag(int from) {
    int quote = 0;
    boolean afterEquals = false;
    for (int i = from; i < html.length; i++) {
      int c = html[i];
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return i + 1;
      } else if (c == '"' || c == '\'') {
        quote = afterEquals ? c : 0;
        afterEquals = false;
      } else if (c > ' ' || c < 0) {
        afterEquals = c == '=';
      }
    }
    return -1;
  }

  /// Past the end tag of an opaque element; returns where that tag begins.
  private int skipContent(long name) {
    while (find('<')) {
      int end = at++;
      if (at < html.length && html[at] == '/') {
        at++;
        if (name() == name) {
          skipTo('>');
          return end;
        }
      }
    }
    return html.length;
  }

  private boolean find(char wanted) {
    while (at < html.length && html[at] != wanted) {
      at++;
    }
    return at < html.length;
  }

  private void skipTo(char wanted) {
    if (find(wanted)) {
      at++;
    }
  }

  private boolean startsWith(String text) {
    return at + text.length() <= html.length
        && new String(html, at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  /// After the next `text`; at the end of the page without any.
  private int after(String text, int from) {
    int last = html.length - text.length();
    for (int i = from; i <= last; i++) {
      if (html[i] == text.charAt(0)
          && html[i + 1] == text.charAt(1)
          && html[i + 2] == text.charAt(2)) {
        return i + text.length();
      }
    }
    return html.length;
  }

  private void write(String text) {
    kept.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean isInName(int c) {
    return (c > ' ' && c != '>' && c != '/') || c < 0;
  }

  private static boolean isLetter(int c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c & 0xff;
  }

  private static long[] names(String... names) {
    return Arrays.stream(names).mapToLong(PreloadScanner::name).toArray();
  }

  private static long name(String name) {
    long packed = 0;
    for (int i = 0; i < name.length(); i++) {
      packed = packed << Byte.SIZE | name.charAt(i);
    }
    return packed;
  }

  private static boolean isAmong(long[] names, long name) {
    for (long each : names) {
      if (each == name) {
        return true;
      }
    }
    return false;
  }
}
