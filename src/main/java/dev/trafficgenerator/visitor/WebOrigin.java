package dev.trafficgenerator.visitor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Origin arithmetic of browsers: who is secure, who is the same site, what of a page's address is
/// told to others.
///
/// @param host in lower case, in brackets for IPv6
/// @param port as written; empty for the scheme's own
record WebOrigin(String scheme, String host, String port) {

  /// A longer `Referer` is cut to its origin (the limit of the Referrer Policy standard).
  static final int REFERER_CHARS_MAX = 4096;

  /// Scheme, host, port, and all from the path on; user info is skipped, a fragment dropped.
  private static final Pattern URL =
      Pattern.compile("(?i)(https?)://(?:[^/?#]*@)?(\\[[^\\]]*\\]|[^/?#:@]*)(?::(\\d*))?([^#]*).*");

  private static final Pattern LOOPBACK =
      Pattern.compile("(?:.*\\.)?localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]");

  /// The address of a page.
  ///
  /// @param path from its first slash on, with the query, without a fragment
  record Page(WebOrigin origin, String path) {

    /// Null for what is no http or https URL.
    static @Nullable Page of(String url) {
      Matcher matcher = URL.matcher(url);
      if (!matcher.matches()) {
        return null;
      }
      String path = matcher.group(4);
      return new Page(WebOrigin.of(matcher), path.startsWith("/") ? path : "/" + path);
    }

    /// What of this page is told to `target` by the policy strict-origin-when-cross-origin; null =
    /// nothing.
    @Nullable String refererFor(WebOrigin target) {
      if (origin.isSecure() && !target.isSecure()) {
        return null;
      }
      String full = origin + path;
      return origin.equals(target) && full.length() <= REFERER_CHARS_MAX ? full : origin + "/";
    }
  }

  /// The origin of an http or https URL; null for any other text.
  static @Nullable WebOrigin of(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() ? of(matcher) : null;
  }

  private static WebOrigin of(Matcher matcher) {
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    String port = matcher.group(3) == null ? "" : matcher.group(3);
    boolean ownPort = port.equals(scheme.equals("https") ? "443" : "80");
    return new WebOrigin(scheme, matcher.group(2).toLowerCase(Locale.ROOT), ownPort ? "" : port);
  }

  boolean isHttps() {
    return scheme.equals("https");
  }

  /// Whether browsers trust it as a secure context.
  boolean isSecure() {
    return isHttps() || LOOPBACK.matcher(host).matches();
  }

  /// What `Sec-Fetch-Site` says of a request from here to `target`. Only hosts that are equal count
  /// as one site: what else does would need the public suffix list.
  String siteOf(WebOrigin target) {
    if (equals(target)) {
      return "same-origin";
    }
    boolean sameSite = scheme.equals(target.scheme) && host.equals(target.host);
    return sameSite ? "same-site" : "cross-site";
  }

  /// As browsers write it in `Origin`.
  @Override
  public String toString() {
    return scheme + "://" + host + (port.isEmpty() ? "" : ":" + port);
  }
}
