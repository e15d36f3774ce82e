package dev.trafficgenerator.console.load.presets;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The settings that are kept by name, and what was last done with them. One thing at a time: while
/// one is done, others are let go. For the FX thread; files are read and written in the background.
public final class Presets {
  private final Draft draft;
  private final PresetFolder folder;
  private final Background background;
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ObservableList<String> namesSeen = FXCollections.unmodifiableObservableList(names);
  private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Quiet());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// What is done with presets.
  public enum Deed {
    SAVE,
    APPLY,
    RENAME,
    DELETE,
    LIST,
    UNDO
  }

  /// How the last deed went.
  public sealed interface Outcome {}

  /// There is nothing to tell.
  public record Quiet() implements Outcome {}

  /// It was done.
  ///
  /// @param undo takes it back; empty where that is of no use
  public record Done(Deed deed, String name, Optional<Undo> undo) implements Outcome {}

  /// It was not done.
  ///
  /// @param reason a phrase: `there is one of this name already`
  public record NotDone(Deed deed, String name, String reason) implements Outcome {}

  /// A setting is wrong, which must not be kept.
  public record Wrong(Setting setting) implements Outcome {}

  /// Takes a deed back.
  public sealed interface Undo {}

  /// No record, as an array would compare by what it is and not by what is in it.
  private static final class PutBack implements Undo {
    private final String name;
    private final byte[] content;

    private PutBack(String name, byte[] content) {
      this.name = name;
      this.content = content;
    }
  }

  private record Remove(String name) implements Undo {}

  private record NameBack(String name, String before) implements Undo {}

  private record FillBack(Map<Setting, String> texts) implements Undo {}

  /// @param folder where the files are; need not be there
  public Presets(Draft draft, Path folder, Outside.FileWriter writer, Background background) {
    this.draft = draft;
    this.folder = new PresetFolder(folder, writer);
    this.background = background;
  }

  /// Looks which presets there are.
  public void list() {
    carryOut(Deed.LIST, "", () -> Optional.empty());
  }

  /// Keeps the draft's settings.
  ///
  /// @param typed made safe for a file's name
  /// @param withTarget whether the target is kept, too
  public void save(String typed, boolean withTarget) {
    String name = PresetName.safe(typed);
    Draft.Check check = draft.checkProperty().get();
    boolean keepsTarget = withTarget && !text(Setting.TARGET_URL).isBlank();
    Set<Setting> kept = EnumSet.allOf(Setting.class);
    if (!keepsTarget) {
      kept.remove(Setting.TARGET_URL);
    }
    Optional<Setting> wrong =
        kept.stream().filter(setting -> check.problemOf(setting).isPresent()).findFirst();
    if (wrong.isPresent()) {
      outcome.set(new Wrong(wrong.get()));
      return;
    }
    if (name.isEmpty()) {
      outcome.set(new NotDone(Deed.SAVE, typed.strip(), "no file can be called that"));
      return;
    }
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    texts.putAll(draft.settings());
    carryOut(
        Deed.SAVE,
        name,
        () -> {
          // As they stand now: the check may lag behind what is typed.
          RunSettings settings =
              Draft.check("", texts)
                  .settings()
                  .orElseThrow(() -> new IOException("a setting can't be read"));
          Optional<Undo> undo =
              Optional.of(
                  folder.exists(name) ? new PutBack(name, folder.read(name)) : new Remove(name));
          folder.write(name, StartRequestJson.writePretty(settings, kept));
          return undo;
        });
  }

  private String text(Setting setting) {
    return draft.settings().getOrDefault(setting, "");
  }

  /// Fills the draft's settings in; a preset without a target leaves the target as it is.
  public void apply(String name) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    background.run(
        () -> settings(folder.read(name)),
        settings -> {
          busy.set(false);
          Map<Setting, String> before = new EnumMap<>(Setting.class);
          before.putAll(draft.settings());
          draft.settings().putAll(settings);
          outcome.set(new Done(Deed.APPLY, name, Optional.of(new FillBack(before))));
        },
        failure -> failed(Deed.APPLY, name, failure));
  }

  private static Map<Setting, String> settings(byte[] content) throws IOException {
    StartRequest request = StartRequestJson.read(content);
    return switch (request.settings()) {
      case Checked.Invalid<RunSettings>(var problems) -> {
        var first = problems.getFirst();
        throw new IOException((first.pointer() + " " + first.message()).strip());
      }
      case Checked.Valid<RunSettings>(RunSettings settings) -> {
        Map<Setting, String> texts = new EnumMap<>(StartRequestJson.texts(settings));
        if (settings.targetUrl().isBlank()) {
          texts.remove(Setting.TARGET_URL);
        }
        yield texts;
      }
    };
  }

  public void rename(String name, String typed) {
    String next = PresetName.safe(typed);
    if (!next.isEmpty() && !next.equals(name)) {
      carryOut(
          Deed.RENAME,
          next,
          () -> {
            folder.rename(name, next);
            return Optional.of(new NameBack(next, name));
          });
    }
  }

  public void delete(String name) {
    carryOut(
        Deed.DELETE,
        name,
        () -> {
          byte[] content = folder.read(name);
          folder.delete(name);
          return Optional.of(new PutBack(name, content));
        });
  }

  /// Takes the last deed back, where that can be done.
  public void undo() {
    if (!(outcome.get() instanceof Done(_, String name, Optional<Undo> undo))
        || undo.isEmpty()
        || busy.get()) {
      return;
    }
    switch (undo.get()) {
      case FillBack(var texts) -> {
        draft.settings().putAll(texts);
        outcome.set(new Done(Deed.UNDO, name, Optional.empty()));
      }
      case PutBack before ->
          carryOut(Deed.UNDO, name, () -> undone(() -> folder.write(before.name, before.content)));
      case Remove(String file) ->
          carryOut(Deed.UNDO, name, () -> undone(() -> folder.delete(file)));
      case NameBack(String file, String before) ->
          carryOut(Deed.UNDO, name, () -> undone(() -> folder.rename(file, before)));
    }
  }

  private interface FileWork {
    void run() throws IOException;
  }

  private static Optional<Undo> undone(FileWork work) throws IOException {
    work.run();
    return Optional.empty();
  }

  private record Result(Optional<Undo> undo, List<String> names) {}

  private void carryOut(Deed deed, String name, Callable<Optional<Undo>> work) {
    if (busy.get()) {
      return;
    }
    busy.set(true);
    background.run(
        () -> {
          Optional<Undo> undo = work.call();
          return new Result(undo, folder.names());
        },
        result -> {
          busy.set(false);
          names.setAll(result.names());
          outcome.set(deed == Deed.LIST ? new Quiet() : new Done(deed, name, result.undo()));
        },
        failure -> failed(deed, name, failure));
  }

  private void failed(Deed deed, String name, Exception failure) {
    busy.set(false);
    outcome.set(new NotDone(deed, name, String.valueOf(failure.getMessage())));
  }

  /// By the alphabet.
  public ObservableList<String> names() {
    return namesSeen;
  }

  public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// Whether a file is being read or written.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }
}
