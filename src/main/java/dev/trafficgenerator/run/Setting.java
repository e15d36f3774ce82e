package dev.trafficgenerator.run;

import java.util.List;
import java.util.Locale;

/// The names of a run's settings, as the control contract spells them.
public enum Setting {
  TARGET_URL("Traffic Generator URL", "traffic_target_url", "TG_URL"),
  DNS_OVERRIDE("Traffic Generator DNS Override", "traffic_target_dns_override", "TG_DNS_OVERRIDE"),
  XFF_HEADER_NAME("XFF Header Name", "xff_header_name", "XFF_HEADER_NAME"),
  RATE_LIMIT("Rate Limit", "rate_limit", "RATE_LIMIT"),
  SIMULATED_USERS("Simulated Users", "sim_users", "SIM_USERS"),
  MINIMUM_SESSION_LENGTH("Minimum Session Length", "min_session_length", "MIN_SESSION_LENGTH"),
  MAXIMUM_SESSION_LENGTH("Maximum Session Length", "max_session_length", "MAX_SESSION_LENGTH"),
  DEBUG("Debug", "debug", "DEBUG_MODE"),
  DURATION("Duration"),
  RAMP_UP("Ramp Up"),
  LOAD_CURVE("Load Curve"),
  DAY_LENGTH("Day Length"),
  REQUESTS_PER_SECOND("Requests Per Second"),
  MINIMUM_THINK_TIME("Minimum Think Time"),
  MAXIMUM_THINK_TIME("Maximum Think Time"),
  THINK_TIME_MODEL("Think Time Model"),
  THINK_TIME_MEDIAN("Think Time Median"),
  THINK_TIME_SIGMA("Think Time Sigma"),
  THINK_TIME_CAP("Think Time Cap"),
  API_THINK_TIME("API Think Time"),
  PAGES_PER_SESSION("Pages Per Session"),
  BOUNCE_SHARE("Bounce Share"),
  PAUSE_BETWEEN_SESSIONS("Pause Between Sessions"),
  POPULARITY("Popularity"),
  POPULARITY_EXPONENT("Popularity Exponent"),
  FOLLOW_LINKS("Follow Links"),
  AUTHENTICATED_SHARE("Authenticated Share"),
  REQUEST_TIMEOUT("Request Timeout"),
  VERIFY_TLS("Verify TLS"),
  TLS_PROVIDER("TLS Provider"),
  HTTP_VERSION("HTTP Version"),
  LOAD_PAGE_RESOURCES("Load Page Resources"),
  BROWSER_CACHE("Browser Cache"),
  BROWSER_MIX("Browser Mix"),
  XFF_COUNTRIES("XFF Countries"),
  RETURNING_VISITORS("Returning Visitors"),
  SEED("Seed"),
  THRESHOLDS("Thresholds");

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> aliases;

  /// A key of the predecessor, whose other names are not made by a rule.
  Setting(String title, String... aliases) {
    this.title = title;
    this.aliases =
        aliases.length > 0
            ? List.of(aliases)
            : List.of(title.toLowerCase(Locale.ROOT).replace(' ', '_'));
  }

  /// The name that is written and that problems point to, such as `Rate Limit`.
  public String title() {
    return title;
  }

  /// Other names that are read, the most usual first.
  public List<String> aliases() {
    return aliases;
  }

  /// The JSON Pointer to this setting in a start body of the first shape.
  public String pointer() {
    return "/config/" + title;
  }
}
