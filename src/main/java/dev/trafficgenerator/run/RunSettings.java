package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.RunSetup;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/// How a run is done: where to, how many users, how fast, how long. The values may be wrong, as an
/// editor may hold them; [RunPlan#of] tells. Defaults are those of the control contract.
///
/// @param targetUrl http or https, with an optional base path that prefixes every path
/// @param dnsOverride IPv4 or IPv6 literal to connect to; empty = look the name up
/// @param xffHeaderName the header that carries the visitor's address; empty = none is sent
/// @param rateLimit most requests in flight at once, over all users
/// @param simulatedUsers users active at once
/// @param minSessionLength a session's length is drawn uniformly from here
/// @param maxSessionLength to here
/// @param debug log each request and response, credentials redacted
/// @param duration the run stops by itself after this; empty = it goes on
/// @param rampUp users start spread evenly over this time
/// @param requestsPerSecond target rate over all users (open model); empty = think times decide
/// @param minThinkTime a pause between a user's requests is drawn uniformly from here
/// @param maxThinkTime to here
/// @param habits how people use the site, beyond that
/// @param authenticatedShare share of sessions that log in, 0 to 1; empty = 1, or 0.5 when some
///   paths need a login
/// @param requestTimeout for one whole exchange
/// @param verifyTls whether certificates are checked
/// @param tlsProvider who speaks TLS
/// @param loadPageResources whether a page's style sheets, scripts, images and fonts are fetched
/// @param browserCache whether browsers store what they may, and fetch nothing that is fresh
/// @param browserMix which browsers visit pages; API clients are not touched by it
/// @param countryMix where visitors come from
/// @param returningVisitors share of sessions whose visitor has been there before, 0 to 1
/// @param seed of all random choices; empty = drawn, and logged
/// @param thresholds what the figures have to be
public record RunSettings(
    String targetUrl,
    String dnsOverride,
    String xffHeaderName,
    int rateLimit,
    int simulatedUsers,
    Duration minSessionLength,
    Duration maxSessionLength,
    boolean debug,
    Optional<Duration> duration,
    Duration rampUp,
    OptionalDouble requestsPerSecond,
    Duration minThinkTime,
    Duration maxThinkTime,
    Habits habits,
    OptionalDouble authenticatedShare,
    Duration requestTimeout,
    boolean verifyTls,
    TlsProvider tlsProvider,
    HttpVersion httpVersion,
    boolean loadPageResources,
    boolean browserCache,
    Mix<BrowserFamily> browserMix,
    Mix<Country> countryMix,
    double returningVisitors,
    OptionalLong seed,
    Thresholds thresholds) {

  /// The most users that can be simulated.
  public static final int SIMULATED_USERS_MAX = 100_000;

  /// The highest rate limit.
  public static final int RATE_LIMIT_MAX = 1_000_000;

  /// The highest target rate.
  public static final double REQUESTS_PER_SECOND_MAX = 1_000_000;

  /// The longest of all the durations here, some 31 years: sums of a few still fit into
  /// nanoseconds.
  public static final Duration DURATION_MAX = Duration.ofSeconds(1_000_000_000);

  /// Everything at its default; the target's URL is missing.
  public static final RunSettings DEFAULTS = new Builder().build();

  /// The target's host, written as [Target#host] writes it; empty where the URL is not one that can
  /// be visited.
  public Optional<String> targetHost() {
    return TargetUrl.origin(targetUrl.strip()).map(TargetUrl.Origin::host);
  }

  /// What of these settings is shown beside the figures of a run.
  ///
  /// @param seed the one in force, also where the settings hold none
  public RunSetup setup(String runId, long seed) {
    return new RunSetup(runId, seed, targetUrl, simulatedUsers, rateLimit);
  }

  /// A builder that starts from these settings.
  public Builder toBuilder() {
    var builder = new Builder();
    for (Setting setting : Setting.values()) {
      builder.copy(setting, this);
    }
    return builder;
  }

  /// These settings with those named in `changed` taken from `other`.
  public RunSettings with(Set<Setting> changed, RunSettings other) {
    Builder builder = toBuilder();
    changed.forEach(setting -> builder.copy(setting, other));
    return builder.build();
  }

  /// Settings under construction, each at its default until set.
  public static final class Builder {
    private String targetUrl = "";
    private String dnsOverride = "";
    private String xffHeaderName = "X-Forwarded-For";
    private int rateLimit = 100;
    private int simulatedUsers = 50;
    private Duration minSessionLength = Duration.ofSeconds(10);
    private Duration maxSessionLength = Duration.ofSeconds(30);
    private boolean debug;
    private Optional<Duration> duration = Optional.empty();
    private Duration rampUp = Duration.ZERO;
    private OptionalDouble requestsPerSecond = OptionalDouble.empty();
    private Duration minThinkTime = Duration.ofMillis(100);
    private Duration maxThinkTime = Duration.ofSeconds(1);
    private final Habits.Builder habits = new Habits.Builder();
    private OptionalDouble authenticatedShare = OptionalDouble.empty();
    private Duration requestTimeout = Duration.ofSeconds(15);
    private boolean verifyTls;
    private TlsProvider tlsProvider = TlsProvider.AUTO;
    private HttpVersion httpVersion = HttpVersion.AUTO;
    private boolean loadPageResources = true;
    private boolean browserCache = true;
    private Mix<BrowserFamily> browserMix = Mix.usual();
    private Mix<Country> countryMix = Mix.usual();
    private double returningVisitors = 0.3;
    private OptionalLong seed = OptionalLong.empty();
    private Thresholds thresholds = Thresholds.NONE;

    public Builder targetUrl(String value) {
      targetUrl = value;
      return this;
    }

    public Builder dnsOverride(String value) {
      dnsOverride = value;
      return this;
    }

    public Builder xffHeaderName(String value) {
      xffHeaderName = value;
      return this;
    }

    public Builder rateLimit(int value) {
      rateLimit = value;
      return this;
    }

    public Builder simulatedUsers(int value) {
      simulatedUsers = value;
      return this;
    }

    public Builder minSessionLength(Duration value) {
      minSessionLength = value;
      return this;
    }

    public Builder maxSessionLength(Duration value) {
      maxSessionLength = value;
      return this;
    }

    public Builder debug(boolean value) {
      debug = value;
      return this;
    }

    public Builder duration(Optional<Duration> value) {
      duration = value;
      return this;
    }

    public Builder rampUp(Duration value) {
      rampUp = value;
      return this;
    }

    public Builder requestsPerSecond(OptionalDouble value) {
      requestsPerSecond = value;
      return this;
    }

    public Builder minThinkTime(Duration value) {
      minThinkTime = value;
      return this;
    }

    public Builder maxThinkTime(Duration value) {
      maxThinkTime = value;
      return this;
    }

    /// The habits under construction.
    public Habits.Builder habits() {
      return habits;
    }

    /// Changes the habits.
    public Builder habits(Consumer<Habits.Builder> change) {
      change.accept(habits);
      return this;
    }

    public Builder authenticatedShare(OptionalDouble value) {
      authenticatedShare = value;
      return this;
    }

    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    public Builder verifyTls(boolean value) {
      verifyTls = value;
      return this;
    }

    public Builder tlsProvider(TlsProvider value) {
      tlsProvider = value;
      return this;
    }

    public Builder httpVersion(HttpVersion value) {
      httpVersion = value;
      return this;
    }

    public Builder loadPageResources(boolean value) {
      loadPageResources = value;
      return this;
    }

    public Builder browserCache(boolean value) {
      browserCache = value;
      return this;
    }

    public Builder browserMix(Mix<BrowserFamily> value) {
      browserMix = value;
      return this;
    }

    public Builder countryMix(Mix<Country> value) {
      countryMix = value;
      return this;
    }

    public Builder returningVisitors(double value) {
      returningVisitors = value;
      return this;
    }

    public Builder seed(OptionalLong value) {
      seed = value;
      return this;
    }

    public Builder thresholds(Thresholds value) {
      thresholds = value;
      return this;
    }

    /// Takes one setting from `from`.
    public Builder copy(Setting setting, RunSettings from) {
      return switch (setting) {
        case TARGET_URL -> targetUrl(from.targetUrl);
        case DNS_OVERRIDE -> dnsOverride(from.dnsOverride);
        case XFF_HEADER_NAME -> xffHeaderName(from.xffHeaderName);
        case RATE_LIMIT -> rateLimit(from.rateLimit);
        case SIMULATED_USERS -> simulatedUsers(from.simulatedUsers);
        case MINIMUM_SESSION_LENGTH -> minSessionLength(from.minSessionLength);
        case MAXIMUM_SESSION_LENGTH -> maxSessionLength(from.maxSessionLength);
        case DEBUG -> debug(from.debug);
        case DURATION -> duration(from.duration);
        case RAMP_UP -> rampUp(from.rampUp);
        case REQUESTS_PER_SECOND -> requestsPerSecond(from.requestsPerSecond);
        case MINIMUM_THINK_TIME -> minThinkTime(from.minThinkTime);
        case MAXIMUM_THINK_TIME -> maxThinkTime(from.maxThinkTime);
        case THINK_TIME_MODEL -> habits(it -> it.thinkTimeModel(from.habits.thinkTimeModel()));
        case THINK_TIME_MEDIAN -> habits(it -> it.thinkTimeMedian(from.habits.thinkTimeMedian()));
        case THINK_TIME_SIGMA -> habits(it -> it.thinkTimeSigma(from.habits.thinkTimeSigma()));
        case THINK_TIME_CAP -> habits(it -> it.thinkTimeCap(from.habits.thinkTimeCap()));
        case API_THINK_TIME -> habits(it -> it.apiThinkTime(from.habits.apiThinkTime()));
        case PAGES_PER_SESSION -> habits(it -> it.pagesPerSession(from.habits.pagesPerSession()));
        case BOUNCE_SHARE -> habits(it -> it.bounceShare(from.habits.bounceShare()));
        case PAUSE_BETWEEN_SESSIONS ->
            habits(it -> it.pauseBetweenSessions(from.habits.pauseBetweenSessions()));
        case POPULARITY -> habits(it -> it.popularity(from.habits.popularity()));
        case FOLLOW_LINKS -> habits(it -> it.followLinks(from.habits.followLinks()));
        case POPULARITY_EXPONENT ->
            habits(it -> it.popularityExponent(from.habits.popularityExponent()));
        case LOAD_CURVE -> habits(it -> it.loadCurve(from.habits.loadCurve()));
        case DAY_LENGTH -> habits(it -> it.dayLength(from.habits.dayLength()));
        case AUTHENTICATED_SHARE -> authenticatedShare(from.authenticatedShare);
        case REQUEST_TIMEOUT -> requestTimeout(from.requestTimeout);
        case VERIFY_TLS -> verifyTls(from.verifyTls);
        case TLS_PROVIDER -> tlsProvider(from.tlsProvider);
        case HTTP_VERSION -> httpVersion(from.httpVersion);
        case LOAD_PAGE_RESOURCES -> loadPageResources(from.loadPageResources);
        case BROWSER_CACHE -> browserCache(from.browserCache);
        case BROWSER_MIX -> browserMix(from.browserMix);
        case XFF_COUNTRIES -> countryMix(from.countryMix);
        case RETURNING_VISITORS -> returningVisitors(from.returningVisitors);
        case SEED -> seed(from.seed);
        case THRESHOLDS -> thresholds(from.thresholds);
      };
    }

    public RunSettings build() {
      return new RunSettings(
          targetUrl,
          dnsOverride,
          xffHeaderName,
          rateLimit,
          simulatedUsers,
          minSessionLength,
          maxSessionLength,
          debug,
          duration,
          rampUp,
          requestsPerSecond,
          minThinkTime,
          maxThinkTime,
          habits.build(),
          authenticatedShare,
          requestTimeout,
          verifyTls,
          tlsProvider,
          httpVersion,
          loadPageResources,
          browserCache,
          browserMix,
          countryMix,
          returningVisitors,
          seed,
          thresholds);
    }
  }
}
