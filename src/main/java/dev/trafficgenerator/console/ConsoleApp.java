package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Outside;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.text.Text;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// The console as a program of its own: opens the window, and is over when that is closed.
public final class ConsoleApp extends Application {
  private final Outside outside;
  private final Optional<Path> file;

  private ConsoleApp(Outside outside, Optional<Path> file) {
    this.outside = outside;
    this.file = file;
  }

  /// Opens the console's window and returns when it has been closed.
  ///
  /// @param file the sitemap to begin with
  /// @throws NoWindow if this computer can't show one
  public static void open(Outside outside, Optional<Path> file)
      throws NoWindow, InterruptedException {
    var closed = new CompletableFuture<Void>();
    try {
      Platform.startup(() -> new ConsoleApp(outside, file).show(closed));
    } catch (UnsupportedOperationException | LinkageError e) {
      throw NoWindow.toolkit(e);
    }
    try {
      closed.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } finally {
      Platform.exit();
    }
  }

  private static NoWindow failure(ExecutionException e) {
    return switch (e.getCause()) {
      case NoWindow reason -> reason;
      case RuntimeException bug -> throw bug;
      case Throwable other -> throw new IllegalStateException(other);
      case null -> throw new IllegalStateException(e);
    };
  }

  private void show(CompletableFuture<Void> closed) {
    try {
      checkFonts();
      var stage = new Stage();
      stage.setOnHidden(_ -> closed.complete(null));
      start(stage);
    } catch (NoWindow | RuntimeException e) {
      closed.completeExceptionally(e);
    }
  }

  /// Lays a text out. On the FX thread.
  ///
  /// @throws NoWindow if the libraries that this takes are missing
  public static void checkFonts() throws NoWindow {
    try {
      var _ = new Text("0").getLayoutBounds();
    } catch (LinkageError | RuntimeException e) {
      throw NoWindow.libraries(e);
    }
  }

  @Override
  public void start(Stage stage) {
    new Console(
            outside,
            uri -> getHostServices().showDocument(uri),
            suggestion -> ask(stage, suggestion))
        .open(stage, file);
  }

  private static Optional<Path> ask(Stage stage, String suggestion) {
    var chooser = new FileChooser();
    chooser.setInitialFileName(suggestion);
    return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
  }
}
