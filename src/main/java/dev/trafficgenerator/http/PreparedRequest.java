package dev.trafficgenerator.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// An [OutgoingRequest] as OkHttp wants it, made once and sent many times.
///
/// OkHttp's inner steps get a bare GET that names every header they would add, and so do next to
/// nothing; only the last step before the connection swaps in what is really sent.
///
/// OkHttp also makes its notion of the host anew for each request, and maps it by the rules for
/// international names, which takes a tenth of the whole exchange. Where nothing but the look-up
/// and the pool sees it, as with plain http, it therefore gets [#ALIAS] instead of the host.
final class PreparedRequest {
  /// What OkHttp takes for the host of plain URLs; short, as it pays by the letter.
  static final String ALIAS = "x";

  private static final String[] PLACES = {"Host", "Connection", "Content-Length", "Cookie"};
  private static final Headers INNER =
      Headers.of("Host", "-", "Connection", "-", "Accept-Encoding", "-", "User-Agent", "-");
  private static final Set<String> BODY_REQUIRED = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");
  private static final Pattern COOKIE_END = Pattern.compile("; ");
  private static final byte[] NO_BYTES = {};

  /// What goes onto the connection.
  ///
  /// @param cookies the jar's that are in it
  /// @param headBytes of the request line and the headers in HTTP/1.1
  record Wire(String cookies, Request request, long headBytes) {}

  private final OutgoingRequest outgoing;
  private final HttpUrl url;
  private final HttpUrl route;
  private final Request inner;
  private final @Nullable RequestBody body;
  private final boolean idempotent;
  private final Version http1;

  /// Like that of HTTP/1.1 where all headers are for both; null until it is needed. Racy on
  /// purpose: at worst made twice.
  private @Nullable Version http2;

  /// The one asked for last.
  private Version last;

  PreparedRequest(OutgoingRequest outgoing) {
    this.outgoing = outgoing;
    HttpUrl parsed = HttpUrl.parse(outgoing.url());
    if (parsed == null) {
      // Without the URL: its query may hold credentials.
      throw new IllegalArgumentException("not an absolute http or https URL");
    }
    url = parsed;
    route = url.isHttps() ? url : url.newBuilder().host(ALIAS).build();
    inner = new Request.Builder().url(route).headers(INNER).build();
    body = body(outgoing);
    idempotent = IDEMPOTENT.contains(outgoing.method());
    http1 = new Version(outgoing.headers().only(HeaderList.Over.HTTP_1_1));
    last = http1;
  }

  private static @Nullable RequestBody body(OutgoingRequest outgoing) {
    byte[] bytes = outgoing.body();
    if (bytes == null) {
      return BODY_REQUIRED.contains(outgoing.method()) ? RequestBody.create(NO_BYTES) : null;
    }
    return RequestBody.create(bytes);
  }

  HttpUrl url() {
    return url;
  }

  /// For the inner steps; goes to the same place.
  Request inner() {
    return inner;
  }

  /// Whether sending it twice does no more than sending it once (RFC 9110, 9.2.2).
  boolean isIdempotent() {
    return idempotent;
  }

  boolean isHead() {
    return outgoing.method().equals("HEAD");
  }

  /// @param cookies the jar's: `a=1; b=2`; empty = none
  /// @param isHttp2 what the connection speaks; else it is HTTP/1.1
  Wire wire(String cookies, boolean isHttp2) {
    Version version = isHttp2 ? http2() : http1;
    last = version;
    return version.wire(cookies);
  }

  private Version http2() {
    Version made = http2;
    if (made == null) {
      HeaderList list = outgoing.headers().only(HeaderList.Over.HTTP_2);
      made = list.equals(http1.list) ? http1 : new Version(list);
      http2 = made;
    }
    return made;
  }

  HeaderList headersOnTheWire() {
    var list = new HeaderList.Builder();
    last.lastWire()
        .request
        .headers()
        .forEach(header -> list.add(header.getFirst(), header.getSecond()));
    return list.build();
  }

  /// The request as it goes out over one version of HTTP.
  private final class Version {
    private final HeaderList list;
    private final Wire plain;

