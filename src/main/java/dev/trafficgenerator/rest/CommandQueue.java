package dev.trafficgenerator.rest;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Where calls wait that take long, and are worked on: commands, as a stop takes seconds, and, in a
/// queue of their own, long histories. On the server's own threads a few dozen of them would
/// silence the health check.
final class CommandQueue implements AutoCloseable {
  private static final Duration THREAD_IDLE = Duration.ofSeconds(30);
  private static final String RETRY_AFTER_SECONDS = "1";

  private final ServerLimits limits;
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean refusing = new AtomicBoolean();

  /// @param threadName goes before the threads' numbers
  CommandQueue(String threadName, ServerLimits limits) {
    this.limits = limits;
    threads =
        new ThreadPoolExecutor(
            limits.commandThreads(),
            limits.commandThreads(),
            THREAD_IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(limits.commandsWaitingMax()),
            Thread.ofPlatform().name(threadName, 0).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /// The command's answer, in time; or a 503 at once when too many are waiting, or when it takes
  /// longer than a command may. A command that nobody waits for any more is not begun.
  CompletableFuture<Answer> submit(Supplier<Answer> command) {
    if (refusing.get()) {
      return CompletableFuture.completedFuture(closing());
    }
    var answer = new CompletableFuture<Answer>();
    try {
      threads.execute(() -> work(command, answer));
    } catch (RejectedExecutionException _) {
      return CompletableFuture.completedFuture(
          busy("Too many calls are waiting; try again in a moment"));
    }
    String late =
        "The call was not done within %d s; a command may still be carried out"
            .formatted(limits.command().toSeconds());
    return answer.completeOnTimeout(busy(late), limits.command().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void work(Supplier<Answer> command, CompletableFuture<Answer> answer) {
    if (answer.isDone()) {
      return;
    }
    try {
      answer.complete(command.get());
    } catch (Throwable bug) { // Whatever it was, the caller must not be left waiting.
      answer.complete(ProblemBody.failed(bug));
    }
  }

  static Answer closing() {
    return busy("The traffic generator is shutting down");
  }

  private static Answer busy(String detail) {
    return ProblemBody.of(503, detail).with("Retry-After", RETRY_AFTER_SECONDS);
  }

  /// From now on every command is answered 503; those under way go on.
  void refuse() {
    refusing.set(true);
  }

  /// Gives up on the commands that are still under way.
  @Override
  public void close() {
    refuse();
    threads.shutdownNow();
  }
}
