package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.sitemap.Auth;
import dev.trafficgenerator.sitemap.AuthScheme;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HeaderOverride;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Secret;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import dev.trafficgenerator.sitemap.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Settings, sitemaps and plans for tests.
public final class Plans {
  public static final String TARGET = "http://shop.test:8080";

  private Plans() {}

  /// One user with a seed, in one long session, who thinks for a millisecond.
  public static RunSettings.Builder settings() {
    return RunSettings.DEFAULTS.toBuilder()
        .targetUrl(TARGET)
        .simulatedUsers(1)
        .minSessionLength(Duration.ofHours(1))
        .maxSessionLength(Duration.ofHours(1))
        .minThinkTime(Duration.ofMillis(1))
        .maxThinkTime(Duration.ofMillis(1))
        .seed(OptionalLong.of(42));
  }

  public static RunPlan plan(RunSettings.Builder settings, Sitemap sitemap) {
    return switch (RunPlan.of(settings.build(), sitemap)) {
      case Checked.Valid<RunPlan>(RunPlan plan) -> plan;
      case Checked.Invalid<RunPlan>(var problems) -> throw new AssertionError(problems);
    };
  }

  public static RunPlan plan(Sitemap sitemap) {
    return plan(settings(), sitemap);
  }

  /// A sitemap of one API group.
  public static Sitemap api(String... paths) {
    return new Site().api(paths).build();
  }

  /// A sitemap under construction.
  public static final class Site {
    private final List<PathGroup> open = new ArrayList<>();
    private final List<PathGroup> protectedPaths = new ArrayList<>();
    private final Map<String, String> global = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private HeaderOverride override = HeaderOverride.NONE;
    private Optional<Auth> auth = Optional.empty();

    public Site api(String... paths) {
      return with(Plans.group(HttpMethod.GET, TrafficType.API, Body.NONE, 1, paths));
    }

    public Site web(String... paths) {
      return with(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 1, paths));
    }

    public Site post(Body body, String... paths) {
      return with(Plans.group(HttpMethod.POST, TrafficType.API, body, 1, paths));
    }

    public Site weighted(double weight, String... paths) {
      return with(Plans.group(HttpMethod.GET, TrafficType.API, Body.NONE, weight, paths));
    }

    public Site with(PathGroup group) {
      open.add(group);
      return this;
    }

    public Site afterLogin(String... paths) {
      protectedPaths.add(Plans.group(HttpMethod.GET, TrafficType.API, Body.NONE, 1, paths));
      return this;
    }

    public Site afterLoginWeb(String... paths) {
      protectedPaths.add(Plans.group(HttpMethod.GET, TrafficType.WEB, Body.NONE, 1, paths));
      return this;
    }

    public Site global(String name, String value) {
      global.put(name, value);
      return this;
    }

    public Site override(String pattern, String name, String value) {
      override = new HeaderOverride(List.of(pattern), Map.of(name, value));
      return this;
    }

    public Site variable(String name, Variable variable) {
      variables.put(name, variable);
      return this;
    }

    public Site variable(String name, String... values) {
      return variable(name, choice(values));
    }

    public Site auth(AuthScheme scheme) {
      return auth(new Auth(HttpMethod.POST, "/login", scheme, Optional.empty()));
    }

    public Site auth(Auth login) {
      auth = Optional.of(login);
      return this;
    }

    public Sitemap build() {
      return new Sitemap(auth.isPresent(), open, protectedPaths, auth, global, override, variables);
    }
  }

  public static PathGroup group(
      HttpMethod method, TrafficType type, Body body, double weight, String... paths) {
    return new PathGroup(method, List.of(paths), body, type, Map.of(), weight);
  }

  public static Variable choice(String... values) {
    return new Variable.Choice(
        List.of(values).stream().map(value -> new Variable.Scalar(value, true)).toList());
  }

  public static AuthScheme form() {
    return new AuthScheme.FormData(Map.of("user", new Secret("anna"), "pw", new Secret("geheim")));
  }
}