    /// Racy on purpose: immutable, and at worst made twice.
    private @Nullable Wire lastWithCookies;

    Version(HeaderList list) {
      this.list = list;
      plain = wireWith(list, "");
    }

    Wire wire(String cookies) {
      if (cookies.isEmpty()) {
        return plain;
      }
      Wire known = lastWithCookies;
      if (known == null || !known.cookies.equals(cookies)) {
        known = wireWith(list, cookies);
        lastWithCookies = known;
      }
      return known;
    }

    Wire lastWire() {
      Wire known = lastWithCookies;
      return known == null ? plain : known;
    }
  }

  private Wire wireWith(HeaderList list, String cookies) {
    Headers headers = headers(list, cookies);
    return new Wire(cookies, request(headers), requestLineBytes() + headers.byteCount() + 2);
  }

  private Request request(Headers headers) {
    Request.Builder builder = new Request.Builder().url(route).headers(headers);
    return body != null && BodyWithGet.isRefused(outgoing.method())
        ? BodyWithGet.request(builder.method(outgoing.method(), null).build(), body)
        : builder.method(outgoing.method(), body).build();
  }

  private long requestLineBytes() {
    String query = url.encodedQuery();
    int pathBytes = url.encodedPath().length() + (query == null ? 0 : 1 + query.length());
    return outgoing.method().length() + 1L + pathBytes + " HTTP/1.1\r\n".length();
  }

  /// The headers as listed; what must be there and has no place in the list: host and length in
  /// front, cookies last, as browsers have them.
  private Headers headers(HeaderList list, String cookies) {
    var headers = new Headers.Builder();
    if (list.get("Host") == null) {
      add(headers, "Host", host());
    }
    if (list.get("Content-Length") == null && !contentLength().equals(HeaderList.SLOT)) {
      add(headers, "Content-Length", contentLength());
    }
    String cookiesLeft = cookies;
    for (int i = 0; i < list.size(); i++) {
      boolean takesCookies = !cookiesLeft.isEmpty() && list.name(i).equalsIgnoreCase("Cookie");
      String value = value(list.name(i), list.value(i), takesCookies ? cookiesLeft : "");
      cookiesLeft = takesCookies ? "" : cookiesLeft;
      if (takesCookies && isForCrumbs(list, i)) {
        COOKIE_END.splitAsStream(value).forEach(crumb -> add(headers, "Cookie", crumb));
      } else if (!value.equals(HeaderList.SLOT)) {
        add(headers, list.name(i), value);
      }
    }
    if (!cookiesLeft.isEmpty()) {
      add(headers, "Cookie", cookiesLeft);
    }
    return headers.build();
  }

  private static boolean isForCrumbs(HeaderList list, int index) {
    return list.over(index) == HeaderList.Over.HTTP_2 && list.value(index).equals(HeaderList.SLOT);
  }

  /// What is sent for a listed value; a slot, when there is nothing to send.
  private String value(String name, String listed, String cookies) {
    if (!listed.equals(HeaderList.SLOT)) {
      return cookies.isEmpty() ? listed : listed + "; " + cookies;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "host" -> host();
      case "connection" -> "keep-alive";
      case "content-length" -> contentLength();
      case "cookie" -> cookies.isEmpty() ? HeaderList.SLOT : cookies;
      default ->
          throw new IllegalArgumentException(
              "no slot for " + name + ", only for " + String.join(", ", PLACES));
    };
  }

  private String contentLength() {
    if (body == null || outgoing.headers().get("Transfer-Encoding") != null) {
      return HeaderList.SLOT;
    }
    byte[] bytes = outgoing.body();
    return Integer.toString(bytes == null ? 0 : bytes.length);
  }

  private String host() {
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
  }

  /// OkHttp would refuse letters beyond ASCII, which people send; it lets line breaks pass here.
  private static void add(Headers.Builder headers, String name, String value) {
    if (name.contains(":")
        || value.indexOf('\r') >= 0
        || value.indexOf('\n') >= 0
        || value.indexOf('\0') >= 0) {
      // Without the value: it may be a secret.
      throw new IllegalArgumentException("not a header: " + name);
    }
    headers.addUnsafeNonAscii(name, value);
  }
}
