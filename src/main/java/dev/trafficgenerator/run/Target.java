package dev.trafficgenerator.run;

/// The one site that a run may talk to.
///
/// @param scheme `http` or `https`
/// @param host name or address as in a URL (an IPv6 address in brackets), lower case
/// @param port always given, also where it is the scheme's own
/// @param basePath prefixes every path; empty, or starting with `/` and not ending with one
public record Target(String scheme, String host, int port, String basePath) {

  /// Scheme, host and, where it is not the scheme's own, port: `https://shop.example.test`.
  public String origin() {
    return scheme + "://" + authority();
  }

  /// What stands in a `Host` header: `shop.example.test:8443`.
  public String authority() {
    return hasDefaultPort() ? host : host + ":" + port;
  }

  private boolean hasDefaultPort() {
    return port == (scheme.equals("https") ? 443 : 80);
  }
}
