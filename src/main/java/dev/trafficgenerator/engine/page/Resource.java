package dev.trafficgenerator.engine.page;

import dev.trafficgenerator.visitor.Purpose;

/// Something that a page, or one of its style sheets, is made of.
///
/// @param url absolute, on the page's origin, without a fragment
/// @param path the URL's path without its query string: what it is counted by
/// @param referer of the document or the style sheet that names it
public record Resource(Purpose purpose, String url, String path, String referer) {

  /// When a browser asks for it, compared to what else it knows of: 0 is first. The classes of
  /// urgency of Chromium, as its requests arrived in a capture of one page over HTTP/2; within a
  /// class it is the order of the page.
  public int rank() {
    return switch (purpose) {
      case STYLE, PRELOADED_STYLE, FONT -> 0;
      case SCRIPT, PRELOADED_SCRIPT, MODULE_SCRIPT, PRELOADED_MODULE, PRELOADED_FONT -> 1;
      case IMAGE, LATE_SCRIPT -> 2;
      case FRAME -> 3;
      case ASYNC_SCRIPT, DEFERRED_SCRIPT, LATER_IMAGE -> 4;
      case STYLE_IMAGE -> 5;
      case LAZY_IMAGE, VIDEO, AUDIO -> 6;
      case ICON -> 7;
      case TYPED_NAVIGATION, LINK_NAVIGATION, FORM_NAVIGATION, FETCH, XHR, BEACON -> 8;
    };
  }
}
