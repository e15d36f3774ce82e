package dev.trafficgenerator.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the site's requests are made for.
enum Kind {
  STYLE("style sheet", "/sheet.css", "/frame.css"),
  PRELOADED_STYLE("preloaded style sheet", "/preloaded.css"),
  SCRIPT("script in the head", "/head.js", "/unstored.js"),
  ASYNC_SCRIPT("async script", "/async.js"),
  DEFERRED_SCRIPT("deferred script", "/deferred.js"),
  MODULE("module", "/module.mjs"),
  PRELOADED_SCRIPT("preloaded script, module", "/preloaded.js", "/preloaded.mjs"),
  LATE_SCRIPT("script at the end", "/end.js"),
  FONT("font of a style sheet", "/face.woff2"),
  PRELOADED_FONT("preloaded font", "/preloaded.woff2"),
  IMAGE(
      "image",
      "/first.png",
      "/third.png",
      "/seventh.png",
      "/small.png",
      "/unsized.png",
      "/dated.png",
      "/plain.png",
      "/framed.png"),
  CHOSEN_IMAGE("image out of a set", "/w1280.png", "/s320.png", "/d1.png", "/picture.webp"),
  PRELOADED_IMAGE("preloaded image", "/preloaded.png"),
  LAZY_IMAGE("lazy image", "/lazy.png"),
  STYLE_IMAGE("image of a style sheet", "/ground.png", "/inline.png"),
  MOVED_IMAGE("image with a redirect", "/moved.png", "/target.png"),
  FRAME("frame", "/frame"),
  ICON("icon", "/icon.ico"),
  VIDEO("video", "/film.mp4"),
  AUDIO("sound", "/sound.mp3"),
  FETCH("fetch", "/api/get"),
  FETCH_POST("fetch with a body", "/api/json"),
  FETCH_ASKED("fetch that says what it accepts", "/api/asked"),
  XHR("XMLHttpRequest", "/api/xhr"),
  BEACON("beacon", "/beacon"),
  SIGNAL("the capture's own signal", "/done"),
  PAGE("page");

  private static final Set<Kind> APART = EnumSet.range(VIDEO, SIGNAL);
  private static final Set<Kind> IMAGES = EnumSet.range(IMAGE, MOVED_IMAGE);

  private final String text;
  private final List<String> paths;

  Kind(String text, String... paths) {
    this.text = text;
    this.paths = List.of(paths);
  }

  static Kind of(Captured request) {
    for (Kind kind : values()) {
      if (kind.paths.contains(request.path())) {
        return kind;
      }
    }
    return PAGE;
  }

  String text() {
    return text;
  }

  /// Whether scripts or players ask for it: our engine has neither.
  boolean isApart() {
    return APART.contains(this);
  }

  boolean isImage() {
    return IMAGES.contains(this);
  }
}
