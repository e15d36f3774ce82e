package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import dev.trafficgenerator.run.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;

/// The file behind the draft. A file that held settings beside its sitemap is saved with both. For
/// the FX thread; the disk is waited for in the background.
public final class SitemapFile {
  private final Draft draft;
  private final Background background;
  private final Outside.FileWriter writer;
  private final Recovery recovery;
  private final RecentFiles recent;
  private final InstantSource clock;
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Notice> notice =
      new ReadOnlyObjectWrapper<>(new Notice.Quiet());
  private Saved saved;
  private FileContent onDisk = FileContent.NONE;
  private boolean isLooking;
  private Optional<Runnable> afterSaving = Optional.empty();

  /// The draft as it was read or written last.
  private record Saved(String text, Map<Setting, String> settings) {}

  public SitemapFile(
      Draft draft,
      SitemapEditor editor,
      Background background,
      Outside.FileWriter writer,
      Recovery recovery,
      Preferences preferences,
      InstantSource clock) {
    this.draft = draft;
    this.background = background;
    this.writer = writer;
    this.recovery = recovery;
    this.recent = new RecentFiles(preferences);
    this.clock = clock;
    saved = now();
    draft.textProperty().addListener((_, _, _) -> look());
    draft.settings().addListener((MapChangeListener<Setting, String>) _ -> look());
    editor.setOnReplaced(this::replaced);
  }

  private Saved now() {
    return new Saved(draft.textProperty().get(), new LinkedHashMap<>(draft.settings()));
  }

  /// Something else was opened as the draft, by whomever.
  private void replaced() {
    if (draft.fileProperty().get().isEmpty()) {
      onDisk = FileContent.NONE;
    }
    saved = now();
    look();
  }

  private void look() {
    Saved now = now();
    boolean same =
        now.text.equals(saved.text)
            && (!onDisk.shape().hasSettings() || now.settings.equals(saved.settings));
    unsaved.set(!same);
    if (!same) {
      String file = draft.fileProperty().get().map(Path::toString).orElse("");
      recovery.keep(new Unsaved(clock.instant(), file, now.text, now.settings));
    } else if (!(notice.get() instanceof Notice.Recoverable)) {
      recovery.drop();
    }
  }

  /// Looks for unsaved work of last time.
  ///
  /// @param next opened if there is none, else only among [#recent]: opening it would give up that
  ///   work
  public void lookForRecovery(Optional<Path> next) {
    background.run(
        recovery::left,
        left -> {
          if (left.isPresent()) {
            notice.set(new Notice.Recoverable(left.get()));
            next.ifPresent(recent::opened);
          } else {
            next.ifPresent(this::open);
          }
        },
        this::bug);
  }

  private void bug(Exception bug) {
    throw new IllegalStateException("the draft's file", bug);
  }

  /// Opens a file in the place of the draft; asks first where that is unsaved.
  public void open(Path file) {
    draft.whenWritten(() -> {
      if (unsaved.get()) {
        notice.set(new Notice.UnsavedBefore(Optional.of(file)));
      } else {
        read(file);
      }
    });
  }

  /// Begins with nothing; asks first where the draft is unsaved.
  public void startNew() {
    draft.whenWritten(() -> {
      if (unsaved.get()) {
        notice.set(new Notice.UnsavedBefore(Optional.empty()));
      } else {
        clear();
      }
    });
  }

  private void clear() {
    notice.set(new Notice.Quiet());
    draft.fileProperty().set(Optional.empty());
    draft.textProperty().set("");
    replaced();
  }

  private void read(Path file) {
    background.run(
        () -> FileContent.read(file),
        content -> opened(file, content),
        failure -> {
          recent.forget(file);
          notice.set(Notice.Failed.of(file, false, failure));
        });
  }

  private void opened(Path file, FileContent content) {
    notice.set(new Notice.Quiet());
    onDisk = content;
    draft.open(content.bytes(), Optional.of(file));
    saved = now();
    look();
    recent.opened(file);
  }

  /// Saves to the draft's file, which it has.
  public void save() {
    draft.fileProperty().get().ifPresent(file -> write(file, false));
  }

  /// Saves to another file, which is the draft's from then on. That the file may be there already,
  /// the person has been asked.
  public void saveAs(Path file) {
    write(file, true);
  }

  /// Of [Notice.ChangedOutside]: what is in the editor counts.
  public void overwrite() {
    draft.fileProperty().get().ifPresent(file -> write(file, true));
  }

