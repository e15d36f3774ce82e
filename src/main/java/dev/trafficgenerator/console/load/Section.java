package dev.trafficgenerator.console.load;

import dev.trafficgenerator.run.Setting;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The cards of the form, and which settings stand on each, in the order in which they are read.
enum Section {
  TARGET,
  USERS,
  SESSIONS,
  RUN,
  THRESHOLDS,
  PROTOCOL;

  /// In lower case, as in messages and ids.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<Setting> settings() {
    return ORDER.stream().filter(setting -> of(setting) == this).toList();
  }

  private static final List<Setting> ORDER = order();

  /// As the contract lists them, but users before the limits they come under, and a pair side by
  /// side.
  private static List<Setting> order() {
    List<Setting> first =
        List.of(
            Setting.SIMULATED_USERS,
            Setting.RAMP_UP,
            Setting.LOAD_CURVE,
            Setting.DAY_LENGTH,
            Setting.HTTP_VERSION,
            Setting.REQUEST_TIMEOUT,
            Setting.VERIFY_TLS,
            Setting.TLS_PROVIDER,
            Setting.LOAD_PAGE_RESOURCES,
            Setting.BROWSER_CACHE);
    return Stream.concat(first.stream(), Stream.of(Setting.values())).distinct().toList();
  }

  static Section of(Setting setting) {
    return switch (setting) {
      case TARGET_URL, DNS_OVERRIDE, XFF_HEADER_NAME, XFF_COUNTRIES -> TARGET;
      case SIMULATED_USERS,
          RAMP_UP,
          LOAD_CURVE,
          DAY_LENGTH,
          RATE_LIMIT,
          REQUESTS_PER_SECOND,
          MINIMUM_THINK_TIME,
          MAXIMUM_THINK_TIME,
          THINK_TIME_MODEL,
          THINK_TIME_MEDIAN,
          THINK_TIME_SIGMA,
          THINK_TIME_CAP,
          API_THINK_TIME ->
          USERS;
      case MINIMUM_SESSION_LENGTH,
          MAXIMUM_SESSION_LENGTH,
          PAGES_PER_SESSION,
          BOUNCE_SHARE,
          PAUSE_BETWEEN_SESSIONS,
          POPULARITY,
          POPULARITY_EXPONENT,
          FOLLOW_LINKS,
          AUTHENTICATED_SHARE,
          RETURNING_VISITORS,
          BROWSER_MIX ->
          SESSIONS;
      case DURATION, SEED -> RUN;
      case THRESHOLDS -> THRESHOLDS;
      case HTTP_VERSION,
          REQUEST_TIMEOUT,
          VERIFY_TLS,
          TLS_PROVIDER,
          LOAD_PAGE_RESOURCES,
          BROWSER_CACHE,
          DEBUG ->
          PROTOCOL;
    };
  }
}
