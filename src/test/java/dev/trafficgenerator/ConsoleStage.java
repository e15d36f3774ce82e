package dev.trafficgenerator;

import dev.trafficgenerator.console.Console;
import dev.trafficgenerator.console.ConsoleApp;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.sitemap.FileDialogs;
import dev.trafficgenerator.run.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The console as it is, with its engine and the demo site, on the headless platform, for tests
/// that do what a person does. One at a time.
public final class ConsoleStage implements AutoCloseable {
  private static final long TIMEOUT_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final RunsFolder runs;
  private final Wiring wiring;
  private final DemoVisit demo = new DemoVisit();
  private final Stage stage;
  private final FxRobot robot = new FxRobot();
  private final List<String> shownUrls = new CopyOnWriteArrayList<>();
  private volatile Optional<Path> savingPlace = Optional.empty();
  private final ChosenFiles dialogs = new ChosenFiles();

  static {
    // A window on a busy machine takes its time.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  private ConsoleStage(Path folder, Optional<Outside.DemoVisit> other) throws Exception {
    runs = RunsFolder.open(folder.resolve("runs"), ReportOptions.reports());
    wiring = new Wiring(Map.of(), text -> {}, Optional.of(runs));
    stage = toolkit();
    Outside own = ConsoleDoor.outside(wiring.engine(), Optional.of(runs), demo, folder);
    Outside outside = own.with(other.orElse(own.demo()));
    onFx(() -> new Console(outside, shownUrls::add, this::saveTo, _ -> dialogs).open(stage));
  }

  /// @param folder where the console keeps its files
  /// @throws dev.trafficgenerator.console.NoWindow if libraries are missing; the message names the
  ///   packages to install
  public static ConsoleStage open(Path folder) throws Exception {
    return new ConsoleStage(folder, Optional.empty());
  }

  /// @param other what `Run the demo` opens instead of the demo
  public static ConsoleStage open(Path folder, Outside.DemoVisit other) throws Exception {
    return new ConsoleStage(folder, Optional.of(other));
  }

  /// The toolkit is started once and for all.
  private static Stage toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    WaitForAsyncUtils.waitForAsyncFx(
        TIMEOUT_MILLIS,
        () -> {
          ConsoleApp.checkFonts();
          return null;
        });
    return FxToolkit.registerStage(Stage::new);
  }

  public FxRobot robot() {
    return robot;
  }

  public Stage stage() {
    return stage;
  }

  /// The engine of the console's process.
  public Generator engine() {
    return wiring.engine();
  }

  /// Answers the next file dialog with `file`.
  public void willChoose(Path file) {
    dialogs.next = Optional.of(file);
  }

  /// Stands in for the system's dialogs.
  private static final class ChosenFiles implements FileDialogs {
    private volatile Optional<Path> next = Optional.empty();

    @Override
    public Optional<Path> toOpen(Window owner, Optional<Path> beside) {
      return next;
    }

    @Override
    public Optional<Path> toSave(Window owner, Optional<Path> beside) {
      return next;
    }
  }

  /// What was opened in the system's browser.
  public List<String> shownUrls() {
    return shownUrls;
  }

  /// Has everything be saved in a folder, as if a person had chosen it; file dialogs do not work
  /// here.
  public void saveInto(Path folder) {
    savingPlace = Optional.of(folder);
  }

  private Optional<Path> saveTo(String suggestion) {
    return savingPlace.map(folder -> folder.resolve(suggestion));
  }

  /// Does `task` on the FX thread and waits for it.
  public static void onFx(Runnable task) {
    WaitForAsyncUtils.waitForAsyncFx(TIMEOUT_MILLIS, task);
  }

  /// The window as a PNG.
  public void picture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Pictures.png(stage.getScene()));
  }

  @Override
  public void close() {
    onFx(stage::hide);
    wiring.close();
    runs.close();
    demo.close();
  }
}
