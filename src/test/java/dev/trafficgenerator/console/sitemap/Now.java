package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Does all work at once, on the thread that asks for it.
public final class Now implements Background {
  @Override
  public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError) {
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
