package dev.trafficgenerator.sitemap;

import java.util.Optional;

/// A site's login: the call that goes first in a session.
///
/// @param path the login call's path template
/// @param tokenPath a JSON Pointer to the token in the login's answer; empty = look for the usual
///   names
public record Auth(HttpMethod method, String path, AuthScheme scheme, Optional<String> tokenPath) {

  /// What a token's path may be, as a regular expression: RFC 6901, where every `~` is followed by
  /// 0 or 1.
  public static final String TOKEN_PATH_PATTERN = "/(?:[^~]|~[01])*";
}
