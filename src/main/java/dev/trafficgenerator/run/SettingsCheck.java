package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Bounds;
import dev.trafficgenerator.sitemap.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Finds what is wrong with settings, the target's address and the DNS override aside.
final class SettingsCheck {
  private final RunSettings settings;
  private final Problems problems;

  SettingsCheck(RunSettings settings, Problems problems) {
    this.settings = settings;
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
      case AUTHENTICATED_SHARE ->
          settings.authenticatedShare().ifPresent(share -> quantity(setting, share));
      case REQUEST_TIMEOUT -> time(setting, settings.requestTimeout());
      case BROWSER_MIX -> browserMix(setting, settings.browserMix());
      case THRESHOLDS -> thresholds(setting, settings.thresholds().all());
      // Checked where they are parsed, or right whatever they are.
      case TARGET_URL,
          DNS_OVERRIDE,
          DEBUG,
          VERIFY_TLS,
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

  private void ordered(Setting setting, Duration min, Setting maxSetting, Duration max) {
    if (min.compareTo(max) > 0) {
      problems.add(
          setting.pointer(),
          "must not be more than " + maxSetting.title() + ", which is " + Seconds.of(max),
          Seconds.of(min));
    }
  }

  private void browserMix(Setting setting, BrowserMix mix) {
    if (!mix.isWithinBounds()) {
      problems.add(setting.pointer(), BrowserMix.WEIGHTS.rule());
    } else if (mix.isOfNobody()) {
      problems.add(setting.pointer(), "must give at least one family a weight above 0");
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
