package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Finds what is wrong with settings, the target's address and the DNS override aside.
final class SettingsCheck {
  private final RunSettings settings;
  private final Habits habits;
  private final Problems problems;

  SettingsCheck(RunSettings settings, Problems problems) {
    this.settings = settings;
    habits = settings.habits();
    this.problems = problems;
  }

  void run() {
    for (Setting setting : Setting.values()) {
      check(setting);
    }
  }

  private void check(Setting setting) {
    switch (setting) {
      case XFF_HEADER_NAME -> xffHeaderName(setting);
      case RATE_LIMIT -> count(setting, settings.rateLimit());
      case SIMULATED_USERS -> count(setting, settings.simulatedUsers());
      case MINIMUM_SESSION_LENGTH -> {
        time(setting, settings.minSessionLength());
        ordered(
            setting,
            settings.minSessionLength(),
            Setting.MAXIMUM_SESSION_LENGTH,
            settings.maxSessionLength());
      }
      case MAXIMUM_SESSION_LENGTH -> time(setting, settings.maxSessionLength());
      case DURATION -> settings.duration().ifPresent(duration -> time(setting, duration));
      case RAMP_UP -> time(setting, settings.rampUp());
      case REQUESTS_PER_SECOND ->
          settings.requestsPerSecond().ifPresent(rate -> quantity(setting, rate));
      case MINIMUM_THINK_TIME -> {
        time(setting, settings.minThinkTime());
        ordered(
            setting, settings.minThinkTime(), Setting.MAXIMUM_THINK_TIME, settings.maxThinkTime());
      }
      case MAXIMUM_THINK_TIME -> time(setting, settings.maxThinkTime());
      case THINK_TIME_MEDIAN -> {
        time(setting, habits.thinkTimeMedian());
        ordered(setting, habits.thinkTimeMedian(), Setting.THINK_TIME_CAP, habits.thinkTimeCap());
      }
      case THINK_TIME_SIGMA -> quantity(setting, habits.thinkTimeSigma());
      case THINK_TIME_CAP -> time(setting, habits.thinkTimeCap());
      case API_THINK_TIME -> habits.apiThinkTime().ifPresent(range -> span(setting, range));
      case PAGES_PER_SESSION ->
          habits.pagesPerSession().ifPresent(pages -> quantity(setting, pages));
      case BOUNCE_SHARE -> habits.bounceShare().ifPresent(share -> bounceShare(setting, share));
      case PAUSE_BETWEEN_SESSIONS ->
          habits.pauseBetweenSessions().ifPresent(range -> span(setting, range));
      case POPULARITY_EXPONENT -> quantity(setting, habits.popularityExponent());
      case LOAD_CURVE -> {
        if (habits.loadCurve() instanceof LoadCurve.Drawn(var points)) {
          curve(setting, points);
        }
      }
      case DAY_LENGTH -> time(setting, habits.dayLength());
      case AUTHENTICATED_SHARE ->
          settings.authenticatedShare().ifPresent(share -> quantity(setting, share));
      case REQUEST_TIMEOUT -> time(setting, settings.requestTimeout());
      case BROWSER_MIX -> mix(setting, settings.browserMix(), "family");
      case XFF_COUNTRIES -> mix(setting, settings.countryMix(), "country");
      case RETURNING_VISITORS -> quantity(setting, settings.returningVisitors());
      case THRESHOLDS -> thresholds(setting, settings.thresholds().all());
      // Checked where they are parsed, or right whatever they are.
      case TARGET_URL,
          THINK_TIME_MODEL,
          POPULARITY,
          FOLLOW_LINKS,
          DNS_OVERRIDE,
          DEBUG,
          VERIFY_TLS,
          TLS_PROVIDER,
          HTTP_VERSION,
          LOAD_PAGE_RESOURCES,
          BROWSER_CACHE,
          SEED -> {}
    }
  }

  private void xffHeaderName(Setting setting) {
    String name = settings.xffHeaderName();
    if (!name.isEmpty() && !HeaderSyntax.isName(name)) {
      problems.add(setting.pointer(), HeaderSyntax.NAME_RULE, name);
    }
  }

  private void count(Setting setting, int value) {
    within(setting, BigDecimal.valueOf(value), "", value);
  }

  private void time(Setting setting, Duration value) {
    BigDecimal seconds = Seconds.of(value);
    within(setting, seconds, " seconds", seconds);
  }

