package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Outside;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The console as a program of its own: opens the window, and is over when that is closed.
public final class ConsoleApp extends Application {
  private final Outside outside;

  private ConsoleApp(Outside outside) {
    this.outside = outside;
  }

  /// Opens the console's window and returns when it has been closed.
  public static void open(Outside outside) throws InterruptedException {
    var closed = new CountDownLatch(1);
    Platform.startup(() -> new ConsoleApp(outside).show(closed));
    closed.await();
    Platform.exit();
  }

  private void show(CountDownLatch closed) {
    var stage = new Stage();
    start(stage);
    stage.setOnHidden(_ -> closed.countDown());
  }

  @Override
  public void start(Stage stage) {
    new Console(outside, uri -> getHostServices().showDocument(uri)).open(stage);
  }
}
