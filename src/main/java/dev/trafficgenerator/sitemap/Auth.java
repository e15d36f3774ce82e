package dev.trafficgenerator.sitemap;

import java.util.Optional;

/// A site's login: the call that goes first in a session.
///
/// @param path the login call's path template
/// @param tokenPath a JSON Pointer to the token in the login's answer; empty = look for the usual
///   names
/// @param formPage path template of the page with the login form, which is asked for first, and
///   whose hidden fields go along; for [AuthScheme.FormData]. Empty = there is none
public record Auth(
    HttpMethod method,
    String path,
    AuthScheme scheme,
    Optional<String> tokenPath,
    Optional<String> formPage) {

  /// What a token's path may be, as a regular expression: RFC 6901, where every `~` is followed by
  /// 0 or 1.
  public static final String TOKEN_PATH_PATTERN = "/(?:[^~]|~[01])*";

  /// A login of which no page is asked for first.
  public Auth(HttpMethod method, String path, AuthScheme scheme, Optional<String> tokenPath) {
    this(method, path, scheme, tokenPath, Optional.empty());
  }
}
