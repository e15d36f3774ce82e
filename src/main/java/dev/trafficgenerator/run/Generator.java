package dev.trafficgenerator.run;

import dev.trafficgenerator.run.history.RunHistory;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.history.RunSummary;
import dev.trafficgenerator.sitemap.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can be driven: the engine of this process, or a headless generator somewhere. Safe to call
/// from any number of threads; `start`, `update` and `stop` are carried out one after the other.
///
/// All methods throw [GeneratorUnreachable] when the generator is elsewhere and does not answer.
public interface Generator {

  /// Starts a run. A run that is going on is stopped first and replaced.
  Reply start(RunPlan plan);

  /// Changes the running run without restarting anything; refused when none runs or when the change
  /// does not validate, and then nothing has changed.
  Reply update(RunUpdate update);

  /// What the running run has against a change, without changing anything; empty when none runs. A
  /// generator that is elsewhere is not asked: it says so when the change is sent.
  List<Problem> problemsOf(RunUpdate update);

  /// Stops the run. When this returns, no request is in flight and none will be sent. With no run
  /// going on it does nothing.
  Reply stop(StopMode mode);

  /// The state of now; never waits for a run, and costs next to nothing in this process.
  default RunState state() {
    return snapshot().state();
  }

  /// State and figures of now; never waits for a run.
  RunSnapshot snapshot();

  /// The course of the run that the snapshot speaks of; never waits for a run. All its annotations,
  /// and its closed seconds from `from` on, put together to buckets of `step`. Of what is older, or
  /// where there would be more than [RunHistory#BUCKETS_MAX] buckets, they are longer.
  ///
  /// @param from since the run began; a bucket that holds this moment comes whole
  /// @param step whole seconds; less than one counts as one
  RunHistory history(Duration from, Duration step);

  /// The runs that can be told of, the newest first: the one that goes on, if one does, and the
  /// last that ended, at most [RunRecord#RUNS_MAX] of these.
  List<RunSummary> runs();

  /// All that is kept of a run: as it ended, or as it stands now while it goes on. Empty when no
  /// such run is known, or not any more.
  Optional<RunRecord> recordOf(String runId);
}
