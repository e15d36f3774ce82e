package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Problems;
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
      case RATE_LIMIT -> count(setting, settings.rateLimit(), RunSettings.RATE_LIMIT_MAX);
      case SIMULATED_USERS ->
          count(setting, settings.simulatedUsers(), RunSettings.SIMULATED_USERS_MAX);
      case MINIMUM_SESSION_LENGTH -> {
        notNegative(setting, settings.minSessionLength());
        ordered(
            setting,
            settings.minSessionLength(),
            Setting.MAXIMUM_SESSION_LENGTH,
            settings.maxSessionLength());
      }
      case MAXIMUM_SESSION_LENGTH -> notNegative(setting, settings.maxSessionLength());
      case DURATION -> settings.duration().ifPresent(duration -> positive(setting, duration));
      case RAMP_UP -> notNegative(setting, settings.rampUp());
      case REQUESTS_PER_SECOND -> settings.requestsPerSecond().ifPresent(this::rate);
      case MINIMUM_THINK_TIME -> {
        notNegative(setting, settings.minThinkTime());
        ordered(
            setting, settings.minThinkTime(), Setting.MAXIMUM_THINK_TIME, settings.maxThinkTime());
      }
      case MAXIMUM_THINK_TIME -> notNegative(setting, settings.maxThinkTime());
      case AUTHENTICATED_SHARE -> settings.authenticatedShare().ifPresent(this::share);
      case REQUEST_TIMEOUT -> positive(setting, settings.requestTimeout());
      case THRESHOLDS -> thresholds(setting, settings.thresholds().all());
      // Checked where they are parsed, or right whatever they are.
      case TARGET_URL,
          DNS_OVERRIDE,
          DEBUG,
          VERIFY_TLS,
          HTTP_VERSION,
          LOAD_PAGE_RESOURCES,
          SEED -> {}
    }
  }

  private void xffHeaderName(Setting setting) {
    String name = settings.xffHeaderName();
    if (!name.isEmpty() && !HeaderSyntax.isName(name)) {
      problems.add(setting.pointer(), HeaderSyntax.NAME_RULE, name);
    }
  }

  private void count(Setting setting, int value, int max) {
    if (value < 1) {
      problems.add(setting.pointer(), "must be at least 1", value);
    } else if (value > max) {
      problems.add(setting.pointer(), "must be at most " + max, value);
    }
  }

  private void notNegative(Setting setting, Duration value) {
    if (value.isNegative()) {
      problems.add(setting.pointer(), "must be at least 0 seconds", Seconds.of(value));
    } else {
      notTooLong(setting, value);
    }
  }

  private void positive(Setting setting, Duration value) {
    if (value.isPositive()) {
      notTooLong(setting, value);
    } else {
      problems.add(setting.pointer(), "must be more than 0 seconds", Seconds.of(value));
    }
  }

  private void notTooLong(Setting setting, Duration value) {
    if (value.compareTo(RunSettings.DURATION_MAX) > 0) {
      problems.add(
          setting.pointer(),
          "must be at most " + RunSettings.DURATION_MAX.toSeconds() + " seconds",
          Seconds.of(value));
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

  private void rate(double perSecond) {
    if (!(perSecond > 0 && perSecond <= RunSettings.REQUESTS_PER_SECOND_MAX)) {
      problems.add(
          Setting.REQUESTS_PER_SECOND.pointer(),
          "must be more than 0 and at most " + (long) RunSettings.REQUESTS_PER_SECOND_MAX,
          perSecond);
    }
  }

  private void thresholds(Setting setting, List<Threshold> thresholds) {
    if (thresholds.size() > Thresholds.MOST) {
      problems.add(
          setting.pointer(),
          "must hold at most " + Thresholds.MOST + " thresholds, holds " + thresholds.size());
    }
    // A start body can't name one twice, as an object has each key once.
    if (thresholds.stream().map(Threshold::figure).distinct().count() < thresholds.size()) {
      problems.add(setting.pointer(), "must name each figure once");
    }
  }

  private void share(double share) {
    if (!(share >= 0 && share <= 1)) {
      problems.add(Setting.AUTHENTICATED_SHARE.pointer(), "must be from 0 to 1", share);
    }
  }
}
