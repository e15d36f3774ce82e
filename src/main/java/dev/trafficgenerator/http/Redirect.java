package dev.trafficgenerator.http;

import java.util.Collection;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// What a browser requests next when the answer is a redirect (Fetch standard, "HTTP-redirect
/// fetch"), but on the same host only: a run talks to its target and to nobody else.
public final class Redirect {

  /// Redirects in a row after which a browser gives up.
  public static final int MAX = 20;

  private Redirect() {}

  /// The request to follow up with; empty if there is nothing to follow, or if it leads to another
  /// host or to something that is not http. Other ports, and http in place of https, are the same
  /// host.
  ///
  /// After 301 and 302 a POST becomes a GET, after 303 all but HEAD do; that takes the body and the
  /// headers that go with it. Another scheme or port is another service: it takes the
  /// `Authorization` and the headers of the login, and leaves of the `Referer` the origin, or
  /// nothing on the way from https to http (the policy `strict-origin-when-cross-origin`).
  ///
  /// @param sent what was answered
  /// @param location the answer's `Location`, absolute or relative; null = it has none
  /// @param loginHeaders names of the headers that a login put on
  public static Optional<OutgoingRequest> follow(
      OutgoingRequest sent,
      int status,
      @Nullable String location,
      Collection<String> loginHeaders) {
    if (!isRedirect(status) || location == null) {
      return Optional.empty();
    }
    HttpUrl from = HttpUrl.get(sent.url());
    HttpUrl to = from.resolve(location.strip());
    if (to == null || !to.host().equals(from.host())) {
      return Optional.empty();
    }
    var headers = sent.headers().toBuilder();
    if (!to.scheme().equals(from.scheme()) || to.port() != from.port()) {
      headers.remove("Authorization");
      loginHeaders.forEach(headers::remove);
      cutReferer(headers, sent.headers().get("Referer"), from.isHttps() && !to.isHttps());
    }
    String url = to.newBuilder().fragment(null).username("").password("").build().toString();
    if (!becomesGet(sent.method(), status)) {
      return Optional.of(new OutgoingRequest(sent.method(), url, headers.build(), sent.body()));
    }
    headers
        .remove("Content-Encoding")
        .remove("Content-Language")
        .remove("Content-Location")
        .remove("Content-Type")
        .remove("Content-Length")
        .remove("Transfer-Encoding")
        .remove("Origin");
    return Optional.of(new OutgoingRequest("GET", url, headers.build(), null));
  }

  private static void cutReferer(
      HeaderList.Builder headers, @Nullable String referer, boolean isDowngrade) {
    HttpUrl page = referer == null ? null : HttpUrl.parse(referer);
    if (page == null || isDowngrade) {
      headers.remove("Referer");
    } else {
      headers.set("Referer", page.resolve("/").toString());
    }
  }

  /// Whether an answer of this status names, in `Location`, what to ask for next.
  public static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static boolean becomesGet(String method, int status) {
    return switch (status) {
      case 301, 302 -> method.equals("POST");
      case 303 -> !method.equals("GET") && !method.equals("HEAD");
      default -> false;
    };
  }
}
