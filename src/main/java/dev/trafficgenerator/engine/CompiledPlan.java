package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.RequestPlanner;
import dev.trafficgenerator.run.BrowserFamily;
import dev.trafficgenerator.run.Country;
import dev.trafficgenerator.run.LoadCourse;
import dev.trafficgenerator.run.Mix;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.visitor.Visitors;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run's plan in the form in which users read it at each step. Immutable: a live update puts
/// another one in its place with a single write.
///
/// @param pacer null when think times decide
/// @param course which share of the users is active when
/// @param visitors who may come, by the plan's mix of browsers
/// @param pause between two sessions; null when there is none
record CompiledPlan(
    RunPlan plan,
    RequestPlanner planner,
    SharedSender sender,
    @Nullable Pacer pacer,
    LoadCourse course,
    Visitors visitors,
    long minSessionNanos,
    long maxSessionNanos,
    Delay thinkTime,
    Delay apiThinkTime,
    VisitLength visitLength,
    @Nullable Delay pause,
    long requestTimeoutNanos,
    long loginTimeoutNanos,
    double authenticatedShare) {
  private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(10);
  private static final double SHARE_WITH_PROTECTED_PATHS = 0.5;

  static CompiledPlan of(
      RunPlan plan,
      RequestPlanner planner,
      SharedSender sender,
      LoadCourse course,
      @Nullable Pacer pacer,
      Visitors visitors) {
    RunSettings settings = plan.settings();
    long timeoutNanos = settings.requestTimeout().toNanos();
    return new CompiledPlan(
        plan,
        planner,
        sender,
        pacer,
        course,
        visitors(settings, visitors),
        settings.minSessionLength().toNanos(),
        settings.maxSessionLength().toNanos(),
        Delay.thinkTime(settings),
        Delay.apiThinkTime(settings),
        VisitLength.of(settings.habits()),
        settings.habits().pauseBetweenSessions().map(Delay::of).orElse(null),
        timeoutNanos,
        loginTimeoutNanos(settings),
        authenticatedShare(plan));
  }

  /// Those of `all` who may come.
  static Visitors visitors(RunSettings settings, Visitors all) {
    Visitors from = fromCountries(settings, all);
    Mix<BrowserFamily> mix = settings.browserMix();
    return mix.isUsual() ? from : from.mixed(mix.byName(BrowserFamily::label));
  }

  /// All of them, from where they may come.
  static Visitors fromCountries(RunSettings settings, Visitors all) {
    Mix<Country> mix = settings.countryMix();
    return mix.isUsual() ? all : all.from(mix.byName(Country::name));
  }

  static long loginTimeoutNanos(RunSettings settings) {
    return Math.min(settings.requestTimeout().toNanos(), LOGIN_TIMEOUT.toNanos());
  }

  static double authenticatedShare(RunPlan plan) {
    if (plan.sitemap().activeAuth().isEmpty()) {
      return 0;
    }
    if (plan.sitemap().paths().stream().allMatch(group -> group.paths().isEmpty())) {
      // Nothing can be asked for without a login.
      return 1;
    }
    double unless = plan.sitemap().pathsAuthReq().isEmpty() ? 1 : SHARE_WITH_PROTECTED_PATHS;
    return plan.settings().authenticatedShare().orElse(unless);
  }

  /// Whether a session begun under `other` can go on under this plan: same site, same connections,
  /// same login.
  boolean keepsSessionsOf(CompiledPlan other) {
    if (equals(other)) {
      return true;
    }
    return sender == other.sender
        && plan.target().origin().equals(other.plan.target().origin())
        && plan.sitemap().activeAuth().equals(other.plan.sitemap().activeAuth());
  }

  /// One of a kind: a plan is another one whenever something was changed.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /// How long a user waits after an API call, or after anything else.
  Delay thinkTime(boolean afterApiCall) {
    return afterApiCall ? apiThinkTime : thinkTime;
  }

  /// Whether visitors look at what pages name.
  boolean readsPages() {
    RunSettings settings = plan.settings();
    return settings.loadPageResources() || settings.habits().followLinks();
  }

  Optional<Duration> duration() {
    return plan.settings().duration();
  }
}
