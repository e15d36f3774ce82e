package dev.trafficgenerator.http;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// One visitor's cookies, by RFC 6265. For any number of threads: a page's resources come side by
/// side.
public final class VisitorCookies {

  /// As many as RFC 6265 asks for (50 a host) and more; beyond, the oldest goes.
  static final int COOKIES_MAX = 300;

  /// Of name and value together; larger ones are ignored, as browsers do.
  static final int COOKIE_CHARS_MAX = 4096;

  /// @param number grows with each cookie that is new
  private record Held(Cookie cookie, long number) {}

  /// Longer paths first, older ones first: the order in which they are sent.
  private final List<Held> held = new ArrayList<>();

  /// Of name and value together, of all that stay from one session to the next; of what is beyond,
  /// the oldest go. There may be very many visitors who have left and may come back.
  static final int KEPT_CHARS_MAX = 8_192;

  private final InstantSource clock;
  private long created;

  /// None yet.
  public VisitorCookies() {
    this(InstantSource.system());
  }

  VisitorCookies(InstantSource clock) {
    this.clock = clock;
  }

  /// The session is over, as when a browser is closed: what is not persistent goes, and so does
  /// what has expired.
  synchronized void endSession() {
    long nowMillis = clock.millis();
    held.removeIf(it -> !it.cookie.persistent() || it.cookie.expiresAt() <= nowMillis);
    while (chars() > KEPT_CHARS_MAX) {
      removeOldest();
    }
  }

  private int chars() {
    return held.stream()
        .mapToInt(it -> it.cookie.name().length() + it.cookie.value().length())
        .sum();
  }

  synchronized int count() {
    return held.size();
  }

  /// What belongs into the `Cookie` header for `url`; empty = none.
  synchronized String headerFor(HttpUrl url) {
    if (held.isEmpty()) {
      return "";
    }
    long nowMillis = clock.millis();
    var header = new StringBuilder();
    for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
      Cookie cookie = each.next().cookie;
      if (cookie.expiresAt() <= nowMillis) {
        each.remove();
      } else if (cookie.matches(url)) {
        header.append(header.isEmpty() ? "" : "; ");
        header.append(cookie.name()).append('=').append(cookie.value());
      }
    }
    return header.toString();
  }

  /// Takes in the cookies that an answer sets.
  void save(HttpUrl url, Headers answer) {
    List<String> all = answer.values("Set-Cookie");
    if (!all.isEmpty()) {
      save(url, all);
    }
  }

  private synchronized void save(HttpUrl url, List<String> all) {
    for (String setCookie : all) {
      Cookie cookie = Cookie.parse(url, setCookie);
      if (cookie != null && cookie.name().length() + cookie.value().length() <= COOKIE_CHARS_MAX) {
        save(cookie);
      }
    }
  }

  private void save(Cookie cookie) {
    boolean expired = cookie.expiresAt() <= clock.millis();
    for (int i = 0; i < held.size(); i++) {
      if (isSame(held.get(i).cookie, cookie)) {
        if (expired) {
          held.remove(i);
        } else {
          // It keeps its place (RFC 6265, 5.3, step 11).
          held.set(i, new Held(cookie, held.get(i).number));
        }
        return;
      }
    }
    if (!expired) {
      makeRoom();
      held.add(placeOf(cookie), new Held(cookie, created++));
    }
  }

  private static boolean isSame(Cookie one, Cookie other) {
    return one.name().equals(other.name())
        && one.domain().equals(other.domain())
        && one.path().equals(other.path())
        && one.hostOnly() == other.hostOnly();
  }

  private int placeOf(Cookie cookie) {
    int place = held.size();
    while (place > 0 && held.get(place - 1).cookie.path().length() < cookie.path().length()) {
      place--;
    }
    return place;
  }

  private void makeRoom() {
    if (held.size() >= COOKIES_MAX) {
      removeOldest();
    }
  }

  private void removeOldest() {
    int oldest = 0;
    for (int i = 1; i < held.size(); i++) {
      oldest = held.get(i).number < held.get(oldest).number ? i : oldest;
    }
    held.remove(oldest);
  }
}
