package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunFigures;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
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
import org.jspecify.annotations.Nullable;

/// The generator of this process. One run at a time; commands are carried out one after the other,
/// and [#snapshot] never waits for them.
public final class Engine implements Generator, AutoCloseable {
  private static final int RUN_ID_BYTES = 6;

  /// What is so now: the state, and the run it speaks of. Read and replaced as one.
  private record Standing(RunState state, @Nullable Run run) {}

  private final EngineParts parts;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock commands = new ReentrantLock(true);
  private volatile Standing standing = new Standing(new RunState.Initializing(), null);

  public Engine(EngineParts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  @Override
  public Reply start(RunPlan plan) {
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
      return switch (before.with(update)) {
        case Checked.Valid<RunPlan>(RunPlan changed) -> {
          run.update(changed);
          RunLog.updated(run, update);
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
            && run.plan().plan().with(update) instanceof Checked.Invalid<RunPlan>(var problems)
        ? problems
        : List.of();
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

  /// Stops what runs, at once.
  @Override
  public void close() {
    stop(StopMode.FORCE);
  }

  /// The clock found that `run` is over: its duration has passed, or it failed.
  private void ended(Run run) {
    commands.lock();
    try {
      if (standing.run() == run) {
        if (run.failure().isEmpty()) {
          stopRunning(RunLog.End.DURATION, StopMode.GRACEFUL, run);
        } else {
          stopRunning(RunLog.End.FAILURE, StopMode.FORCE, run);
        }
      }
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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }

  private String newRunId() {
    byte[] bytes = new byte[RUN_ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
