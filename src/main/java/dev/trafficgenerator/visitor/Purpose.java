package dev.trafficgenerator.visitor;

/// What a request is made for. A browser's headers, their order and their urgency depend on it; an
/// API client sends the same for each.
public enum Purpose {
  /// A page that a person opened by typing its address.
  TYPED_NAVIGATION,
  /// A page that a person opened by a link.
  LINK_NAVIGATION,
  /// A page that answers a form a person sent.
  FORM_NAVIGATION,
  /// A page inside a page: `<iframe>`.
  FRAME,

  /// `<link rel=stylesheet>`, and what such a sheet imports.
  STYLE,
  /// `<link rel=preload as=style>`.
  PRELOADED_STYLE,

  /// `<script src>` in the head, which the page waits for.
  SCRIPT,
  /// `<script src>` in the body, which the rest of the page waits for.
  LATE_SCRIPT,
  /// `<script async>`.
  ASYNC_SCRIPT,
  /// `<script defer>`.
  DEFERRED_SCRIPT,
  /// `<link rel=preload as=script>`.
  PRELOADED_SCRIPT,
  /// `<script type=module>`, and what it imports.
  MODULE_SCRIPT,
  /// `<link rel=modulepreload>`.
  PRELOADED_MODULE,

  /// A font that text on the page turns out to need, from `@font-face`.
  FONT,
  /// `<link rel=preload as=font>`.
  PRELOADED_FONT,

  /// `<img>`: one of the first on the page, of some size. Chromium raises the first five.
  IMAGE,
  /// `<img>` further down, or as small as an icon; `<link rel=preload as=image>`.
  LATER_IMAGE,
  /// `<img loading=lazy>` that comes into view.
  LAZY_IMAGE,
  /// A picture that a style sheet names and the page shows, such as a background.
  STYLE_IMAGE,

  /// `<video>` that starts to load: the first request of it, for everything.
  VIDEO,
  /// `<audio>`, likewise.
  AUDIO,
  /// The little picture on a page's tab.
  ICON,

  /// A `fetch()` of a page's script; or any call of an API client.
  FETCH,
  /// An `XMLHttpRequest` of a page's script, which says so by `X-Requested-With` as the libraries
  /// that use it do.
  XHR,
  /// `navigator.sendBeacon()`.
  BEACON
}