  private void within(Setting setting, BigDecimal value, String unit, Number shown) {
    Bounds bounds = SettingRule.boundsOf(setting);
    if (bounds.isTooLow(value)) {
      problems.add(setting.pointer(), bounds.lowRule() + unit, shown);
    } else if (bounds.isTooHigh(value)) {
      problems.add(setting.pointer(), bounds.highRule() + unit, shown);
    }
  }

  private void quantity(Setting setting, double value) {
    Bounds bounds = SettingRule.boundsOf(setting);
    if (!bounds.contains(value)) {
      problems.add(setting.pointer(), bounds.rule(), value);
    }
  }

  private void span(Setting setting, TimeRange range) {
    time(setting, range.min());
    if (!range.isOneTime()) {
      time(setting, range.max());
    }
    if (range.min().compareTo(range.max()) > 0) {
      problems.add(
          setting.pointer(),
          "must name the shorter time first, such as [%s, %s]"
              .formatted(Seconds.of(range.max()), Seconds.of(range.min())));
    }
  }

  /// A session that is no bounce has two pages or more; so m pages in the mean and a share b of
  /// bounces go together only where m >= b + 2 · (1 - b).
  private void bounceShare(Setting setting, double share) {
    quantity(setting, share);
    double pages = habits.pagesPerSession().orElse(2);
    if (!SettingRule.boundsOf(setting).contains(share)
        || !SettingRule.boundsOf(Setting.PAGES_PER_SESSION).contains(pages)) {
      return;
    }
    BigDecimal mean = BigDecimal.valueOf(pages).stripTrailingZeros();
    BigDecimal least = BigDecimal.TWO.subtract(mean);
    String with = " with " + Setting.PAGES_PER_SESSION.title() + " " + mean.toPlainString();
    if (BigDecimal.valueOf(share).compareTo(least) < 0) {
      problems.add(
          setting.pointer(),
          "must be at least " + least + with + ", as other sessions have two pages or more",
          share);
    } else if (share == 1 && pages > 1 && habits.pagesPerSession().isPresent()) {
      problems.add(setting.pointer(), "must be less than 1" + with, share);
    }
  }

  /// The first problem of all points: one mistake often makes many.
  private void curve(Setting setting, List<LoadCurve.Point> points) {
    problems.addIfMore(points.size(), LoadCurve.POINTS_MAX, LoadCurve.POINTS, setting.pointer());
    Bounds seconds = Bounds.from(0, RunSettings.DURATION_MAX.toSeconds());
    BigDecimal before = BigDecimal.ZERO;
    for (int i = 0; i < points.size(); i++) {
      BigDecimal at = Seconds.of(points.get(i).at());
      double share = points.get(i).share();
      String wrong =
          seconds.isTooLow(at) || seconds.isTooHigh(at)
              ? "the time of point %d %s seconds (%s)".formatted(i + 1, seconds.rule(), at)
              : at.compareTo(before) < 0
                  ? "the time of point %d must not be before that of the one before it, %s (%s)"
                      .formatted(i + 1, before, at)
                  : Bounds.from(0, 1).contains(share)
                      ? ""
                      : "the share of point %d %s (%s)"
                          .formatted(i + 1, Bounds.from(0, 1).rule(), share);
      if (!wrong.isEmpty()) {
        problems.add(setting.pointer(), "must be points in order: " + wrong);
        return;
      }
      before = at;
    }
  }

  private void ordered(Setting setting, Duration min, Setting maxSetting, Duration max) {
    if (min.compareTo(max) > 0) {
      problems.add(
          setting.pointer(),
          "must not be more than " + maxSetting.title() + ", which is " + Seconds.of(max),
          Seconds.of(min));
    }
  }

  private void mix(Setting setting, Mix<?> mix, String kind) {
    if (!mix.isWithinBounds()) {
      problems.add(setting.pointer(), Mix.WEIGHTS.rule());
    } else if (mix.isOfNobody()) {
      problems.add(setting.pointer(), "must give at least one " + kind + " a weight above 0");
    }
  }

  private void thresholds(Setting setting, List<Threshold> thresholds) {
    problems.addIfMore(thresholds.size(), Thresholds.MOST, Thresholds.PARTS, setting.pointer());
    // A start body can't name one twice, as an object has each key once.
    if (thresholds.stream().map(Threshold::figure).distinct().count() < thresholds.size()) {
      problems.add(setting.pointer(), "must name each figure once");
    }
  }
}
