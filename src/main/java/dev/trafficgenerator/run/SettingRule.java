package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a setting's value may be. The check and the JSON Schema both read it.
public sealed interface SettingRule {

  /// An http or https URL.
  record Url() implements SettingRule {
    /// What every right one looks like; a host may still be wrong.
    public static final String PATTERN = TargetUrl.PATTERN;
  }

  /// An IPv4 or IPv6 address; blank = none.
  record Address() implements SettingRule {}

  /// The name of a header; empty = none.
  record HeaderName() implements SettingRule {}

  /// A number within bounds.
  sealed interface Bounded extends SettingRule {
    Bounds bounds();
  }

  /// A whole number.
  record Count(Bounds bounds) implements Bounded {}

  /// A time, in seconds.
  record Time(Bounds bounds) implements Bounded {}

  /// A time in seconds, or the shortest and the longest of it.
  record TimeSpan(Bounds bounds) implements Bounded {}

  /// A number.
  record Quantity(Bounds bounds) implements Bounded {}

  /// Any whole number that a long holds.
  record Whole() implements SettingRule {}

  /// True or false.
  record Flag() implements SettingRule {}

  /// One of these words.
  record OneOf(List<String> words) implements SettingRule {
    public OneOf {
      words = List.copyOf(words);
    }
  }

  /// One of these words, or a list of points: seconds and a share from 0 to 1.
  record Curve(List<String> words, Bounds seconds, int most) implements SettingRule {
    public Curve {
      words = List.copyOf(words);
    }
  }

  /// An object of conditions by figure, or a string that holds one; `abort` in it is a flag.
  ///
  /// @param most entries beside `abort`, blank ones too
  /// @param named units that a figure's condition may have, by the figure's name
  /// @param patterned the same, by a regular expression for the names
  record Conditions(
      int most, Map<String, Set<Threshold.Unit>> named, Map<String, Set<Threshold.Unit>> patterned)
      implements SettingRule {
    public Conditions {
      named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
      patterned = Map.copyOf(patterned);
    }
  }

  /// An object of numbers by name, or a string that holds one.
  ///
  /// @param names those that there are
  /// @param bounds of each number
  record Weights(List<String> names, Bounds bounds) implements SettingRule {
    public Weights {
      names = List.copyOf(names);
    }
  }

  static SettingRule of(Setting setting) {
    return switch (setting) {
      case TARGET_URL -> new Url();
      case DNS_OVERRIDE -> new Address();
      case XFF_HEADER_NAME -> new HeaderName();
      case RATE_LIMIT -> new Count(Bounds.from(1, RunSettings.RATE_LIMIT_MAX));
      case SIMULATED_USERS -> new Count(Bounds.from(1, RunSettings.SIMULATED_USERS_MAX));
      case MINIMUM_SESSION_LENGTH,
          MAXIMUM_SESSION_LENGTH,
          RAMP_UP,
          MINIMUM_THINK_TIME,
          MAXIMUM_THINK_TIME ->
          new Time(Bounds.from(0, RunSettings.DURATION_MAX.toSeconds()));
      case DURATION, REQUEST_TIMEOUT, DAY_LENGTH ->
          new Time(Bounds.above(0, RunSettings.DURATION_MAX.toSeconds()));
      case REQUESTS_PER_SECOND ->
          new Quantity(Bounds.above(0, (long) RunSettings.REQUESTS_PER_SECOND_MAX));
      case THINK_TIME_MEDIAN, THINK_TIME_CAP ->
          new Time(Bounds.above(0, RunSettings.DURATION_MAX.toSeconds()));
      case THINK_TIME_SIGMA -> new Quantity(Bounds.from(0, Habits.SIGMA_MAX));
      case API_THINK_TIME, PAUSE_BETWEEN_SESSIONS ->
          new TimeSpan(Bounds.from(0, RunSettings.DURATION_MAX.toSeconds()));
      case PAGES_PER_SESSION -> new Quantity(Bounds.from(1, Habits.PAGES_MAX));
      case POPULARITY_EXPONENT -> new Quantity(Bounds.from(0, Habits.EXPONENT_MAX));
      case THINK_TIME_MODEL ->
          new OneOf(Stream.of(ThinkTimeModel.values()).map(ThinkTimeModel::label).toList());
      case POPULARITY -> new OneOf(Stream.of(Popularity.values()).map(Popularity::label).toList());
      case AUTHENTICATED_SHARE, BOUNCE_SHARE, RETURNING_VISITORS -> new Quantity(Bounds.from(0, 1));
      case DEBUG, VERIFY_TLS, LOAD_PAGE_RESOURCES, BROWSER_CACHE, FOLLOW_LINKS -> new Flag();
      case TLS_PROVIDER ->
          new OneOf(Stream.of(TlsProvider.values()).map(TlsProvider::label).toList());
      case HTTP_VERSION ->
          new OneOf(Stream.of(HttpVersion.values()).map(HttpVersion::label).toList());
      case BROWSER_MIX ->
          new Weights(
              Stream.of(BrowserFamily.values()).map(BrowserFamily::label).toList(), Mix.WEIGHTS);
      case LOAD_CURVE ->
          new Curve(
              Stream.of(LoadCurve.Shape.values()).map(LoadCurve.Shape::label).toList(),
              Bounds.from(0, RunSettings.DURATION_MAX.toSeconds()),
              LoadCurve.POINTS_MAX);
      case XFF_COUNTRIES ->
          new Weights(Stream.of(Country.values()).map(Country::name).toList(), Mix.WEIGHTS);
      case SEED -> new Whole();
      case THRESHOLDS -> ThresholdFigure.conditions();
    };
  }

  /// The bounds of a setting that is a number.
  ///
  /// @throws IllegalArgumentException if it is none
  static Bounds boundsOf(Setting setting) {
    if (of(setting) instanceof Bounded bounded) {
      return bounded.bounds();
    }
    throw new IllegalArgumentException(setting + " has no bounds");
  }
}
