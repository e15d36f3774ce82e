package dev.trafficgenerator.console.sitemap.file;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Preferences;
import dev.trafficgenerator.console.sitemap.edit.SitemapEditor;
import dev.trafficgenerator.json.RecoveryJson.Unsaved;
import dev.trafficgenerator.json.SitemapText;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
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
  /// Largest file that is opened.
  static final long BYTES_MAX = 16 << 20;

  private final Draft draft;
  private final Background background;
  private final Outside.FileWriter writer;
  private final Recovery recovery;
  private final RecentFiles recent;
  private final InstantSource clock;
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(new Quiet());
  private Shape shape = Shape.BARE;
  private Saved saved;
  private byte[] onDisk = {};
  private boolean isLooking;
  private Optional<Runnable> afterSaving = Optional.empty();

  /// What the person has to be told, and is asked about where it happened.
  public sealed interface Notice {}

  /// Nothing.
  public record Quiet() implements Notice {}

  /// The file could not be read or written.
  ///
  /// @param reason of the system, as it says it
  public record Failed(Path file, boolean isWriting, String reason) implements Notice {}

  /// Somebody else changed the file since it was read or written: reload or overwrite?
  ///
  /// @param isSaving whether that was seen when it was to be saved
  public record ChangedOutside(Path file, boolean isSaving) implements Notice {}

  /// There is unsaved work, and something else is to be opened in its place.
  public record UnsavedBefore(Optional<Path> next) implements Notice {}

  /// There is unsaved work of last time.
  public record Recoverable(Unsaved work) implements Notice {}

  /// How the file is laid out.
  ///
  /// @param isStartBody whether the settings are in it, too
  /// @param isCrLf whether its lines end as on Windows
  private record Shape(
      boolean isStartBody, Optional<String> name, Optional<String> description, boolean isCrLf) {
    static final Shape BARE = new Shape(false, Optional.empty(), Optional.empty(), false);

    static Shape of(byte[] content) {
      StartRequest request = StartRequestJson.read(content);
      boolean isCrLf = new String(content, StandardCharsets.UTF_8).contains("\r\n");
      boolean isWhole = request.sitemapPointer().isPresent() && !request.isBareSitemap();
      return new Shape(isWhole, request.name(), request.description(), isCrLf);
    }
  }

  /// The draft as it was read or written last.
  private record Saved(String text, Map<Setting, String> settings) {}

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Content(byte[] bytes, Shape shape) {}

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
      shape = Shape.BARE;
      onDisk = new byte[0];
    }
    saved = now();
    look();
  }

  private void look() {
    Saved now = now();
    boolean same =
        now.text.equals(saved.text) && (!shape.isStartBody || now.settings.equals(saved.settings));
    unsaved.set(!same);
    if (!same) {
      String file = draft.fileProperty().get().map(Path::toString).orElse("");
      recovery.keep(new Unsaved(clock.instant(), file, now.text, now.settings));
    } else if (!(notice.get() instanceof Recoverable)) {
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
            notice.set(new Recoverable(left.get()));
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
        notice.set(new UnsavedBefore(Optional.of(file)));
      } else {
        read(file);
      }
    });
  }

  /// Begins with nothing; asks first where the draft is unsaved.
  public void startNew() {
    draft.whenWritten(() -> {
      if (unsaved.get()) {
        notice.set(new UnsavedBefore(Optional.empty()));
      } else {
        clear();
      }
    });
  }

  private void clear() {
    notice.set(new Quiet());
    draft.fileProperty().set(Optional.empty());
    draft.textProperty().set("");
    replaced();
  }

  private void read(Path file) {
    background.run(
        () -> {
          if (Files.size(file) > BYTES_MAX) {
            throw new IOException("it is larger than " + (BYTES_MAX >> 20) + " MB");
          }
          byte[] bytes = Files.readAllBytes(file);
          return new Content(bytes, Shape.of(bytes));
        },
        content -> opened(file, content),
        failure -> {
          recent.forget(file);
          notice.set(new Failed(file, false, reason(failure)));
        });
  }

  private static String reason(Exception failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file or folder";
      case java.nio.file.AccessDeniedException _ -> "access is denied";
      default -> String.valueOf(failure.getMessage());
    };
  }

  private void opened(Path file, Content content) {
    notice.set(new Quiet());
    shape = content.shape;
    onDisk = content.bytes;
    draft.open(content.bytes, Optional.of(file));
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

  /// Of [ChangedOutside]: what is in the editor counts.
  public void overwrite() {
    draft.fileProperty().get().ifPresent(file -> write(file, true));
  }

  /// Of [ChangedOutside]: what is in the file counts.
  public void reload() {
    draft.fileProperty().get().ifPresent(this::read);
  }

  /// A change made just before is saved with the rest.
  private void write(Path file, boolean isForced) {
    draft.whenWritten(() -> writeNow(file, isForced));
  }

  private void writeNow(Path file, boolean isForced) {
    Saved written = now();
    byte[] content = content(written);
    byte[] known = onDisk;
    background.run(
        () -> {
          Path place = Files.exists(file) ? file.toRealPath() : file;
          if (!isForced && Files.exists(place) && !isOnDisk(place, known)) {
            return false;
          }
          writer.write(place, content);
          return true;
        },
        isWritten -> {
          if (isWritten) {
            written(file, written, content);
          } else {
            afterSaving = Optional.empty();
            notice.set(new ChangedOutside(file, true));
          }
        },
        failure -> {
          afterSaving = Optional.empty();
          notice.set(new Failed(file, true, reason(failure)));
        });
  }

  private static boolean isOnDisk(Path file, byte[] known) throws IOException {
    return Files.size(file) == known.length && Arrays.equals(Files.readAllBytes(file), known);
  }

  private void written(Path file, Saved written, byte[] content) {
    notice.set(new Quiet());
    saved = written;
    onDisk = content;
    draft.fileProperty().set(Optional.of(file));
    recent.opened(file);
    look();
    Optional<Runnable> next = afterSaving;
    afterSaving = Optional.empty();
    next.ifPresent(Runnable::run);
  }

  private byte[] content(Saved what) {
    String text =
        shape.isStartBody && StartRequestJson.read(bytes(what.text)).isBareSitemap()
            ? SitemapText.startBody(shape.name, shape.description, what.settings, what.text)
            : what.text;
    return bytes(shape.isCrLf ? text.replace("\n", "\r\n") : text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Looks whether somebody else changed the file; for when the window comes to the front.
  public void lookOutside() {
    Optional<Path> file = draft.fileProperty().get();
    if (isLooking || file.isEmpty() || !(notice.get() instanceof Quiet)) {
      return;
    }
    isLooking = true;
    byte[] known = onDisk;
    background.run(
        () -> !Files.exists(file.get()) || isOnDisk(file.get(), known),
        isSame -> {
          isLooking = false;
          boolean isOurs = draft.fileProperty().get().equals(file) && Arrays.equals(onDisk, known);
          if (!isSame && isOurs && notice.get() instanceof Quiet) {
            notice.set(new ChangedOutside(file.get(), false));
          }
        },
        _ -> isLooking = false);
  }

  /// Of [UnsavedBefore]: the unsaved work is given up.
  public void discardAndGoOn() {
    if (notice.get() instanceof UnsavedBefore(Optional<Path> next)) {
      next.ifPresentOrElse(this::read, this::clear);
    }
  }

  /// Of [UnsavedBefore], where the draft has a file: saves, and then goes on if that went well.
  public void saveAndGoOn() {
    if (notice.get() instanceof UnsavedBefore(Optional<Path> next)) {
      afterSaving = Optional.of(() -> next.ifPresentOrElse(this::read, this::clear));
      save();
    }
  }

  /// Of [Recoverable]: takes the unsaved work into the editor, still unsaved.
  public void recover() {
    if (notice.get() instanceof Recoverable(Unsaved work)) {
      Optional<Path> file =
          work.file().isEmpty() ? Optional.empty() : Optional.of(Path.of(work.file()));
      background.run(
          () -> content(file),
          content -> recovered(work, file, content),
          failure -> recovered(work, file, new Content(new byte[0], Shape.BARE)));
    }
  }

  private static Content content(Optional<Path> file) throws IOException {
    byte[] bytes = file.isPresent() ? Files.readAllBytes(file.get()) : new byte[0];
    return new Content(bytes, file.isPresent() ? Shape.of(bytes) : Shape.BARE);
  }

  private void recovered(Unsaved work, Optional<Path> file, Content content) {
    notice.set(new Quiet());
    draft.fileProperty().set(file);
    draft.settings().putAll(work.settings());
    draft.textProperty().set(work.text());
    shape = content.shape;
    onDisk = content.bytes;
    saved = new Saved("", Map.of());
    look();
  }

  /// What the notice says has been read.
  public void dismiss() {
    boolean wasOffer = notice.get() instanceof Recoverable;
    if (notice.get() instanceof ChangedOutside(Path file, boolean isSaving) && !isSaving) {
      // Not asked again for the same change.
      background.run(() -> Files.readAllBytes(file), bytes -> onDisk = bytes, _ -> {});
    }
    notice.set(new Quiet());
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
