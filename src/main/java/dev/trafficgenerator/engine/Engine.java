package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.TlsProvider;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.run.history.SitemapSummary;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The generator of this process. One run at a time; commands are carried out one after the other,
/// and [#snapshot] never waits for them.
public final class Engine implements Generator, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int RUN_ID_BYTES = 6;

  /// What is so now: the state, and the run it speaks of. Read and replaced as one.
  private record Standing(RunState state, @Nullable Run run) {}

  private final EngineParts parts;
  private final InstantSource clock;
  private final PastRuns past;
  private final Consumer<RunRecord> onEnd;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock commands = new ReentrantLock(true);
  private volatile Standing standing = new Standing(new RunState.Initializing(), null);

  /// The run that ended last, if nobody wants it kept: its figures stand until the next one.
  private volatile String forgotten = "";

  public Engine(EngineParts parts, InstantSource clock) {
    this(parts, clock, List.of(), _ -> {});
  }

  /// @param before records of runs that ended before, the newest first
  /// @param onEnd is told of each run that has ended, while no other command is carried out: it
  ///   must not wait
  public Engine(
      EngineParts parts, InstantSource clock, List<RunRecord> before, Consumer<RunRecord> onEnd) {
    this.parts = parts;
    this.clock = clock;
    this.past = new PastRuns(before);
    this.onEnd = onEnd;
  }

  @Override
  public Reply start(RunPlan plan) {
    List<Problem> obstacles = obstacles(plan);
    if (!obstacles.isEmpty()) {
      return new Reply.Refused("This generator can't do this run", obstacles);
    }
    commands.lock();
    try {
      stopRunning(RunLog.End.REPLACED, StopMode.GRACEFUL, null);
      standing = new Standing(new RunState.Initializing(), null);
      long seed = plan.settings().seed().orElseGet(random::nextLong);
      Instant at = clock.instant();
      var run = new Run(parts, newRunId(), seed, plan, at);
      RunLog.started(run, plan);
      run.annotations().started(plan);
      standing = new Standing(new RunState.Running(at), run);
      run.start();
      RunClock.start(run, this::ended);
      Metronome.start(run);
      return Reply.STARTED;
    } finally {
      commands.unlock();
    }
  }

  @Override
  public Reply update(RunUpdate update) {
    commands.lock();
    try {
      Standing now = standing;
      Run run = now.run();
      if (run == null || !(now.state() instanceof RunState.Running)) {
        return new Reply.Refused("No traffic generator is running", List.of());
      }
      RunPlan before = run.plan().plan();
      return switch (changed(before, update)) {
        case Checked.Valid<RunPlan>(RunPlan changed) -> {
          run.update(changed);
          RunLog.updated(run, before.settings(), changed.settings(), update);
          run.annotations().updated(run.elapsed(), before.settings(), changed.settings(), update);
          yield Reply.UPDATED;
        }
        case Checked.Invalid<RunPlan>(var problems) ->
            new Reply.Refused("Invalid update", problems);
      };
    } finally {
      commands.unlock();
    }
  }

  @Override
  public List<Problem> problemsOf(RunUpdate update) {
    Run run = standing.run();
    return run != null
            && changed(run.plan().plan(), update) instanceof Checked.Invalid<RunPlan>(var problems)
        ? problems
        : List.of();
  }

  private Checked<RunPlan> changed(RunPlan before, RunUpdate update) {
    Checked<RunPlan> changed = before.with(update);
    return changed instanceof Checked.Valid<RunPlan>(RunPlan plan) && !obstacles(plan).isEmpty()
        ? new Checked.Invalid<>(obstacles(plan))
        : changed;
  }

  /// What is right as a plan, and can't be done on this computer.
  private List<Problem> obstacles(RunPlan plan) {
    TlsProvider provider = plan.settings().tlsProvider();
    return parts
        .tlsObstacle()
        .apply(Run.connectionSettings(plan).tlsLibrary())
        .map(why ->
            new Problem(
                Setting.TLS_PROVIDER.pointer(),
                "must be auto or jdk on this computer, as " + why,
                provider.label()))
        .stream()
        .toList();
  }

  @Override
  public Reply stop(StopMode mode) {
    commands.lock();
    try {
      return stopRunning(RunLog.End.COMMAND, mode, null) ? Reply.STOPPED : Reply.NOTHING_RUNNING;
    } finally {
      commands.unlock();
    }
  }

  @Override
  public RunState state() {
    return standing.state();
  }

  @Override
  public RunSnapshot snapshot() {
    Standing now = standing;
    RunFigures figures = now.run() == null ? RunFigures.NONE : now.run().figures();
    return new RunSnapshot(clock.instant(), now.state(), parts.host().get(), figures);
  }

  @Override
  public RunHistory history(Duration from, Duration step) {
    Run run = standing.run();
    return run == null ? RunHistory.NONE : run.history(from, step);
  }

  @Override
  public List<RunSummary> runs() {
    Standing now = standing;
    Run run = now.run();
    List<RunRecord> ended = past.list();
    Stream<RunSummary> current =
        Stream.ofNullable(run)
            .filter(it -> !it.id().equals(forgotten))
            .filter(it -> ended.stream().noneMatch(record -> record.runId().equals(it.id())))
            .map(it -> RunSummary.of(it.plan().plan().name(), it.startedAt(), snapshot(now, it)));
    return Stream.concat(current, ended.stream().map(RunSummary::of)).toList();
  }

  @Override
  public Optional<RunRecord> recordOf(String runId) {
    Standing now = standing;
    Run run = now.run();
    // One that ended a moment ago may not be among the past ones yet.
    return past.find(runId)
        .or(() ->
            run != null && run.id().equals(runId) && !runId.equals(forgotten)
                ? Optional.of(record(now, run))
                : Optional.empty());
  }

  /// Tells no more of a run that has ended; one that goes on stays.
  ///
  /// @return whether there was such a run
  public boolean forget(String runId) {
    commands.lock();
    try {
      Standing now = standing;
      boolean isCurrent = now.run() != null && now.run().id().equals(runId);
      if (isCurrent && now.state().isActive()) {
        return false;
      }
      if (isCurrent) {
        forgotten = runId;
      }
      return past.remove(runId) || isCurrent;
    } finally {
      commands.unlock();
    }
  }

  private RunRecord record(Standing now, Run run) {
    RunSnapshot last = snapshot(now, run);
    RunPlan plan = run.plan().plan();
    return new RunRecord(
        plan.name(),
        plan.settings(),
        SitemapSummary.of(plan.sitemap()),
        last,
        run.history(Duration.ZERO, RunRecord.step(last.figures().time().elapsed())));
  }

  private RunSnapshot snapshot(Standing now, Run run) {
    return new RunSnapshot(clock.instant(), now.state(), parts.host().get(), run.figures());
  }

  /// Stops what runs, at once.
  @Override
  public void close() {
    stop(StopMode.FORCE);
  }

  /// The clock found that `run` is over: its duration has passed, or it failed. False when that is
  /// no longer so: a live update was being applied, and has given it more time.
  private boolean ended(Run run) {
    commands.lock();
    try {
      if (!run.isDue(System.nanoTime())) {
        return false;
      }
      if (run.failure().isEmpty()) {
        stopRunning(RunLog.End.DURATION, StopMode.GRACEFUL, run);
      } else {
        stopRunning(RunLog.End.FAILURE, StopMode.FORCE, run);
      }
      return true;
    } finally {
      commands.unlock();
    }
  }

  /// @param only stop this run and no other; null = whichever runs
  /// @return whether anything was running
  private boolean stopRunning(RunLog.End end, StopMode mode, @Nullable Run only) {
    Standing now = standing;
    Run run = now.run();
    if (run == null || !now.state().isActive() || (only != null && only != run)) {
      return false;
    }
    standing = new Standing(new RunState.Stopping(clock.instant()), run);
    boolean interrupted = false;
    try {
      run.stop(mode);
    } catch (InterruptedException e) {
      // The run is over in any case; its users end by themselves.
      interrupted = true;
    }
    Instant at = clock.instant();
    Optional<String> failure = run.failure();
    failure.ifPresentOrElse(
        reason -> run.annotations().failed(run.elapsed(), reason),
        () -> run.annotations().stopped(run.elapsed(), end));
    RunState state =
        failure.isPresent() ? new RunState.Failed(at, failure.get()) : new RunState.Stopped(at);
    standing = new Standing(state, run);
    RunLog.ended(run, end, mode);
    if (failure.isPresent()) {
      // Most often it was memory; the next run shall have it.
      System.gc();
    }
    keep(standing, run);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private void keep(Standing ended, Run run) {
    try {
      RunRecord record = record(ended, run);
      past.add(record);
      onEnd.accept(record);
    } catch (OutOfMemoryError e) {
      LOG.error("run not kept run_id={} reason=\"{}\"", run.id(), e.getMessage());
    }
  }

  private String newRunId() {
    byte[] bytes = new byte[RUN_ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
