package dev.trafficgenerator.capture;

import dev.trafficgenerator.capture.Captured.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The site that browsers and our visitors are compared on: a page with everything that a page can
/// be made of, a second one with a form, and the form's answer. What of it may be stored, and on
/// which terms, differs from one to the next.
final class CaptureSite {
  static final int NOT_MODIFIED = 304;

  private static final String ETAG = "\"v1\"";
  private static final String DATE = "Mon, 01 Jan 2024 00:00:00 GMT";

  private static final Map<String, String> FILES =
      Map.of(
          "/page", "page.html",
          "/second", "second.html",
          "/form", "answered.html",
          "/answered", "answered.html",
          "/frame", "frame.html",
          "/sheet.css", "sheet.css");

  private static final Map<String, String> REDIRECTS =
      Map.of("/moved.png", "/target.png", "/moved", "/second", "/sent", "/answered");

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css",
          "js", "text/javascript",
          "mjs", "text/javascript",
          "png", "image/png",
          "webp", "image/webp",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "mp4", "video/mp4",
          "mp3", "audio/mpeg");

  /// A real one too, of the console's icons.
  private static final String FONT = "/META-INF/resources/feather/4.28/fonts/feather.ttf";

  /// A picture of 16 by 16 pixels. It is a real one: browsers ask again for what they can't show.
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAD0lEQVR42mNoQAMMI1sAAAUMgAHjM1mKAAAAAElFTkSu"
                  + "QmCC");

  /// What is answered.
  record Answer(int status, List<Header> headers, byte[] body) {}

  /// On which terms answers may be stored; what is not named is asked about each time.
  private enum Terms {
    FRESH("/head.js", "/framed.png", "/face.woff2"),
    UNSTORED("/unstored.js"),
    PLAIN("/plain.png"),
    DATED("/dated.png");

    private final List<String> paths;

    Terms(String... paths) {
      this.paths = List.of(paths);
    }
  }

  Answer answer(Captured request) {
    String path = request.path();
    String target = REDIRECTS.get(path);
    if (target != null) {
      int status = path.equals("/sent") ? 303 : 302;
      return new Answer(status, List.of(new Header("Location", target)), new byte[0]);
    }
    if (path.startsWith("/api/") || path.equals("/beacon") || path.equals("/done")) {
      return new Answer(200, List.of(new Header("Content-Type", "application/json")), bytes("{}"));
    }
    boolean isStored =
        request.header("If-None-Match").equals(ETAG)
            || request.header("If-Modified-Since").equals(DATE);
    var headers = new ArrayList<>(terms(path));
    if (isStored) {
      return new Answer(NOT_MODIFIED, headers, new byte[0]);
    }
    headers.add(new Header("Content-Type", type(path)));
    if (path.equals("/page")) {
      headers.add(new Header("Set-Cookie", "sid=abc; Path=/"));
      headers.add(new Header("Set-Cookie", "seen=1; Path=/"));
    }
    return new Answer(200, headers, body(path));
  }

  private static List<Header> terms(String path) {
    var etag = new Header("ETag", ETAG);
    var modified = new Header("Last-Modified", DATE);
    if (Terms.FRESH.paths.contains(path)) {
      return List.of(new Header("Cache-Control", "max-age=3600"), etag);
    }
    if (Terms.UNSTORED.paths.contains(path)) {
      return List.of(new Header("Cache-Control", "no-store"), etag);
    }
    if (Terms.PLAIN.paths.contains(path)) {
      return List.of();
    }
    var ask = new Header("Cache-Control", "no-cache");
    return Terms.DATED.paths.contains(path) ? List.of(ask, modified) : List.of(ask, etag, modified);
  }

  private static String type(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, "text/html; charset=utf-8");
  }

  static byte[] body(String path) {
    if (type(path).startsWith("image/")) {
      return PICTURE;
    }
    String file = type(path).startsWith("font/") ? FONT : FILES.get(path);
    return file == null ? bytes("/* " + path + " */") : resource(file);
  }

  private static byte[] resource(String file) {
    try (InputStream stream = CaptureSite.class.getResourceAsStream(file)) {
      return Objects.requireNonNull(stream, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
