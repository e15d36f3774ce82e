package dev.trafficgenerator.console;

import dev.trafficgenerator.console.connect.ConnectController;
import dev.trafficgenerator.console.connect.Connections;
import dev.trafficgenerator.console.connect.CurrentCard;
import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.ChangeNotice;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.GuardRail;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Launch;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.desk.Pulse;
import dev.trafficgenerator.console.desk.SaveDialog;
import dev.trafficgenerator.console.desk.SnapshotPoller;
import dev.trafficgenerator.console.live.CourseExport;
import dev.trafficgenerator.console.live.LiveController;
import dev.trafficgenerator.console.live.LiveModel;
import dev.trafficgenerator.console.live.TablesController;
import dev.trafficgenerator.console.live.Tuning;
import dev.trafficgenerator.console.live.TuningController;
import dev.trafficgenerator.console.load.LiveChangeController;
import dev.trafficgenerator.console.load.LoadController;
import dev.trafficgenerator.console.load.ThresholdsController;
import dev.trafficgenerator.console.load.presets.Presets;
import dev.trafficgenerator.console.load.presets.PresetsController;
import dev.trafficgenerator.console.log.LogController;
import dev.trafficgenerator.console.log.LogModel;
import dev.trafficgenerator.console.runs.CompareController;
import dev.trafficgenerator.console.runs.RunsController;
import dev.trafficgenerator.console.runs.RunsModel;
import dev.trafficgenerator.console.settings.LanguageChoice;
import dev.trafficgenerator.console.settings.SettingsController;
import dev.trafficgenerator.console.sitemap.FileDialogs;
import dev.trafficgenerator.console.sitemap.SitemapController;
import dev.trafficgenerator.console.sitemap.SystemFileDialogs;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.file.Recovery;
import dev.trafficgenerator.console.sitemap.file.SitemapFile;
import dev.trafficgenerator.console.sitemap.trial.Trials;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/// Wires the console: every model and controller is made here, by constructor.
public final class Console implements AutoCloseable {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 860;
  private static final double WIDTH_MIN = 1024;
  private static final double HEIGHT_MIN = 700;
  private static final Duration RECOVERY_PAUSE = Duration.ofSeconds(2);

  private final Outside outside;
  private final Fx fx = new Fx();
  private final Preferences preferences;
  private final Messages messages;
  private final Navigation navigation = new Navigation();
  private final Desk desk;
  private final Draft draft;
  private final FileDialogs dialogs;
  private final SitemapEditor sitemapEditor;
  private final SitemapFile sitemapFile;
  private final Recovery recovery;
  private final SnapshotPoller poller;
  private final Theme theme;
  private final AllowedHosts allowed;
  private final GuardRail rail;
  private final Launch launch;
  private final InForce inForce;
  private final BannerModel banner;
  private final SaveDialog saveDialog;
  private final Pulse pulse;
  private final ChangeNotice changes;
  private final Connections connections;
  private final LogModel log;
  private final RunsModel runs;

  /// With the system's own file dialogs.
  ///
  /// @param browse shows a URL in the system's browser
  /// @param saveDialog asks where something is to be saved
  public Console(Outside outside, Consumer<String> browse, SaveDialog saveDialog) {
    this(outside, browse, saveDialog, SystemFileDialogs::new);
  }

  /// With file dialogs of the caller's.
  ///
  /// @param browse shows a URL in the system's browser
  /// @param saveDialog asks where something is to be saved
  public Console(
      Outside outside,
      Consumer<String> browse,
      SaveDialog saveDialog,
      Function<Messages, FileDialogs> fileDialogs) {
    this.outside = outside;
    this.saveDialog = saveDialog;
    preferences = Preferences.in(outside.folder(), outside.files());
    messages = Messages.in(locale());
    dialogs = fileDialogs.apply(messages);
    theme = new Theme(preferences);
    draft = new Draft(fx);
    sitemapEditor = new SitemapEditor(draft, fx, System::nanoTime);
    recovery = new Recovery(outside.folder(), outside.files(), RECOVERY_PAUSE);
    sitemapFile =
        new SitemapFile(
            draft,
            sitemapEditor,
            fx,
            outside.files(),
            recovery,
            preferences,
            InstantSource.system());
    var local =
        new Connection(messages.get("connect.local"), outside.local(), Optional.empty())
            .of(Optional.of(outside.version()));
    // The poller asks whom the desk names, and the desk has the poller ask again.
    var polling = new SnapshotPoller[1];
    desk = new Desk(local, fx, () -> Objects.requireNonNull(polling[0]).askNow());
    poller =
        new SnapshotPoller(
            desk::asked, reading -> fx.later(() -> desk.take(reading)), InstantSource.system());
    polling[0] = poller;
    allowed = new AllowedHosts(preferences);
    rail = new GuardRail(allowed);
    launch = new Launch(draft, desk, outside.demo(), rail, fx);
    inForce = new InForce(desk, fx);
    pulse = new Pulse(desk, System::nanoTime);
    banner = new BannerModel(desk, draft, inForce, launch, rail, pulse, messages);
    changes = new ChangeNotice(desk);
    connections = new Connections(desk, outside.remote(), preferences, fx);
    runs =
        new RunsModel(
            desk,
            outside.reports(),
            outside.shelf(),
            outside.files(),
            outside.folder().resolve("reports"),
            fx,
            browse);
    log = new LogModel(outside.log(), ZoneId.systemDefault());
  }

