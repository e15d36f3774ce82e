package dev.trafficgenerator;

import dev.trafficgenerator.run.StopMode;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How SIGTERM and SIGINT end a process that has an engine: the run stops gracefully, what is kept
/// of it is written, and the process ends with exit code 0. A stop, and the writing, are given up
/// after a few seconds each, so that it takes less than 10.
final class SignalledEnd implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalledEnd.class);

  private final Wiring wiring;
  private final Optional<RunsFolder> runs;
  private final Runnable beforeStop;
  private final Runnable afterStop;
  private final IntConsumer exit;
  private final Thread hook = new Thread(this::end, "shutdown");

  /// @param runs where runs are kept beyond this process
  /// @param beforeStop lets go what could start another run
  /// @param afterStop lets go what stands before the engine
  /// @param exit ends the process with this exit code, at once
  SignalledEnd(
      Wiring wiring,
      Optional<RunsFolder> runs,
      Runnable beforeStop,
      Runnable afterStop,
      IntConsumer exit) {
    this.wiring = wiring;
    this.runs = runs;
    this.beforeStop = beforeStop;
    this.afterStop = afterStop;
    this.exit = exit;
  }

  /// From now on, until closed.
  static SignalledEnd await(
      Wiring wiring, Optional<RunsFolder> runs, Runnable beforeStop, Runnable afterStop) {
    // A signal's own exit code would be 143 or 130; to a show runner this is a clean end.
    var end = new SignalledEnd(wiring, runs, beforeStop, afterStop, Runtime.getRuntime()::halt);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  /// What a signal brings about.
  void end() {
    LOG.info("shutting down");
    beforeStop.run();
    wiring.engine().stop(StopMode.GRACEFUL);
    afterStop.run();
    wiring.close();
    runs.ifPresent(RunsFolder::close);
    exit.accept(ExitCode.OK);
  }

  /// The process ends by itself: the exit code is its own.
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("a signal has come meanwhile", e);
    }
  }
}
