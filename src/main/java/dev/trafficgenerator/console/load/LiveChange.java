package dev.trafficgenerator.console.load;

import dev.trafficgenerator.console.desk.AllowedHosts;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
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
  private final InForce inForce;
  private final ReadOnlyObjectWrapper<Change> change = new ReadOnlyObjectWrapper<>(Change.NONE);

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

  LiveChange(Draft draft, Desk desk, AllowedHosts allowed, InForce inForce) {
    this.draft = draft;
    this.desk = desk;
    this.allowed = allowed;
    this.inForce = inForce;
    draft.checkProperty().addListener((_, _, _) -> compare());
    desk.snapshotProperty().addListener((_, _, _) -> compareUnlessRunning());
    inForce.runProperty().addListener((_, _, _) -> compare());
    compare();
  }

  /// Each second there is a snapshot, and it matters only where the run has ended.
  private void compareUnlessRunning() {
    if (!desk.isRunning()) {
      compare();
    }
  }

  private Optional<RunSettings> ofRun() {
    return inForce.runProperty().get().filter(_ -> desk.isRunning()).map(InForce.Run::settings);
  }

  private void compare() {
    change.set(
        ofRun()
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
        differing.contains(Setting.TARGET_URL) || differing.contains(Setting.DNS_OVERRIDE)
            // What is wrong with it shows at the field, and the run refuses it.
            ? ours.targetHost()
                .map(host -> AllowedHosts.reached(host, ours.dnsOverride()))
                .filter(host -> !allowed.contains(host))
                .orElse("")
            : "");
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
    ofRun().ifPresent(run -> draft.settings().putAll(StartRequestJson.texts(run)));
  }

  ReadOnlyObjectProperty<Change> changeProperty() {
    return change.getReadOnlyProperty();
  }
}
