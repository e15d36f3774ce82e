package dev.trafficgenerator.visitor;

/// What a request is made for. A browser's headers, and their order, depend on it; an API client
/// sends the same for each.
public enum Purpose {
  /// A page that a person opened by typing its address.
  TYPED_NAVIGATION,
  /// A page that a person opened by a link.
  LINK_NAVIGATION,
  /// A page that answers a form a person sent.
  FORM_NAVIGATION,
  /// A page inside a page.
  FRAME,
  STYLE,
  SCRIPT,
  IMAGE,
  FONT,
  /// The little picture on a page's tab.
  ICON,
  /// A call that a page's script makes; or any call of an API client.
  FETCH
}
