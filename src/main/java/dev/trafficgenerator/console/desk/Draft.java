package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.json.SitemapJson;
import dev.trafficgenerator.json.StartRequest;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;

/// What is being edited, right or wrong: a sitemap as JSON text and the settings beside it as text.
/// It is checked in the background after each change; the problems are those that the control API
/// would answer with. For the FX thread.
public final class Draft {
  private static final String SET = "--set ";
  private static final String CONFIG = "/config/";
  private static final byte[] NO_BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final Background background;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableMap<Setting, String> settings = FXCollections.observableHashMap();
  private final ObjectProperty<Optional<Path>> file = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Check> check =
      new ReadOnlyObjectWrapper<>(check("", Map.of()));
  private String ownName = "";
  private boolean isChecking;
  private boolean isOutdated;
  private boolean isBeingWritten;
  private List<Runnable> afterWriting = List.of();

  /// What became of a draft.
  ///
  /// @param text the sitemap's text that was checked
  /// @param sitemap empty where the text can't be read as one
  /// @param plan what can be run, or every problem: `/config/Rate Limit` for a setting, else a JSON
  ///   Pointer into the text
  /// @param settings as they are typed, right or wrong; empty where one can't even be read
  public record Check(
      String text,
      Optional<Sitemap> sitemap,
      Checked<RunPlan> plan,
      Optional<RunSettings> settings) {
    public List<Problem> problems() {
      return switch (plan) {
        case Checked.Valid<RunPlan> _ -> List.of();
        case Checked.Invalid<RunPlan>(var problems) -> problems;
      };
    }

    /// What is wrong with a setting, or with a part of it; empty when nothing is.
    public Optional<Problem> problemOf(Setting setting) {
      return problems().stream()
          .filter(problem -> (problem.pointer() + "/").startsWith(setting.pointer() + "/"))
          .findFirst();
    }
  }

  public Draft(Background background) {
    this.background = background;
    settings.putAll(StartRequestJson.texts(RunSettings.DEFAULTS));
    text.addListener((_, _, now) -> {
      if (now.isBlank()) {
        ownName = "";
      }
      recheck();
    });
    settings.addListener((MapChangeListener<Setting, String>) _ -> recheck());
  }

  /// Takes over a file's content: a bare sitemap, or a start body of any shape. Where that says how
  /// a run shall be, all settings are its own; else they stay as they are. What can't be read
  /// stands in the editor as it is, so that it can be mended.
  public void open(byte[] content, Optional<Path> from) {
    StartRequest request = StartRequestJson.read(content);
    String own = new String(content, StandardCharsets.UTF_8);
    ownName = request.name().orElse("");
    file.set(from);
    if (request.isBareSitemap()) {
      text.set(own);
      return;
    }
    if (request.sitemap() instanceof Checked.Valid<Sitemap>(Sitemap sitemap)
        && request.settings() instanceof Checked.Valid<RunSettings>(RunSettings given)) {
      if (request.hasSettings()) {
        settings.putAll(StartRequestJson.texts(given));
      }
      text.set(new String(SitemapJson.writePretty(sitemap), StandardCharsets.UTF_8));
    } else {
      text.set(own);
    }
  }

  private void recheck() {
    if (isChecking) {
      isOutdated = true;
      return;
    }
    isChecking = true;
    String checked = text.get();
    Map<Setting, String> values = new LinkedHashMap<>(settings);
    background.run(
        () -> check(checked, values),
        result -> {
          check.set(result);
          checked();
        },
        bug -> {
          checked();
          throw new IllegalStateException("a draft could not be checked", bug);
        });
  }

  /// A change that came meanwhile is looked at now: however fast somebody types, at most one check
  /// is under way.
  private void checked() {
    isChecking = false;
    if (isOutdated) {
      isOutdated = false;
      recheck();
    }
  }

  /// The check itself; for any thread.
  public static Check check(String text, Map<Setting, String> settings) {
    var given = new LinkedHashMap<String, String>();
    settings.forEach((setting, value) -> {
      // Blank is the default; of these two it means something else.
      boolean counts = setting == Setting.XFF_HEADER_NAME || setting == Setting.TARGET_URL;
      if (counts || !value.isBlank()) {
        given.put(setting.title(), value);
      }
    });
    StartRequest request = StartRequestJson.read(text.getBytes(StandardCharsets.UTF_8)).with(given);
    StartRequest alone = StartRequestJson.read(NO_BODY).with(given);
    Optional<Sitemap> sitemap =
        request.sitemap() instanceof Checked.Valid<Sitemap>(Sitemap read)
            ? Optional.of(read)
            : Optional.empty();
    Checked<RunPlan> plan =
        switch (request.plan()) {
          case Checked.Valid<RunPlan> valid -> valid;
          case Checked.Invalid<RunPlan>(var problems) ->
              new Checked.Invalid<>(withThoseOfSettings(problems, alone));
        };
    Optional<RunSettings> read =
        alone.settings() instanceof Checked.Valid<RunSettings>(RunSettings all)
            ? Optional.of(all)
            : Optional.empty();
    return new Check(text, sitemap, plan, read);
  }

  /// A text that is no JSON hides what is wrong with the settings beside it, which a form still has
  /// to show.
  private static List<Problem> withThoseOfSettings(List<Problem> problems, StartRequest alone) {
    var all = new ArrayList<Problem>(problems.stream().map(Draft::ofASetting).toList());
    Set<String> known = problems.stream().map(Problem::pointer).collect(Collectors.toSet());
    if (alone.plan() instanceof Checked.Invalid<RunPlan>(var ofSettings)) {
      ofSettings.stream()
          .filter(problem -> ofASetting(problem).pointer().startsWith(CONFIG))
          .filter(problem -> !known.contains(problem.pointer()))
          .forEach(problem -> all.add(ofASetting(problem)));
    }
    return all;
  }

  private static Problem ofASetting(Problem problem) {
    return problem.pointer().startsWith(SET)
        ? problem.at(CONFIG + problem.pointer().substring(SET.length()))
        : problem;
  }

  /// An editor says whether it has changes that do not stand in the text yet.
  public void setBeingWritten(boolean now) {
    isBeingWritten = now;
    if (!now) {
      List<Runnable> due = afterWriting;
      afterWriting = List.of();
      due.forEach(Runnable::run);
    }
  }

  /// Does what goes by the text: at once, or as soon as all that a person has changed stands in it.
  public void whenWritten(Runnable task) {
    if (isBeingWritten) {
      afterWriting = Stream.concat(afterWriting.stream(), Stream.of(task)).toList();
    } else {
      task.run();
    }
  }

  /// The sitemap as JSON text.
  public StringProperty textProperty() {
    return text;
  }

  /// Each setting as it is typed; blank = the default.
  public ObservableMap<Setting, String> settings() {
    return settings;
  }

  /// Where it was read from or saved to; empty when it has no place yet.
  public ObjectProperty<Optional<Path>> fileProperty() {
    return file;
  }

  /// What the run is called: the file's name without its ending; when it has no place yet, the name
  /// that it brought along, which may be empty.
  public String name() {
    return file.get()
        .map(path -> path.getFileName().toString().replaceFirst("(\\.sitemap)?\\.json$", ""))
        .orElse(ownName);
  }

  /// What the last check found. It may lag behind the text by the time a check takes.
  public ReadOnlyObjectProperty<Check> checkProperty() {
    return check.getReadOnlyProperty();
  }
}
