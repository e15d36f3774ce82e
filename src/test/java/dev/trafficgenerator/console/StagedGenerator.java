package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.run.figures.TrafficBytes;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.TrafficType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A generator that says what a test has it say, and a desk that hears it: for models, which do not
/// care where figures come from. Everything is done at once, on the test's thread.
public final class StagedGenerator implements Generator {
  public static final Instant START = Instant.parse("2026-01-11T10:30:00Z");
  public static final String TARGET = "https://shop.example.test";

  /// Does all work at once.
  public static final Background INLINE = new Inline();

  private final Desk desk =
      new Desk(new Connection("here", this, Optional.empty()), INLINE, () -> {});
  private final List<RunPlan> started = new ArrayList<>();
  private final List<RunUpdate> updates = new ArrayList<>();
  private final List<StopMode> stops = new ArrayList<>();
  private RunSnapshot snapshot = snapshot(new RunState.Initializing(), RunFigures.NONE);
  private RunSettings settings = RunSettings.DEFAULTS;
  private List<Annotation> annotations = List.of();
  private Reply reply = new Reply.Done("done");

  public Desk desk() {
    return desk;
  }

  /// Has the desk hear of a run that goes on.
  public void running(String runId, RunSettings now, List<HistoryBucket> course) {
    settings = now;
    says(new RunState.Running(START), figures(runId, now, course), course);
  }

  /// Has the desk hear of a state.
  public void says(RunState state, RunFigures figures, List<HistoryBucket> course) {
    boolean isWhole = !figures.setup().runId().equals(snapshot.figures().setup().runId());
    snapshot = snapshot(state, figures);
    var history = new RunHistory(figures.setup().runId(), START, course, annotations);
    desk.take(
        new Reading.Told(desk.connection(), snapshot, history, isWhole, Duration.ofMillis(1)));
  }

  /// Has the desk hear nothing.
  public void isSilent(String reason) {
    desk.take(new Reading.Silent(desk.connection(), START, reason));
  }

  /// From the next reading on.
  public void annotates(Annotation... all) {
    annotations = List.of(all);
  }

  public void refuses(String detail) {
    reply = new Reply.Refused(detail, List.of());
  }

  public List<RunPlan> started() {
    return started;
  }

  public List<RunUpdate> updates() {
    return updates;
  }

  public List<StopMode> stops() {
    return stops;
  }

  private static RunSnapshot snapshot(RunState state, RunFigures figures) {
    return new RunSnapshot(START, state, HostSample.NONE, figures);
  }

  /// Figures of a run that has come as far as `course`.
  public static RunFigures figures(String runId, RunSettings now, List<HistoryBucket> course) {
    long requests = course.stream().mapToLong(HistoryBucket::requests).sum();
    long failures = course.stream().mapToLong(it -> it.failures().total()).sum();
    var none = RunFigures.NONE;
    return new RunFigures(
        now.setup(runId, 1),
        RunTime.of(Duration.ofSeconds(course.size()), now.duration()),
        new Activity(now.simulatedUsers(), 0, 0, 0),
        none.sessions(),
        List.of(),
        none.logins(),
        new RequestCounts(
            requests,
            course.isEmpty() ? 0 : course.getLast().requests(),
            new ResponseCounts(0, requests - failures, 0, 0, 0),
            none.requests().statuses(),
            new FailureCounts(0, failures, 0, 0, 0, 0, 0),
            0,
            List.of()),
        none.bytes(),
        none.timings(),
        none.verdict(),
        false,
        List.of());
  }

  /// One second in which `requests` ended, of which `failures` had no answer.
  public static HistoryBucket second(long second, long requests, long failures) {
    LatencySummary latency = new LatencySummary(10, 9, 18, 20, 30, 40, 50);
    return new HistoryBucket(
        second,
        1,
        1,
        5,
        1,
        requests,
        new ResponseCounts(0, requests - failures, 0, 0, 0),
        new FailureCounts(0, failures, 0, 0, 0, 0, 0),
        0,
        requests == 0 ? LatencySummary.NONE : latency,
        LatencySummary.NONE,
        LatencySummary.NONE,
        new TrafficBytes(1, 2),
        10,
        5,
        40,
        1_000,
        false);
  }

  public static PathStats path(String path, long requests) {
    return new PathStats(
        "GET",
        path,
        TrafficType.WEB,
        RequestKind.PAGE,
        requests,
        0,
        ResponseCounts.NONE,
        LatencySummary.NONE,
        0);
  }

  @Override
  public Reply start(RunPlan plan) {
    started.add(plan);
    return reply;
  }

  @Override
  public Reply update(RunUpdate update) {
    updates.add(update);
    return reply;
  }

  @Override
  public List<Problem> problemsOf(RunUpdate update) {
    return List.of();
  }

  @Override
  public Reply stop(StopMode mode) {
    stops.add(mode);
    return reply;
  }

  @Override
  public RunSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public RunHistory history(Duration from, Duration step) {
    return RunHistory.NONE;
  }

  @Override
  public List<RunSummary> runs() {
    return List.of();
  }

  @Override
  public Optional<RunRecord> recordOf(String runId) {
    return runId.equals(snapshot.figures().setup().runId())
        ? Optional.of(
            new RunRecord("night", settings, SitemapSummary.NONE, snapshot, RunHistory.NONE))
        : Optional.empty();
  }
}
