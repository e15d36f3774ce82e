package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Plans for tests: few users, short pauses.
public final class Plans {
  private Plans() {}

  /// Two users who ask for `/` with hardly a pause.
  public static RunPlan to(URI target) {
    return to(target, settings -> settings);
  }

  public static RunPlan to(URI target, UnaryOperator<RunSettings.Builder> change) {
    return to(target, "/", change);
  }

  public static RunPlan to(URI target, String path, UnaryOperator<RunSettings.Builder> change) {
    return switch (RunPlan.of(change.apply(quick(target)).build(), sitemap(path))) {
      case Checked.Valid<RunPlan>(var plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static RunSettings.Builder quick(URI target) {
    return RunSettings.DEFAULTS.toBuilder()
        .targetUrl(target.toString())
        .simulatedUsers(2)
        .rateLimit(10)
        .minSessionLength(Duration.ofSeconds(1))
        .maxSessionLength(Duration.ofSeconds(2))
        .minThinkTime(Duration.ofMillis(1))
        .maxThinkTime(Duration.ofMillis(5));
  }

  /// A sitemap of one path that programs ask for.
  public static Sitemap sitemap(String path) {
    var group =
        new PathGroup(
            HttpMethod.GET,
            List.of(path),
            Body.NONE,
            TrafficType.API,
            Map.of(),
            PathGroup.DEFAULT_WEIGHT);
    return new Sitemap(
        false,
        List.of(group),
        List.of(),
        Optional.empty(),
        Map.of(),
        HeaderOverride.NONE,
        Map.of());
  }

  /// A live change of settings.
  public static RunUpdate change(Set<Setting> changed, UnaryOperator<RunSettings.Builder> change) {
    RunSettings settings = change.apply(RunSettings.DEFAULTS.toBuilder()).build();
    return new RunUpdate(settings, changed, Optional.empty());
  }

  /// A live change of the number of users.
  public static RunUpdate users(int users) {
    return change(Set.of(Setting.SIMULATED_USERS), settings -> settings.simulatedUsers(users));
  }
}
