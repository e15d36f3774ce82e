package dev.trafficgenerator.console.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a generator's control API is, as somebody types it: `host`, `host:port` or a URL.
final class Address {
  private static final int PORT_DEFAULT = 8080;
  private static final int PORT_MAX = 65_535;
  private static final String SCHEME_END = "://";

  private Address() {}

  /// What became of what was typed.
  sealed interface Typed {
    /// A generator may be there.
    ///
    /// @param uri http or https, with a host, without user info, query and fragment
    record Right(URI uri) implements Typed {}

    record Wrong(Flaw flaw) implements Typed {}
  }

  /// What is wrong with an address.
  enum Flaw {
    MISSING,
    SCHEME,
    USER,
    HOST,
    PORT,
    QUERY
  }

  static Typed read(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return new Typed.Wrong(Flaw.MISSING);
    }
    try {
      return checked(new URI(text.contains(SCHEME_END) ? text : completed(text)));
    } catch (URISyntaxException _) {
      return new Typed.Wrong(Flaw.HOST);
    }
  }

  /// `lab-3/a` to `http://lab-3:8080/a`
  private static String completed(String text) {
    int slash = text.indexOf('/');
    String authority = slash < 0 ? text : text.substring(0, slash);
    String path = slash < 0 ? "" : text.substring(slash);
    boolean isBareIpv6 =
        !authority.startsWith("[") && authority.indexOf(':') != authority.lastIndexOf(':');
    String host = isBareIpv6 ? "[" + authority + "]" : authority;
    boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
    return "http://" + host + (hasPort ? "" : ":" + PORT_DEFAULT) + path;
  }

  private static Typed checked(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    String authority = String.valueOf(uri.getRawAuthority());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return new Typed.Wrong(Flaw.SCHEME);
    }
    if (authority.contains("@")) {
      return new Typed.Wrong(Flaw.USER);
    }
    if (uri.getHost() == null) {
      boolean isPort = authority.matches("[A-Za-z0-9.-]+:.*");
      return new Typed.Wrong(isPort ? Flaw.PORT : Flaw.HOST);
    }
    if (uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
      return new Typed.Wrong(Flaw.PORT);
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return new Typed.Wrong(Flaw.QUERY);
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return new Typed.Right(URI.create(scheme + SCHEME_END + host + port + path));
  }

  /// As it is called where nobody named it: `lab-3:8080`.
  static String name(URI address) {
    return address.getRawAuthority() + address.getRawPath();
  }
}