  /// Of [Notice.ChangedOutside]: what is in the file counts.
  public void reload() {
    draft.fileProperty().get().ifPresent(this::read);
  }

  /// A change made just before is saved with the rest.
  private void write(Path file, boolean isForced) {
    draft.whenWritten(() -> writeNow(file, isForced));
  }

  private void writeNow(Path file, boolean isForced) {
    Saved written = now();
    FileContent known = onDisk;
    FileContent content = known.with(known.shape().content(written.text, written.settings));
    background.run(
        () -> {
          Path place = Files.exists(file) ? file.toRealPath() : file;
          if (!isForced && Files.exists(place) && !known.isIn(place)) {
            return false;
          }
          writer.write(place, content.bytes());
          return true;
        },
        isWritten -> {
          if (isWritten) {
            written(file, written, content);
          } else {
            afterSaving = Optional.empty();
            notice.set(new Notice.ChangedOutside(file, true));
          }
        },
        failure -> {
          afterSaving = Optional.empty();
          notice.set(Notice.Failed.of(file, true, failure));
        });
  }

  private void written(Path file, Saved written, FileContent content) {
    notice.set(new Notice.Quiet());
    saved = written;
    onDisk = content;
    draft.fileProperty().set(Optional.of(file));
    recent.opened(file);
    look();
    Optional<Runnable> next = afterSaving;
    afterSaving = Optional.empty();
    next.ifPresent(Runnable::run);
  }

  /// Looks whether somebody else changed the file; for when the window comes to the front.
  public void lookOutside() {
    Optional<Path> file = draft.fileProperty().get();
    if (isLooking || file.isEmpty() || !(notice.get() instanceof Notice.Quiet)) {
      return;
    }
    isLooking = true;
    FileContent known = onDisk;
    background.run(
        () -> !Files.exists(file.get()) || known.isIn(file.get()),
        isSame -> {
          isLooking = false;
          boolean isOurs = draft.fileProperty().get().equals(file) && onDisk.equals(known);
          if (!isSame && isOurs && notice.get() instanceof Notice.Quiet) {
            notice.set(new Notice.ChangedOutside(file.get(), false));
          }
        },
        _ -> isLooking = false);
  }

  /// Of [Notice.UnsavedBefore]: the unsaved work is given up.
  public void discardAndGoOn() {
    if (notice.get() instanceof Notice.UnsavedBefore(Optional<Path> next)) {
      next.ifPresentOrElse(this::read, this::clear);
    }
  }

  /// Of [Notice.UnsavedBefore], where the draft has a file: saves, and then goes on if that went
  /// well.
  public void saveAndGoOn() {
    if (notice.get() instanceof Notice.UnsavedBefore(Optional<Path> next)) {
      afterSaving = Optional.of(() -> next.ifPresentOrElse(this::read, this::clear));
      save();
    }
  }

  /// Of [Notice.Recoverable]: takes the unsaved work into the editor, still unsaved.
  public void recover() {
    if (notice.get() instanceof Notice.Recoverable(Unsaved work)) {
      Optional<Path> file =
          work.file().isEmpty() ? Optional.empty() : Optional.of(Path.of(work.file()));
      background.run(
          () -> file.isPresent() ? FileContent.read(file.get()) : FileContent.NONE,
          content -> recovered(work, file, content),
          failure -> recovered(work, file, FileContent.NONE));
    }
  }

  private void recovered(Unsaved work, Optional<Path> file, FileContent content) {
    notice.set(new Notice.Quiet());
    draft.fileProperty().set(file);
    draft.settings().putAll(work.settings());
    draft.textProperty().set(work.text());
    onDisk = content;
    saved = new Saved("", Map.of());
    look();
  }

  /// What the notice says has been read.
  public void dismiss() {
    boolean wasOffer = notice.get() instanceof Notice.Recoverable;
    if (notice.get() instanceof Notice.ChangedOutside(Path file, boolean isSaving) && !isSaving) {
      // Not asked again for the same change.
      background.run(() -> Files.readAllBytes(file), bytes -> onDisk = onDisk.with(bytes), _ -> {});
    }
    notice.set(new Notice.Quiet());
    if (wasOffer && !unsaved.get()) {
      recovery.drop();
    }
  }

  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  public RecentFiles recent() {
    return recent;
  }
}
