package dev.trafficgenerator.console.sitemap;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Navigation;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.drawer.Drawer;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.console.sitemap.file.SitemapFile;
import dev.trafficgenerator.console.sitemap.group.Selection;
import dev.trafficgenerator.console.sitemap.trial.Trials;
import dev.trafficgenerator.console.view.KeptDivider;
import dev.trafficgenerator.sitemap.Problem;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The sitemap screen.
public final class SitemapController {
  private static final double SIDES_MIN = 352; // with five groups and the first line of the form
  private static final KeptDivider.Side DRAWER =
      new KeptDivider.Side(
          "sitemap-drawer-height",
          false,
          whole -> Math.min(0.36 * whole, whole - SIDES_MIN),
          140,
          200);
  private static final KeptDivider.Side TEXT =
      new KeptDivider.Side("sitemap-text-width", false, whole -> 0.43 * whole, 240, 340);

  private final Draft draft;
  private final SitemapEditor editor;
  private final SitemapFile file;
  private final Trials trials;
  private final Background background;
  private final Outside.DemoVisit demo;
  private final Navigation navigation;
  private final Messages messages;
  private final Preferences preferences;
  private final FileActions files;
  private final Selection selection;

  @FXML private VBox screen;
  @FXML private Label title;
  @FXML private Label unsaved;
  @FXML private MenuButton fileMenu;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private Button tryLogin;
  @FXML private Button preview;
  @FXML private Button sendOnce;
  @FXML private VBox notices;
  @FXML private SplitPane outer;
  @FXML private SplitPane across;
  @FXML private VBox visual;
  @FXML private VBox text;
  @FXML private VBox empty;
  @FXML private VBox recent;
  @FXML private Label status;
  @FXML private Button showProblems;
  @FXML private Button hide;

  private final Drawer drawer;
  private final StatusLine statusLine;
  private final VisualSide sides;
  private final JsonArea json;
  private boolean isBegun;

  public SitemapController(
      Draft draft,
      SitemapEditor editor,
      SitemapFile file,
      Trials trials,
      Background background,
      Outside.DemoVisit demo,
      Navigation navigation,
      Messages messages,
      Preferences preferences,
      FileDialogs dialogs) {
    this.draft = draft;
    this.editor = editor;
    this.file = file;
    this.trials = trials;
    this.background = background;
    this.demo = demo;
    this.navigation = navigation;
    this.messages = messages;
    this.preferences = preferences;
    files = new FileActions(file, draft, dialogs);
    selection = new Selection(editor);
    sides = new VisualSide(editor, selection, messages, preferences, this::goToText);
    drawer = new Drawer(editor, trials, messages, this::goTo);
    statusLine = new StatusLine(editor, draft, messages);
    json = new JsonArea(editor, draft, background, messages.get("sitemap.json"));
  }

  @FXML
  private void initialize() {
    sides.tryLogin().setOnAction(_ -> tryLogin());
    VBox.setVgrow(sides, Priority.ALWAYS);
    visual.getChildren().setAll(sides);
    VBox.setVgrow(json, Priority.ALWAYS);
    text.getChildren().setAll(json);
    bindTools();
    hide.visibleProperty().bind(drawer.openProperty());
    drawer
        .openProperty()
        .addListener((_, _, isOpen) -> {
          if (isOpen) {
            outer.getItems().add(drawer.node());
          } else {
            outer.getItems().remove(drawer.node());
          }
        });
    statusLine.showIn(status, showProblems);
    KeptDivider.keep(outer, DRAWER, preferences::get, preferences::put);
    KeptDivider.keep(across, TEXT, preferences::get, preferences::put);
    sides.visitor().setItems(trials.visitors());
    sides.visitor().valueProperty().addListener((_, _, name) -> trials.visitorProperty().set(name));
    trials.loadVisitors();
    file.noticeProperty().addListener(_ -> showNotice());
    draft.textProperty().addListener(_ -> showEmpty());
    draft.fileProperty().addListener(_ -> showTitle());
    draft.checkProperty().addListener(_ -> showTitle());
    new Keys(this).listenOn(screen);
    screen.sceneProperty().addListener((_, _, scene) -> files.attach(scene));
    showNotice();
    showEmpty();
    showTitle();
  }

