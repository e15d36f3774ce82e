package dev.trafficgenerator.engine.planning;

import java.util.ArrayList;
import java.util.List;

/// What a session shows to be let in: headers, and parameters of the query string. Immutable; made
/// anew by each login, so that a request built for one is known by identity.
public final class Credentials {
  /// Nothing is shown.
  public static final Credentials NONE = new Credentials(List.of(), "");

  private final List<Header> headers;
  private final String query;

  /// @param query percent-encoded, without `?`; empty = none
  Credentials(List<Header> headers, String query) {
    this.headers = List.copyOf(headers);
    this.query = query;
  }

  /// A token that an answer brought.
  public static Credentials bearer(String token) {
    return new Credentials(List.of(new Header("Authorization", "Bearer " + token)), "");
  }

  List<Header> headers() {
    return headers;
  }

  /// Percent-encoded, without `?`; empty = none.
  public String query() {
    return query;
  }

  /// `url` with the query parameters added.
  String addedTo(String url) {
    if (query.isEmpty()) {
      return url;
    }
    return url + (url.indexOf('?') < 0 ? '?' : '&') + query;
  }

  /// Names only: the values are secrets.
  @Override
  public String toString() {
    var names = new ArrayList<String>();
    headers.forEach(header -> names.add(header.name()));
    return "Credentials" + names;
  }

  /// A header whose value is a secret.
  record Header(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }
}
