package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Sitemap;
import java.net.InetAddress;
import java.util.Optional;

/// Settings and a sitemap that are known to be right together: what can be run. Made by [#of] only.
public final class RunPlan {
  private final RunSettings settings;
  private final Sitemap sitemap;
  private final Target target;
  private final Optional<InetAddress> connectTo;

  RunPlan(RunSettings settings, Sitemap sitemap, Target target, Optional<InetAddress> connectTo) {
    this.settings = settings;
    this.sitemap = sitemap;
    this.target = target;
    this.connectTo = connectTo;
  }

  /// The plan, or every problem with its JSON Pointer into a start body of the first shape
  /// (`/config/Rate Limit`, `/sitemap/paths/0/weight`).
  public static Checked<RunPlan> of(RunSettings settings, Sitemap sitemap) {
    return new PlanCheck(settings, sitemap).result();
  }

  /// This plan with a live change, or every problem with the change.
  public Checked<RunPlan> with(RunUpdate update) {
    return of(settings.with(update.changed(), update.settings()), update.sitemap().orElse(sitemap));
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
