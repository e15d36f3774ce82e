package dev.trafficgenerator.console.sitemap.edit;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.json.JsonPlaces;
import dev.trafficgenerator.json.SitemapText;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The draft's sitemap as it is edited from two sides: as text, and as the sitemap in it. The text
/// is the truth; a change to the sitemap writes it anew. One history holds the changes of both. For
/// the FX thread.
public final class SitemapEditor {
  private static final String TYPING = "typing";

  private final Draft draft;
  private final Background background;
  private final EditHistory history;
  private final ReadOnlyObjectWrapper<Sitemap> sitemap = new ReadOnlyObjectWrapper<>(Sitemap.EMPTY);
  private final ReadOnlyObjectWrapper<Examined> examined =
      new ReadOnlyObjectWrapper<>(new Examined(Draft.check("", Map.of()), JsonPlaces.of(""), ""));
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<EditHistory.Version> turned =
      new ReadOnlyObjectWrapper<>(new EditHistory.Version("", 0));
  private Runnable onReplaced = () -> {};
  private boolean isOwnChange;
  private boolean isWriting;
  private boolean isChangedMeanwhile;
  private String kind = "";

  /// A text that was looked at.
  ///
  /// @param base a JSON Pointer to the sitemap in the text
  public record Examined(Draft.Check check, JsonPlaces places, String base) {

    /// Where a problem stands in the text.
    public Optional<JsonPlaces.Place> place(Problem problem) {
      return problem.pointer().isEmpty() && places.broken().isPresent()
          ? places.broken()
          : places.find(problem.pointer());
    }

    /// Problems of the sitemap's part at `pointer`, which begins at the sitemap, and of what is in
    /// it.
    public List<Problem> problems(String pointer) {
      return Lines.below(check.problems(), base + pointer);
    }

    /// Whether a problem is one of a setting and not of the sitemap.
    public static boolean isSetting(Problem problem) {
      return problem.pointer().startsWith("/config/");
    }
  }

  /// @param nanos reads a clock that only goes forward, in nanoseconds
  public SitemapEditor(Draft draft, Background background, LongSupplier nanos) {
    this.draft = draft;
    this.background = background;
    history = new EditHistory(nanos);
    draft.textProperty().addListener((_, _, text) -> textChanged(text));
    draft.checkProperty().addListener((_, _, check) -> examine(check));
  }

  private void textChanged(String text) {
    if (text.indexOf('\r') >= 0) {
      // Editors count a line's end as one character.
      draft.textProperty().set(text.replace("\r\n", "\n").replace('\r', '\n'));
      return;
    }
    if (!isOwnChange) {
      history.clear();
      tellHistory();
      onReplaced.run();
    }
  }

  private void examine(Draft.Check check) {
    background.run(
        () ->
            new Examined(
                check,
                JsonPlaces.of(check.text()),
                StartRequestJson.read(check.text().getBytes(StandardCharsets.UTF_8))
                    .sitemapPointer()
                    .orElse("")),
        this::show,
        bug -> {
          throw new IllegalStateException("a text could not be looked at", bug);
        });
  }

  /// What is outdated is passed over: a newer look is on its way.
  private void show(Examined result) {
    Draft.Check check = result.check();
    if (!check.text().equals(draft.textProperty().get())) {
      return;
    }
    boolean isBlank = check.text().isBlank();
    stale.set(check.sitemap().isEmpty() && !isBlank);
    if (!isWriting) {
      check.sitemap().ifPresent(sitemap::set);
      if (isBlank) {
        sitemap.set(Sitemap.EMPTY);
      }
    }
    examined.set(result);
  }

  /// Somebody typed.
  public void typed(String text) {
    change(TYPING, text);
  }

  /// Somebody changed the sitemap on the visual side. Nothing happens while that is out of date.
  ///
  /// @param part what was changed: changes of one part that follow each other at once are one step
  public void edit(String part, UnaryOperator<Sitemap> change) {
    if (stale.get()) {
      return;
    }
    Sitemap changed = change.apply(sitemap.get());
    if (changed.equals(sitemap.get())) {
      return;
    }
    sitemap.set(changed);
    kind = part;
    if (isWriting) {
      isChangedMeanwhile = true;
    } else {
      write();
    }
  }

  private void write() {
    setWriting(true);
    Sitemap written = sitemap.get();
    String before = draft.textProperty().get();
    String part = kind;
    background.run(
        () -> SitemapText.replaced(before, written),
        text -> written(part, before, text),
        bug -> {
          setWriting(false);
          throw new IllegalStateException("a sitemap could not be written", bug);
        });
  }

  private void setWriting(boolean now) {
    isWriting = now;
    draft.setBeingWritten(now);
  }

  private void written(String part, String before, String text) {
    boolean isMore = isChangedMeanwhile;
    isChangedMeanwhile = false;
    if (!draft.textProperty().get().equals(before)) {
      // Somebody typed meanwhile; what they typed counts, and is on its way here.
      setWriting(false);
      examine(draft.checkProperty().get());
      return;
    }
    isWriting = isMore;
    change(part, text);
    if (isMore) {
      write();
    } else {
      setWriting(false);
    }
  }

  private void change(String part, String text) {
    String before = draft.textProperty().get();
    if (!before.equals(text)) {
      history.changed(part, before, text);
      set(text);
    }
  }

  private void set(String text) {
    isOwnChange = true;
    try {
      draft.textProperty().set(text);
    } finally {
      isOwnChange = false;
    }
    tellHistory();
  }

  private void tellHistory() {
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }

  public void undo() {
    history.undo(draft.textProperty().get()).ifPresent(this::turn);
  }

  public void redo() {
    history.redo(draft.textProperty().get()).ifPresent(this::turn);
  }

  private void turn(EditHistory.Version version) {
    set(version.text());
    turned.set(version);
  }

  /// What the next change is, is a step of its own.
  public void closeStep() {
    history.close();
  }

  /// Is told when another text was put in from elsewhere: a file, the demo.
  public void setOnReplaced(Runnable listener) {
    onReplaced = listener;
  }

  /// The sitemap as it was when it could last be read, with changes that are being written.
  public ReadOnlyObjectProperty<Sitemap> sitemapProperty() {
    return sitemap.getReadOnlyProperty();
  }

  /// Whether the text can't be read as a sitemap now.
  public ReadOnlyBooleanProperty staleProperty() {
    return stale.getReadOnlyProperty();
  }

  /// What the last look at the text found; it may lag behind the text by a moment.
  public ReadOnlyObjectProperty<Examined> examinedProperty() {
    return examined.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /// What was undone or done again last, for the caret to go there.
  public ReadOnlyObjectProperty<EditHistory.Version> turnedProperty() {
    return turned.getReadOnlyProperty();
  }
}
