package dev.trafficgenerator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.CacheControl;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// On which terms a private cache may use an answer again, by RFC 9111.
///
/// @param isStorable whether it may be stored, and storing it is of any use
/// @param freshMillis for how long it may be used without asking, from when it came; at least 0
/// @param etag to ask with whether it is still right; null = none
/// @param lastModified likewise
public record Freshness(
    boolean isStorable, long freshMillis, @Nullable String etag, @Nullable String lastModified) {

  /// May not be stored.
  public static final Freshness NONE = new Freshness(false, 0, null, null);

  /// Of the age that an answer has when it comes, a tenth is taken for how long it will stay right,
  /// where the target says nothing (RFC 9111, 4.2.2).
  private static final int HEURISTIC_PART = 10;

  private static final long FRESH_MILLIS_MAX = Duration.ofDays(365).toMillis();
  private static final int OK = 200;
  private static final Pattern LIFETIME =
      Pattern.compile("(?i)(^|[,\\s])(max-age|no-cache|no-store)\\b");

  private static final int NOT_MODIFIED = 304;

  /// Of an answer to a GET that came at `now`.
  public static Freshness of(int status, AnswerHeaders answer, Instant now) {
    if (status != OK && status != NOT_MODIFIED) {
      return NONE;
    }
    Headers headers = headers(answer);
    CacheControl control = CacheControl.parse(headers);
    String vary = headers.get("Vary");
    if (control.noStore() || (vary != null && vary.strip().equals("*"))) {
      return NONE;
    }
    String etag = headers.get("ETag");
    String lastModified = headers.get("Last-Modified");
    long millis =
        control.noCache() ? 0 : lifetimeMillis(control, headers, now) - ageMillis(headers);
    long fresh = Math.clamp(millis, 0, FRESH_MILLIS_MAX);
    boolean isOfUse = fresh > 0 || etag != null || lastModified != null;
    return isOfUse ? new Freshness(true, fresh, etag, lastModified) : NONE;
  }

  private static Headers headers(AnswerHeaders answer) {
    if (answer instanceof ReceivedHeaders(Headers headers)) {
      return headers;
    }
    var known = new Headers.Builder();
    for (String name :
        new String[] {
          "Cache-Control", "Pragma", "Vary", "ETag", "Last-Modified", "Expires", "Date", "Age"
        }) {
      String value = answer.get(name);
      if (value != null) {
        known.add(name, value);
      }
    }
    return known.build();
  }

  private static long lifetimeMillis(CacheControl control, Headers headers, Instant now) {
    if (control.maxAgeSeconds() >= 0) {
      return Duration.ofSeconds(control.maxAgeSeconds()).toMillis();
    }
    Instant said = headers.getInstant("Date");
    Instant date = said == null ? now : said;
    if (headers.get("Expires") != null) {
      // A time that is none is one in the past.
      Instant expires = headers.getInstant("Expires");
      return expires == null ? 0 : Duration.between(date, expires).toMillis();
    }
    Instant modified = headers.getInstant("Last-Modified");
    return modified == null ? 0 : Duration.between(modified, date).toMillis() / HEURISTIC_PART;
  }

  /// How long it has been in caches on its way.
  private static long ageMillis(Headers headers) {
    String age = headers.get("Age");
    return age != null && age.strip().matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(age.strip())).toMillis()
        : 0;
  }

  /// After an answer at `now` that says that the stored one is still right (a 304): what it says
  /// counts from now on, and what it leaves out stays (RFC 9111, 3.2).
  public Freshness renewedBy(AnswerHeaders answer, Instant now) {
    Freshness said = of(NOT_MODIFIED, answer, now);
    boolean saysHowLong = said.freshMillis > 0 || saysLifetime(answer);
    return new Freshness(
        true,
        saysHowLong ? said.freshMillis : freshMillis,
        said.etag == null ? etag : said.etag,
        said.lastModified == null ? lastModified : said.lastModified);
  }

  /// Whether it says itself how long it is fresh; a `Cache-Control` may be about other things.
  private static boolean saysLifetime(AnswerHeaders answer) {
    String control = answer.get("Cache-Control");
    return answer.get("Expires") != null || (control != null && LIFETIME.matcher(control).find());
  }
}