  private Locale locale() {
    return preferences
        .get(LanguageChoice.PREFERENCE)
        .filter(tag -> !tag.isBlank())
        .map(Locale::forLanguageTag)
        .orElseGet(Locale::getDefault);
  }

  /// Shows the window. Closing it closes the console.
  public void open(Stage stage) {
    open(stage, Optional.empty());
  }

  /// Shows the window, with a sitemap's file. Closing it closes the console.
  public void open(Stage stage, Optional<Path> file) {
    var closing = new Closing(desk, stage::hide);
    var views = new Views(controllers(closing), messages);
    var scene = new Scene(views.load("Shell.fxml"), WIDTH, HEIGHT);
    theme.dress(scene);
    stage.titleProperty().bind(Bindings.createStringBinding(this::title, draft.fileProperty()));
    stage.setScene(scene);
    stage
        .getIcons()
        .add(new Image(Objects.requireNonNull(Console.class.getResourceAsStream("icon.png"))));
    stage.setMinWidth(WIDTH_MIN);
    stage.setMinHeight(HEIGHT_MIN);
    WindowPlace.restore(stage, preferences);
    stage.setOnCloseRequest(event -> {
      if (closing.asks()) {
        event.consume();
      }
    });
    stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> WindowPlace.keep(stage, preferences));
    stage.showingProperty().addListener((_, _, showing) -> closeUnless(showing));
    stage.show();
    poller.start();
    file.ifPresent(_ -> navigation.show("sitemap"));
    sitemapFile.lookForRecovery(file);
  }

  private void closeUnless(boolean showing) {
    if (!showing) {
      close();
    }
  }

  /// The file's name in front, as it is what tells two windows apart.
  private String title() {
    String product = messages.get("product");
    return draft
        .fileProperty()
        .get()
        .map(file -> messages.get("window.title", file.getFileName().toString(), product))
        .orElse(product);
  }

  private Map<Class<?>, Supplier<?>> controllers(Closing closing) {
    var controllers = new HashMap<Class<?>, Supplier<?>>();
    controllers.put(
        ShellController.class,
        () ->
            new ShellController(
                messages,
                navigation,
                screen -> new Views(controllers, messages).load(screen.fxml()),
                outside.version(),
                preferences));
    controllers.put(
        BannerController.class, () -> new BannerController(banner, navigation, messages));
    live(controllers);
    controllers.put(ClosingController.class, () -> new ClosingController(closing, desk, messages));
    controllers.put(
        SitemapController.class,
        () ->
            new SitemapController(
                draft,
                sitemapEditor,
                sitemapFile,
                new Trials(draft, outside.rehearsal(), rail, fx),
                fx,
                outside.demo(),
                navigation,
                messages,
                preferences,
                dialogs));
    controllers.put(LoadController.class, () -> new LoadController(draft, messages, navigation));
    controllers.put(ThresholdsController.class, () -> new ThresholdsController(draft, messages));
    controllers.put(
        LiveChangeController.class,
        () -> new LiveChangeController(draft, desk, allowed, inForce, messages));
    controllers.put(
        PresetsController.class,
        () ->
            new PresetsController(
                new Presets(draft, outside.folder().resolve("presets"), outside.files(), fx),
                messages));
    controllers.put(
        SettingsController.class,
        () ->
            new SettingsController(
                theme,
                new LanguageChoice(preferences),
                allowed,
                navigation,
                messages,
                new SettingsController.Facts(outside.folder(), outside.version())));
    controllers.put(
        RunsController.class,
        () -> new RunsController(runs, desk, navigation, saveDialog, messages));
    controllers.put(CompareController.class, () -> new CompareController(runs, messages));
    controllers.put(LogController.class, () -> new LogController(log, desk, messages));
    controllers.put(
        ConnectController.class,
        () ->
            new ConnectController(
                connections,
                desk,
                new CurrentCard(desk, pulse, outside.local(), messages),
                messages));
    controllers.put(NoticeController.class, () -> new NoticeController(changes, messages));
    return controllers;
  }

  private void live(Map<Class<?>, Supplier<?>> controllers) {
    ZoneId zone = ZoneId.systemDefault();
    var model = new LiveModel(desk, inForce, messages, zone);
    var tuning = new Tuning(desk, draft, inForce, messages.get("live.knob.off"));
    var export = new CourseExport(desk, fx, outside.reports(), saveDialog, messages);
    controllers.put(
        LiveController.class,
        () -> new LiveController(desk, draft, launch, navigation, model, export, preferences));
    controllers.put(TuningController.class, () -> new TuningController(tuning, desk));
    controllers.put(TablesController.class, () -> new TablesController(model, messages, zone));
  }

  @Override
  public void close() {
    poller.close();
    preferences.close();
    connections.close();
    recovery.close();
  }
}
