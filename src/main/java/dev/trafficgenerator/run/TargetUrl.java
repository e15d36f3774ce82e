package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Problems;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a target's URL apart. `java.net.URI` would not do: it knows no host with an underscore,
/// which is what containers are often called.
final class TargetUrl {

  /// What every target looks like, as a regular expression.
  static final String PATTERN = "[hH][tT][tT][pP][sS]?://[^\\s/?#@\\\\]+(?:/[^\\s?#\\\\]*)?";

  private static final Pattern TARGET = Pattern.compile(PATTERN);
  private static final Pattern ABSOLUTE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)([^?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::([0-9]*))?");
  private static final Pattern HOST_CHARACTERS = Pattern.compile("[a-z0-9._-]+");
  private static final int HOST_CHARS_MAX = 253;
  private static final int LABEL_CHARS_MAX = 63;
  private static final int PORT_MAX = 65_535;
  private static final String UNENCODED = "-._~!$&'()*+,;=:@/%";

  private TargetUrl() {}

  /// The target, or empty after at least one problem was added.
  static Optional<Target> parse(String given, Problems problems) {
    String url = given.strip();
    String wrong = whatIsWrong(url);
    if (!wrong.isEmpty()) {
      // Whatever stands before an @ may be a password.
      boolean show = !url.isEmpty() && !url.contains("@");
      problems.add(Setting.TARGET_URL.pointer(), wrong, show ? url : null);
      return Optional.empty();
    }
    Matcher parts = ABSOLUTE.matcher(url);
    String path = parts.matches() ? basePath(parts.group(3)) : "";
    Origin origin = origin(url).orElseThrow();
    return Optional.of(new Target(origin.scheme(), origin.host(), origin.port(), path));
  }

  private static String whatIsWrong(String url) {
    if (url.isEmpty()) {
      return "is required";
    }
    Matcher parts = ABSOLUTE.matcher(url);
    if (!parts.matches() || !isHttp(parts.group(1))) {
      return "must be an http or https URL, such as https://shop.example.com";
    }
    if (parts.group(2).contains("@")) {
      return "must not hold a user name or password: logins belong in the sitemap";
    }
    if (!parts.group(4).isEmpty()) {
      return "must not hold a query (?) or fragment (#): it prefixes every path";
    }
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7F || c == '\\')) {
      return "must not hold spaces, backslashes or control characters";
    }
    return TARGET.matcher(url).matches() && origin(url).isPresent()
        ? ""
        : "must hold a valid host, and a port from 1 to " + PORT_MAX + " if any";
  }

  /// Scheme, host and port of an absolute URL; empty if it is none or one of them is not valid.
  static Optional<Origin> origin(String url) {
    Matcher parts = ABSOLUTE.matcher(url);
    if (!parts.matches() || !isHttp(parts.group(1))) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches()) {
      return Optional.empty();
    }
    OptionalInt port = port(authority.group(2), defaultPort(scheme));
    Optional<String> host = host(authority.group(1));
    return host.isPresent() && port.isPresent()
        ? Optional.of(new Origin(scheme, host.get(), port.getAsInt()))
        : Optional.empty();
  }

  /// Whether `text` begins as an absolute URL of any scheme does.
  static boolean isAbsolute(String text) {
    return ABSOLUTE.matcher(text).matches();
  }

  /// @param port always given, also where it is the scheme's own
  record Origin(String scheme, String host, int port) {

    /// Whether this is the target's own: the same host, and the same port unless both have the one
    /// of their scheme.
    boolean isThatOf(Target target) {
      return host.equals(target.host())
          && (port == target.port()
              || (port == defaultPort(scheme) && target.port() == defaultPort(target.scheme())));
    }
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static OptionalInt port(@org.jspecify.annotations.Nullable String digits, int byDefault) {
    if (digits == null || digits.isEmpty()) {
      return OptionalInt.of(byDefault);
    }
    int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    return port >= 1 && port <= PORT_MAX ? OptionalInt.of(port) : OptionalInt.empty();
  }

  private static Optional<String> host(String text) {
    if (text.startsWith("[")) {
      return IpLiteral.parse(text.substring(1, text.length() - 1)).flatMap(TargetUrl::bracketed);
    }
    String ascii;
    try {
      ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return isHostName(ascii) ? Optional.of(ascii) : Optional.empty();
  }

  private static Optional<String> bracketed(InetAddress address) {
    return address instanceof Inet6Address six
        ? Optional.of("[" + IpLiteral.canonical(six) + "]")
        : Optional.empty();
  }

  private static boolean isHostName(String ascii) {
    if (ascii.length() > HOST_CHARS_MAX || !HOST_CHARACTERS.matcher(ascii).matches()) {
      return false;
    }
    String[] labels = ascii.split("\\.", -1);
    int count = ascii.endsWith(".") ? labels.length - 1 : labels.length;
    for (int i = 0; i < count; i++) {
      if (labels[i].isEmpty() || labels[i].length() > LABEL_CHARS_MAX) {
        return false;
      }
    }
    // As in browsers, a host that ends in a number is an IPv4 address or nothing.
    boolean numeric = count > 0 && labels[count - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    return count > 0 && (!numeric || IpLiteral.parse(ascii).isPresent());
  }

  /// Without dot segments and slashes at the end, percent-encoded where a request line needs it.
  private static String basePath(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    while (!segments.isEmpty() && segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    while (!segments.isEmpty() && segments.getFirst().isEmpty()) {
      segments.removeFirst();
    }
    return segments.isEmpty() ? "" : "/" + encoded(String.join("/", segments));
  }

  private static String encoded(String path) {
    var text = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) Byte.toUnsignedInt(octet);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }
}
