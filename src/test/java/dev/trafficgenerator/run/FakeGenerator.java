package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.FailureSample;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.LoginCounts;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.SessionCounts;
import dev.trafficgenerator.run.figures.Timings;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.run.figures.VisitorCount;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A generator that keeps its promises and sends nothing: while it runs, each look at it finds one
/// more request for each user.
public final class FakeGenerator implements Generator {
  private @Nullable RunPlan plan;
  private RunState state = new RunState.Initializing();
  private int runs;
  private long requests;
  private Instant began = Instant.EPOCH;
  private final List<HistoryBucket> seconds = new ArrayList<>();
  private final List<Annotation> annotations = new ArrayList<>();
  private final List<RunRecord> ended = new ArrayList<>();

  @Override
  public synchronized Reply start(RunPlan newPlan) {
    stop(StopMode.FORCE);
    keepEnded();
    plan = newPlan;
    runs++;
    requests = 0;
    began = Instant.now();
    state = new RunState.Running(began);
    seconds.clear();
    annotations.clear();
    annotate(Annotation.Kind.STARTED, "Started");
    return Reply.STARTED;
  }

  @Override
  public synchronized Reply update(RunUpdate update) {
    endIfOver();
    if (plan == null || !state.isActive()) {
      return new Reply.Refused("No traffic generator is running", List.of());
    }
    return switch (plan.with(update)) {
      case Checked.Invalid<RunPlan>(var problems) ->
          new Reply.Refused("The update is not valid", problems);
      case Checked.Valid<RunPlan>(var changed) -> {
        plan = changed;
        annotate(Annotation.Kind.UPDATED, "Simulated Users " + changed.settings().simulatedUsers());
        yield Reply.UPDATED;
      }
    };
  }

  @Override
  public synchronized List<Problem> problemsOf(RunUpdate update) {
    return plan != null && plan.with(update) instanceof Checked.Invalid<RunPlan>(var problems)
        ? problems
        : List.of();
  }

  @Override
  public synchronized Reply stop(StopMode mode) {
    endIfOver();
    if (!state.isActive()) {
      return Reply.NOTHING_RUNNING;
    }
    state = new RunState.Stopped(Instant.now());
    annotate(Annotation.Kind.STOPPED, "Stopped by command");
    return Reply.STOPPED;
  }

  /// Lets the run end by itself because it cannot go on.
  public synchronized void fail(String reason) {
    state = new RunState.Failed(Instant.now(), reason);
    annotate(Annotation.Kind.FAILED, reason);
  }

  private void annotate(Annotation.Kind kind, String text) {
    Instant at = Instant.now();
    annotations.add(new Annotation(at, Duration.between(began, at).toNanos() / 1e9, kind, text));
  }

  /// Closes one more second of the run; it had as many requests as users.
  public synchronized void second() {
    int users = plan == null ? 0 : plan.settings().simulatedUsers();
    requests += users;
    seconds.add(
        new HistoryBucket(
            seconds.size(),
            1,
            1,
            users,
            0,
            users,
            new ResponseCounts(0, users, 0, 0, 0),
            FailureCounts.NONE,
            0,
            new LatencySummary(1.5, 1, 2, 2, 3, 3, 4),
            new LatencySummary(1.25, 1, 2, 2, 3, 3, 4),
            LatencySummary.NONE,
            new TrafficBytes(users * 100L, users * 200L),
            12.5,
            6.25,
            50,
            256 << 20,
            false));
  }

  /// As they are, whatever the step: the seconds are told by [#second].
  @Override
  public synchronized RunHistory history(Duration from, Duration step) {
    if (plan == null) {
      return RunHistory.NONE;
    }
    endIfOver();
    long first = from.toSeconds();
    List<HistoryBucket> asked =
        seconds.stream().filter(bucket -> bucket.startSecond() >= first).toList();
    return new RunHistory("run-" + runs, began, asked, annotations);
  }

  @Override
  public synchronized List<RunSummary> runs() {
    keepEnded();
    Optional<RunRecord> current = current().filter(record -> !record.hasEnded());
    return Stream.concat(current.stream(), ended.reversed().stream()).map(RunSummary::of).toList();
  }

  @Override
  public synchronized Optional<RunRecord> recordOf(String runId) {
    keepEnded();
    return Stream.concat(current().stream(), ended.stream())
        .filter(record -> record.runId().equals(runId))
        .findFirst();
  }

  private Optional<RunRecord> current() {
    return Optional.ofNullable(plan)
        .map(it ->
            new RunRecord(
                it.name(),
                it.settings(),
                SitemapSummary.of(it.sitemap()),
                new RunSnapshot(Instant.now(), state, HostSample.NONE, figures(it.settings())),
                history(Duration.ZERO, Duration.ofSeconds(1))));
  }

  private void keepEnded() {
    endIfOver();
    current()
        .filter(RunRecord::hasEnded)
        .filter(record -> ended.stream().noneMatch(it -> it.runId().equals(record.runId())))
        .ifPresent(ended::add);
  }

  /// The plan in force.
  public synchronized Optional<RunPlan> plan() {
    return Optional.ofNullable(plan);
  }

  /// How often a run was started.
  public synchronized int runsStarted() {
    return runs;
  }

  @Override
  public synchronized RunSnapshot snapshot() {
    endIfOver();
    if (plan == null) {
      return new RunSnapshot(Instant.now(), state, HostSample.NONE, RunFigures.NONE);
    }
    if (state.isActive()) {
      requests += plan.settings().simulatedUsers();
    }
    return new RunSnapshot(Instant.now(), state, HostSample.NONE, figures(plan.settings()));
  }

  private void endIfOver() {
    if (plan != null && state instanceof RunState.Running(var since)) {
      plan.settings()
          .duration()
          .map(since::plus)
          .filter(end -> !end.isAfter(Instant.now()))
          .ifPresent(end -> {
            state = new RunState.Stopped(end);
            annotate(Annotation.Kind.STOPPED, "Stopped as its duration was over");
          });
    }
  }

  private FailureSample failed() {
    Instant at = began.truncatedTo(ChronoUnit.MICROS);
    return new FailureSample("connect", at, "GET /", "refused", at, "GET /shop", "refused");
  }

  private PathStats page() {
    return new PathStats(
        "GET",
        "/",
        TrafficType.WEB,
        RequestKind.PAGE,
        requests,
        0,
        new ResponseCounts(0, requests, 0, 0, 0),
        LatencySummary.NONE,
        0);
  }

  private RunFigures figures(RunSettings settings) {
    Duration elapsed =
        Duration.between(began, state instanceof RunState.Stopped(var at) ? at : Instant.now());
    var statuses = new TreeMap<Integer, Long>();
    statuses.put(200, requests);
    var figures =
        new RunFigures(
            settings.setup("run-" + runs, settings.seed().orElse(runs)),
            RunTime.of(elapsed, settings.duration()),
            new Activity(state.isActive() ? settings.simulatedUsers() : 0, 0, 0, 0),
            SessionCounts.NONE,
            List.of(new VisitorCount("curl 8", false, 1)),
            LoginCounts.NONE,
            new RequestCounts(
                requests,
                0,
                new ResponseCounts(0, requests, 0, 0, 0),
                statuses,
                FailureCounts.NONE,
                0,
                List.of(failed())),
            new TrafficBytes(requests * 100, requests * 200),
            Timings.NONE,
            Verdict.NONE,
            false,
            List.of(page()));
    return figures.with(settings.thresholds().verdict(figures, !state.isActive()));
  }
}
