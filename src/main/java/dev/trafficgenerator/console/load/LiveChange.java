package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunRecord;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What of the form differs from the run that goes on, and the way to tell the run.
final class LiveChange {
  /// Read once, when a run begins.
  private static final Set<Setting> NEXT_RUN_ONLY = EnumSet.of(Setting.SEED);

  private final Draft draft;
  private final Desk desk;
  private final AllowedHosts allowed;
  private final Background background;
  private final ReadOnlyObjectWrapper<Change> change = new ReadOnlyObjectWrapper<>(Change.NONE);
  private Optional<RunSettings> inForce = Optional.empty();
  private Moment known = Moment.NONE;
  private boolean isAsking;

  /// Settings that differ.
  ///
  /// @param now those that the run can take over
  /// @param later those that count from the next run on
  /// @param foreignHost the host that would be visited and that nobody has allowed yet; else empty
  record Change(List<Setting> now, List<Setting> later, String foreignHost) {
    static final Change NONE = new Change(List.of(), List.of(), "");

    boolean isEmpty() {
      return now.isEmpty() && later.isEmpty();
    }
  }

  /// A run between two changes of it.
  ///
  /// @param last each change is an annotation
  private record Moment(Optional<Connection> of, String runId, Optional<Annotation> last) {
    static final Moment NONE = new Moment(Optional.empty(), "", Optional.empty());

    static Moment of(Reading.Told told) {
      List<Annotation> all = told.course().annotations();
      return new Moment(
          Optional.of(told.from()),
          told.snapshot().figures().setup().runId(),
          all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }
  }

  LiveChange(Draft draft, Desk desk, AllowedHosts allowed, Background background) {
    this.draft = draft;
    this.desk = desk;
    this.allowed = allowed;
    this.background = background;
    draft.checkProperty().addListener((_, _, _) -> compare());
    desk.snapshotProperty().addListener((_, _, _) -> forgetUnlessRunning());
    desk.onReading(this::take);
  }

  private void forgetUnlessRunning() {
    if (!desk.isRunning()) {
      known = Moment.NONE;
      inForce = Optional.empty();
      compare();
    }
  }

  private void take(Reading.Told told) {
    Moment moment = Moment.of(told);
    if (!desk.isRunning() || isAsking || moment.equals(known)) {
      return;
    }
    isAsking = true;
    background.run(
        () -> told.from().generator().recordOf(moment.runId()).map(RunRecord::settings),
        settings -> {
          isAsking = false;
          if (desk.isRunning() && told.from().equals(desk.connection())) {
            known = moment;
            inForce = settings;
            compare();
          }
        },
        // It is asked again with the next reading; that it is silent shows elsewhere.
        _ -> isAsking = false);
  }

  private void compare() {
    change.set(
        inForce
            .flatMap(run -> draft.checkProperty().get().settings().map(ours -> between(run, ours)))
            .orElse(Change.NONE));
  }

  private Change between(RunSettings run, RunSettings ours) {
    Map<Setting, String> before = new LinkedHashMap<>(StartRequestJson.texts(run));
    Map<Setting, String> after = StartRequestJson.texts(ours);
    List<Setting> differing =
        List.of(Setting.values()).stream()
            .filter(setting -> !Objects.equals(before.get(setting), after.get(setting)))
            .toList();
    return new Change(
        differing.stream().filter(it -> !NEXT_RUN_ONLY.contains(it)).toList(),
        differing.stream().filter(NEXT_RUN_ONLY::contains).toList(),
        differing.contains(Setting.TARGET_URL) ? foreignHost(ours.targetUrl()) : "");
  }

  private String foreignHost(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null || allowed.contains(host) ? "" : host;
    } catch (IllegalArgumentException _) {
      // What is wrong with it shows at the field, and the run refuses it.
      return "";
    }
  }

  /// The first setting that differs and is wrong.
  Optional<Setting> wrong() {
    Draft.Check check = draft.checkProperty().get();
    return change.get().now().stream()
        .filter(setting -> check.problemOf(setting).isPresent())
        .findFirst();
  }

  /// Whether there is something to tell the run, and nothing stands against it.
  boolean canApply() {
    return !change.get().now().isEmpty() && wrong().isEmpty();
  }

  /// Tells the run what it can take over. The outcome shows at the desk. A foreign host is one that
  /// the person has just allowed.
  void apply() {
    Change now = change.get();
    draft
        .checkProperty()
        .get()
        .settings()
        .filter(_ -> canApply())
        .ifPresent(settings -> {
          if (!now.foreignHost().isEmpty()) {
            allowed.add(now.foreignHost());
          }
          desk.update(new RunUpdate(settings, EnumSet.copyOf(now.now()), Optional.empty()));
        });
  }

  /// Puts the run's own settings back into the form.
  void revert() {
    inForce.ifPresent(run -> draft.settings().putAll(StartRequestJson.texts(run)));
  }

  ReadOnlyObjectProperty<Change> changeProperty() {
    return change.getReadOnlyProperty();
  }
}
