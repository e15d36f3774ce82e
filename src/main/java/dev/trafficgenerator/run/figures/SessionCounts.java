package dev.trafficgenerator.run.figures;

import java.util.List;

/// Sessions since the start of a run.
///
/// @param heldBack how often a session did not start because memory was short
/// @param returning those of visitors who had been there before
/// @param countries by country, the most frequent first; without those of whom nobody knows where
///   they come from
public record SessionCounts(
    long started, long heldBack, long returning, List<CountryCount> countries) {

  /// None yet.
  public static final SessionCounts NONE = new SessionCounts(0, 0);

  public SessionCounts {
    countries = List.copyOf(countries);
  }

  /// Sessions of newcomers from nobody knows where.
  public SessionCounts(long started, long heldBack) {
    this(started, heldBack, 0, List.of());
  }

  /// The share of those who had been there before, 0 to 1.
  public double returningShare() {
    return started == 0 ? 0 : Math.min(1, (double) returning / started);
  }
}
