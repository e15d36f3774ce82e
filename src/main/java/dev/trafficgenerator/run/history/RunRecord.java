package dev.trafficgenerator.run.history;

import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.RunFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// All that is kept of one run: what a report is made of. There is no secret in it.
///
/// @param name shown beside the run; empty without one
/// @param settings those in force at its end, or now
/// @param last state and figures at its end, or of now: what `GET /api/metrics` says then
/// @param history its course, in stretches long enough that there are at most [#BUCKETS_MAX]
public record RunRecord(
    String name,
    RunSettings settings,
    SitemapSummary sitemap,
    RunSnapshot last,
    RunHistory history) {

  /// Most runs that have ended and are kept.
  public static final int RUNS_MAX = 20;

  /// Most stretches of a run that are kept when it has ended: of the first 24 minutes each second,
  /// of a day each minute. That is about 1 MB for a run.
  public static final int BUCKETS_MAX = 1_440;

  private static final int[] STEPS_SECONDS = {1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1_800};

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// How long a stretch has to be so that a run of this length has at most [#BUCKETS_MAX].
  public static Duration step(Duration elapsed) {
    for (int step : STEPS_SECONDS) {
      if (elapsed.compareTo(Duration.ofSeconds((long) step * BUCKETS_MAX)) <= 0) {
        return Duration.ofSeconds(step);
      }
    }
    return Duration.ofSeconds(Math.ceilDiv(elapsed.toSeconds() + 1, BUCKETS_MAX));
  }

  public String runId() {
    return figures().setup().runId();
  }

  public RunFigures figures() {
    return last.figures();
  }

  public Instant startedAt() {
    return history.startedAt();
  }

  /// Empty while it goes on.
  public Optional<Instant> endedAt() {
    return RunSummary.endOf(last.state());
  }

  /// Whether it is over.
  public boolean hasEnded() {
    return last.state() instanceof RunState.Stopped || last.state() instanceof RunState.Failed;
  }

  /// A file name without its ending, which sorts by time: `20260111T103000Z-8f3a01c2d4e5`.
  public String fileName() {
    return FILE_TIME.format(startedAt()) + "-" + runId().replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
