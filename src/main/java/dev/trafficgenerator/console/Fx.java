package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The one way off the FX thread and back.
final class Fx implements Background {

  @Override
  public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onError) {
    Thread.ofVirtual()
        .name("background")
        .start(() -> {
          try {
            T result = work.call();
            Platform.runLater(() -> onSuccess.accept(result));
          } catch (Exception e) {
            Platform.runLater(() -> onError.accept(e));
          }
        });
  }

  @Override
  public void later(Runnable task) {
    Platform.runLater(task);
  }
}
