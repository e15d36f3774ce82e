package dev.trafficgenerator.run;

import dev.trafficgenerator.sitemap.Sitemap;
import java.util.Optional;
import java.util.Set;

/// A live change of a running run.
///
/// @param settings holds the new values of the settings in `changed`; the others are of no meaning
/// @param sitemap replaces the run's; empty = the run's stays
public record RunUpdate(RunSettings settings, Set<Setting> changed, Optional<Sitemap> sitemap) {
  public RunUpdate {
    changed = Set.copyOf(changed);
  }
}
