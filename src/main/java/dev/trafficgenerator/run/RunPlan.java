package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Sitemap;
import java.net.InetAddress;
import java.util.Optional;

/// Settings and a sitemap that are known to be right together: what can be run. Made by [#of] only.
public final class RunPlan {
  /// Longest name of a plan.
  public static final int NAME_CHARS_MAX = 200;

  private final RunSettings settings;
  private final Sitemap sitemap;
  private final Target target;
  private final Optional<InetAddress> connectTo;
  private final String name;

  RunPlan(RunSettings settings, Sitemap sitemap, Target target, Optional<InetAddress> connectTo) {
    this(settings, sitemap, target, connectTo, "");
  }

  private RunPlan(
      RunSettings settings,
      Sitemap sitemap,
      Target target,
      Optional<InetAddress> connectTo,
      String name) {
    this.settings = settings;
    this.sitemap = sitemap;
    this.target = target;
    this.connectTo = connectTo;
    this.name = name;
  }

  /// The plan, or every problem with its JSON Pointer into a start body of the first shape
  /// (`/config/Rate Limit`, `/sitemap/paths/0/weight`).
  public static Checked<RunPlan> of(RunSettings settings, Sitemap sitemap) {
    return new PlanCheck(settings, sitemap).result();
  }

  /// This plan with a live change, or every problem with the change.
  public Checked<RunPlan> with(RunUpdate update) {
    return named(
        of(settings.with(update.changed(), update.settings()), update.sitemap().orElse(sitemap)),
        name);
  }

  /// This plan under a name that is shown beside its run, and means nothing else.
  ///
  /// @param name the first line of it counts, up to [#NAME_CHARS_MAX]; blank = none
  public RunPlan named(String name) {
    String line = name.strip().lines().findFirst().orElse("");
    String shown = line.substring(0, Math.min(line.length(), NAME_CHARS_MAX));
    return new RunPlan(settings, sitemap, target, connectTo, shown);
  }

  /// What was checked, and a plan then under this name.
  public static Checked<RunPlan> named(Checked<RunPlan> checked, String name) {
    return switch (checked) {
      case Checked.Valid<RunPlan>(var plan) -> new Checked.Valid<>(plan.named(name));
      case Checked.Invalid<RunPlan> invalid -> invalid;
    };
  }

  /// The name that is shown; empty without one.
  public String name() {
    return name;
  }

  public RunSettings settings() {
    return settings;
  }

  public Sitemap sitemap() {
    return sitemap;
  }

  public Target target() {
    return target;
  }

  /// The DNS override: the address that stands in for the target's.
  public Optional<InetAddress> connectTo() {
    return connectTo;
  }
}
