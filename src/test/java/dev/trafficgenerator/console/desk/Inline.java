package dev.trafficgenerator.console.desk;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does background work at once, or when the test says so: models can be tested in one thread.
public final class Inline implements Background {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isHeld;

  /// From now on work waits for [#release].
  public void hold() {
    isHeld = true;
  }

  /// Does what waits, and what that begins.
  public void release() {
    isHeld = false;
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      task.run();
    }
  }

  /// How much work waits.
  public int waiting() {
    return waiting.size();
  }

  @Override
  public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError) {
    if (isHeld) {
      waiting.add(() -> now(work, onSuccess, onError));
    } else {
      now(work, onSuccess, onError);
    }
  }

  private static <T> void now(
      Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      onError.accept(e);
      return;
    }
    onSuccess.accept(result);
  }

  @Override
  public void later(Runnable task) {
    task.run();
  }
}
