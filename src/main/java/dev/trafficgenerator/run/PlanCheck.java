package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.util.List;
import java.util.Optional;

final class PlanCheck {
  private final RunSettings settings;
  private final Sitemap sitemap;

  PlanCheck(RunSettings settings, Sitemap sitemap) {
    this.settings = settings;
    this.sitemap = sitemap;
  }

  Checked<RunPlan> result() {
    if (settings.targetUrl().isEmpty()) {
      return new Checked.Invalid<>(
          List.of(new Problem(Setting.TARGET_URL.pointer(), "is required")));
    }
    java.net.URI uri = java.net.URI.create(settings.targetUrl());
    return new Checked.Valid<>(
        new RunPlan(
            settings,
            sitemap,
            new Target(uri.getScheme(), uri.getHost(), uri.getPort(), ""),
            Optional.empty()));
  }
}
