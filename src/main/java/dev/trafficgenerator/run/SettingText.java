package dev.trafficgenerator.run;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A setting's value as people read it. None of them is a secret; a URL comes without user info.
public final class SettingText {
  private static final String NONE = "none";

  /// Of a load curve.
  private static final int POINTS_SHOWN = 24;

  private SettingText() {}

  /// `250`, `30 s`, `on`, `none`
  public static String of(Setting setting, RunSettings settings) {
    Habits habits = settings.habits();
    return switch (setting) {
      case TARGET_URL -> settings.targetUrl().replaceAll("//[^/]*@", "//");
      case DNS_OVERRIDE -> orNone(settings.dnsOverride());
      case XFF_HEADER_NAME -> orNone(settings.xffHeaderName());
      case RATE_LIMIT -> String.valueOf(settings.rateLimit());
      case SIMULATED_USERS -> String.valueOf(settings.simulatedUsers());
      case MINIMUM_SESSION_LENGTH -> seconds(settings.minSessionLength());
      case MAXIMUM_SESSION_LENGTH -> seconds(settings.maxSessionLength());
      case DEBUG -> onOff(settings.debug());
      case DURATION -> settings.duration().map(SettingText::seconds).orElse(NONE);
      case RAMP_UP -> seconds(settings.rampUp());
      case REQUESTS_PER_SECOND -> number(settings.requestsPerSecond(), NONE);
      case MINIMUM_THINK_TIME -> seconds(settings.minThinkTime());
      case MAXIMUM_THINK_TIME -> seconds(settings.maxThinkTime());
      case THINK_TIME_MODEL -> habits.thinkTimeModel().label();
      case THINK_TIME_MEDIAN -> seconds(habits.thinkTimeMedian());
      case THINK_TIME_SIGMA -> number(OptionalDouble.of(habits.thinkTimeSigma()), NONE);
      case THINK_TIME_CAP -> seconds(habits.thinkTimeCap());
      case API_THINK_TIME -> habits.apiThinkTime().map(SettingText::span).orElse("as pages");
      case PAGES_PER_SESSION -> number(habits.pagesPerSession(), "by length");
      case BOUNCE_SHARE -> number(habits.bounceShare(), "as it comes");
      case PAUSE_BETWEEN_SESSIONS ->
          habits.pauseBetweenSessions().map(SettingText::span).orElse(NONE);
      case POPULARITY -> habits.popularity().label();
      case FOLLOW_LINKS -> onOff(habits.followLinks());
      case POPULARITY_EXPONENT -> number(OptionalDouble.of(habits.popularityExponent()), NONE);
      case LOAD_CURVE -> curve(habits.loadCurve());
      case DAY_LENGTH -> seconds(habits.dayLength());
      case AUTHENTICATED_SHARE -> number(settings.authenticatedShare(), "by the sitemap");
      case REQUEST_TIMEOUT -> seconds(settings.requestTimeout());
      case VERIFY_TLS -> onOff(settings.verifyTls());
      case TLS_PROVIDER -> settings.tlsProvider().label();
      case HTTP_VERSION -> settings.httpVersion().label();
      case LOAD_PAGE_RESOURCES -> onOff(settings.loadPageResources());
      case BROWSER_CACHE -> onOff(settings.browserCache());
      case BROWSER_MIX -> mix(settings.browserMix(), BrowserFamily::label, "by usage");
      case XFF_COUNTRIES -> mix(settings.countryMix(), Country::name, "worldwide");
      case RETURNING_VISITORS -> plain(settings.returningVisitors());
      case SEED ->
          settings.seed().isPresent() ? String.valueOf(settings.seed().getAsLong()) : "drawn";
      case THRESHOLDS -> thresholds(settings.thresholds());
    };
  }

  private static <E extends Enum<E>> String mix(
      Mix<E> mix, Function<E, String> name, String usual) {
    return mix.isUsual()
        ? usual
        : mix.byName(name).entrySet().stream()
            .map(it -> it.getKey() + " " + plain(it.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String thresholds(Thresholds thresholds) {
    if (thresholds.isEmpty()) {
      return NONE;
    }
    String all =
        thresholds.all().stream()
            .map(it -> it.figure() + " " + it.condition())
            .collect(Collectors.joining(", "));
    return thresholds.abort() ? all + ", else abort" : all;
  }

  private static String orNone(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty()).orElse(NONE);
  }

  private static String onOff(boolean value) {
    return value ? "on" : "off";
  }

  private static String seconds(Duration duration) {
    return Seconds.of(duration).toPlainString() + " s";
  }

  private static String curve(LoadCurve curve) {
    return switch (curve) {
      case LoadCurve.BuiltIn(var shape) -> shape.label();
      case LoadCurve.Drawn(var points) ->
          points.stream()
              .limit(POINTS_SHOWN)
              .map(point ->
                  number(OptionalDouble.of(point.share()), "") + " at " + seconds(point.at()))
              .collect(Collectors.joining(", "))
              .concat(points.size() > POINTS_SHOWN ? " …" : "");
    };
  }

  private static String span(TimeRange range) {
    return range.isOneTime()
        ? seconds(range.min())
        : Seconds.of(range.min()).toPlainString() + " to " + seconds(range.max());
  }

  private static String number(OptionalDouble value, String otherwise) {
    return value.isPresent() ? plain(value.getAsDouble()) : otherwise;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
