package dev.trafficgenerator;

import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.run.RunFigures;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.StopMode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run on the terminal: its progress once a second, then the summary.
final class TerminalRun {
  private static final long REFRESH_MILLIS = 1_000;
  private static final long REFRESH_MILLIS_MIN = 50;

  private TerminalRun() {}

  /// Runs `plan` to its end, or until Ctrl-C, and returns the exit code.
  static int watch(RunPlan plan, TerminalOutput output) throws InterruptedException {
    LogLevels.forTerminal(plan.settings().debug(), output.isLive());
    try (var wiring = new Wiring(System.getenv(), output::warn)) {
      var ended = new CountDownLatch(1);
      var summaryShown = new CountDownLatch(1);
      Thread onSignal =
          new Thread(() -> stopAndWait(wiring.engine(), ended, summaryShown), "on-signal");
      Runtime.getRuntime().addShutdownHook(onSignal);
      wiring.engine().start(plan);
      RunSnapshot last = follow(wiring.engine(), ended, output);
      Summary.print(last, output);
      summaryShown.countDown();
      removeHook(onSignal);
      return exitCode(last);
    }
  }

  private static RunSnapshot follow(Engine engine, CountDownLatch ended, TerminalOutput output)
      throws InterruptedException {
    var progress = new Progress(output);
    RunSnapshot snapshot = engine.snapshot();
    while (snapshot.state().isActive()) {
      progress.show(snapshot);
      long wait =
          snapshot
              .figures()
              .remaining()
              .map(left -> Math.clamp(left.toMillis(), REFRESH_MILLIS_MIN, REFRESH_MILLIS))
              .orElse(REFRESH_MILLIS);
      boolean stopped = ended.await(wait, TimeUnit.MILLISECONDS);
      snapshot = engine.snapshot();
      if (stopped) {
        break;
      }
    }
    progress.show(snapshot);
    return snapshot;
  }

  /// Ctrl-C: the run stops gracefully, and the process waits until the summary has been shown.
  private static void stopAndWait(
      Engine engine, CountDownLatch ended, CountDownLatch summaryShown) {
    engine.stop(StopMode.GRACEFUL);
    ended.countDown();
    try {
      if (!summaryShown.await(5, TimeUnit.SECONDS)) {
        System.err.println("The summary could not be shown in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending by a signal: the hook is what brought us here.
      System.err.flush();
    }
  }

  private static int exitCode(RunSnapshot last) {
    RunFigures figures = last.figures();
    boolean unanswered = figures.requestsTotal() > 0 && figures.responses().total() == 0;
    return last.state() instanceof RunState.Failed || unanswered ? ExitCode.FAILED : ExitCode.OK;
  }
}