  private void bindTools() {
    unsaved.visibleProperty().bind(file.unsavedProperty());
    undo.disableProperty().bind(editor.canUndoProperty().not());
    redo.disableProperty().bind(editor.canRedoProperty().not());
    var isBusy =
        Bindings.createBooleanBinding(
            () -> trials.resultProperty().get() instanceof Trials.Busy, trials.resultProperty());
    var noPath =
        Bindings.createBooleanBinding(
            () -> selection.path().isEmpty(), selection.rowProperty(), editor.sitemapProperty());
    var noLogin =
        Bindings.createBooleanBinding(
            () -> editor.sitemapProperty().get().auth().isEmpty(), editor.sitemapProperty());
    var unfit = editor.staleProperty().or(isBusy);
    sendOnce.disableProperty().bind(unfit.or(noPath));
    tryLogin.disableProperty().bind(unfit.or(noLogin));
    sides.tryLogin().disableProperty().bind(unfit.or(noLogin));
    preview.disableProperty().bind(unfit);
    fileMenu.setOnShowing(_ -> files.fill(fileMenu, messages));
    files.fill(fileMenu, messages);
  }

  @FXML
  void toggleProblems() {
    drawer.toggleProblems();
  }

  @FXML
  void hideDrawer() {
    if (drawer.openProperty().get()) {
      drawer.close();
      sides.requestFocus();
    }
  }

  /// To the field and to the line; to the Load screen where it is a setting's.
  private void goTo(Problem problem) {
    if (SitemapEditor.Examined.isSetting(problem)) {
      navigation.show("load");
      return;
    }
    goToText(problem);
    SitemapEditor.Examined examined = editor.examinedProperty().get();
    String pointer = problem.pointer();
    if (!editor.staleProperty().get() && pointer.startsWith(examined.base())) {
      sides.goTo(pointer.substring(examined.base().length()));
    }
  }

  private void goToText(Problem problem) {
    editor.examinedProperty().get().place(problem).ifPresent(json::goTo);
  }

  void nextProblem() {
    statusLine.found().stream().findFirst().ifPresent(this::goTo);
  }

  private void showNotice() {
    Optional<Node> bar =
        NoticeBar.of(
            file.noticeProperty().get(), file, messages, draft.fileProperty().get().isPresent());
    notices.getChildren().setAll(bar.stream().toList());
    notices.setManaged(bar.isPresent());
  }

  private void showTitle() {
    title.setText(
        draft
            .fileProperty()
            .get()
            .map(it -> it.getFileName().toString())
            .orElseGet(
                () -> draft.name().isEmpty() ? messages.get("sitemap.untitled") : draft.name()));
    title.setTooltip(draft.fileProperty().get().map(it -> new Tooltip(it.toString())).orElse(null));
  }

  private void showEmpty() {
    boolean isEmpty = draft.textProperty().get().isBlank() && !isBegun;
    isBegun &= draft.textProperty().get().isBlank();
    empty.setVisible(isEmpty);
    outer.setVisible(!isEmpty);
    if (isEmpty) {
      recent.getChildren().setAll(files.recentLinks(5));
    }
  }

  @FXML
  void open() {
    files.open();
  }

  @FXML
  void save() {
    files.save();
  }

  void saveAs() {
    files.saveAs();
  }

  void startNew() {
    file.startNew();
  }

  @FXML
  void undo() {
    editor.undo();
  }

  @FXML
  void redo() {
    editor.redo();
  }

  @FXML
  void beginWithAPage() {
    selection.add();
  }

  @FXML
  void beginWithText() {
    isBegun = true;
    empty.setVisible(false);
    outer.setVisible(true);
    json.getContent().requestFocus();
  }

  @FXML
  void openSample() {
    background.run(
        demo::startBody,
        body -> draft.open(body, Optional.empty()),
        failure ->
            status.setText(
                messages.get("sitemap.sample.failed", String.valueOf(failure.getMessage()))));
  }

  @FXML
  void sendOnce() {
    if (!sendOnce.isDisabled()) {
      selection
          .place()
          .ifPresent(place ->
              trials.sendOnce(
                  editor.sitemapProperty().get(), place, selection.path().orElseThrow()));
    }
  }

  @FXML
  void tryLogin() {
    if (!tryLogin.isDisabled()) {
      trials.tryLogin(editor.sitemapProperty().get());
    }
  }

  @FXML
  void preview() {
    if (!preview.isDisabled()) {
      trials.preview(editor.sitemapProperty().get());
    }
  }
}
