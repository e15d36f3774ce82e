package dev.trafficgenerator;

import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.RunRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run on the terminal: its progress once a second, then the summary.
final class TerminalRun {
  private static final long REFRESH_MILLIS = 1_000;
  private static final long REFRESH_MILLIS_MIN = 50;
  private static final long SUMMARY_SECONDS_MAX = 5;

  private TerminalRun() {}

  /// Runs `plan` to its end, or until Ctrl-C, and returns the exit code.
  static int watch(RunPlan plan, ReportOptions reports, TerminalOutput output)
      throws InterruptedException {
    LogLevels.forTerminal(plan.settings().debug(), output.isLive());
    Optional<ReportOptions.Destinations> opened = reports.open(output);
    if (opened.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (ReportOptions.Destinations destinations = opened.get()) {
      return watch(plan, destinations, output);
    }
  }

  private static int watch(
      RunPlan plan, ReportOptions.Destinations destinations, TerminalOutput output)
      throws InterruptedException {
    try (var wiring = new Wiring(System.getenv(), output::warn, destinations.folder())) {
      var ended = new CountDownLatch(1);
      var signalled = new CompletableFuture<Integer>();
      Thread onSignal =
          new Thread(() -> stopAndWait(wiring.engine(), ended, signalled), "on-signal");
      Runtime.getRuntime().addShutdownHook(onSignal);
      if (wiring.engine().start(plan) instanceof Reply.Refused(_, var problems)) {
        problems.forEach(problem -> output.error(InputFile.inWords(problem)));
        signalled.complete(ExitCode.USAGE);
        removeHook(onSignal);
        return ExitCode.USAGE;
      }
      var progress = new Progress(output, output.isLive() && !plan.settings().debug());
      follow(wiring.engine(), ended, progress);
      RunSnapshot last = wiring.engine().snapshot();
      progress.end(last);
      Optional<RunRecord> record = wiring.engine().recordOf(last.figures().setup().runId());
      Summary.print(last, record.map(it -> it.history().saturated()).orElse(Duration.ZERO), output);
      boolean written = destinations.file().map(file -> write(file, record, output)).orElse(true);
      destinations.close();
      int exitCode = written ? exitCode(last, output) : ExitCode.FAILED;
      signalled.complete(exitCode);
      removeHook(onSignal);
      return exitCode;
    }
  }

  private static boolean write(ReportFile file, Optional<RunRecord> record, TerminalOutput output) {
    return record.map(it -> file.write(it, ReportOptions.reports(), output)).orElse(false);
  }

  /// Shows the progress, once a second, until the run is over. Near its end it looks more often, so
  /// as to end with it.
  private static void follow(Engine engine, CountDownLatch ended, Progress progress)
      throws InterruptedException {
    boolean stopped = false;
    long showNanos = System.nanoTime();
    RunSnapshot snapshot = engine.snapshot();
    while (snapshot.state().isActive() && !stopped) {
      if (System.nanoTime() - showNanos >= 0) {
        progress.show(snapshot);
        showNanos += TimeUnit.MILLISECONDS.toNanos(REFRESH_MILLIS);
      }
      long wait =
          snapshot
              .figures()
              .time()
              .remaining()
              .map(left -> Math.clamp(left.toMillis(), REFRESH_MILLIS_MIN, REFRESH_MILLIS))
              .orElse(REFRESH_MILLIS);
      stopped = ended.await(wait, TimeUnit.MILLISECONDS);
      snapshot = engine.snapshot();
    }
  }

  /// Ctrl-C or SIGTERM: the run stops gracefully, the summary is shown, and the process ends with
  /// the run's own exit code; the signal's would be 130 or 143.
  private static void stopAndWait(
      Engine engine, CountDownLatch ended, CompletableFuture<Integer> exitCode) {
    engine.stop(StopMode.GRACEFUL);
    ended.countDown();
    int code =
        exitCode.completeOnTimeout(ExitCode.FAILED, SUMMARY_SECONDS_MAX, TimeUnit.SECONDS).join();
    Runtime.getRuntime().halt(code);
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending by a signal: the hook is what brought us here.
      System.err.flush();
    }
  }

  private static int exitCode(RunSnapshot last, TerminalOutput output) {
    RunFigures figures = last.figures();
    boolean failed = last.state() instanceof RunState.Failed;
    if (failed && figures.verdict().passed()) {
      return ExitCode.FAILED;
    }
    if (figures.requests().responses().total() == 0) {
      output.error(
          figures.requests().total() == 0
              ? "not one request was sent: the run was too short"
              : "not one request was answered");
      return ExitCode.FAILED;
    }
    // Also when a threshold ended the run.
    return figures.verdict().passed() ? ExitCode.OK : ExitCode.THRESHOLDS_FAILED;
  }
}
