package dev.trafficgenerator.console;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.GuardRail;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Launch;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Pulse;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.RunTime;
import dev.trafficgenerator.sitemap.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;

/// What stands above every screen: the target, the state of the run, how far it has come, and what
/// a person has to know or decide now.
final class BannerModel {
  private static final double NO_PROGRESS = -1;
  private static final String SETTINGS = "/config/";

  private final Desk desk;
  private final Draft draft;
  private final InForce inForce;
  private final Launch launch;
  private final GuardRail rail;
  private final Pulse pulse;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(Notice.NONE);
  private String dismissed = "";

  /// The line that is always there.
  ///
  /// @param target empty where none is set yet
  /// @param override the address that stands in for the target's; empty = none
  /// @param name of the sitemap's file or of the run; may be empty
  /// @param generator the generator's name where it is not this computer; else empty
  /// @param status the control contract's word for the state
  /// @param time `3:07 / 10:00`; empty before the first run
  /// @param progress 0 to 1; negative without an end
  /// @param isStale whether the generator has not answered for [Pulse#STALE_AFTER]
  record Shown(
      String target,
      String override,
      String name,
      String generator,
      String status,
      String time,
      double progress,
      boolean isStale) {}

  /// What a person has to know or decide now.
  ///
  /// @param leadsTo the screen on which to do something about it; empty = none
  /// @param yes what is done after a yes, in one or two words; empty where nothing is asked
  record Notice(Kind kind, String text, String leadsTo, String yes) {
    static final Notice NONE = new Notice(Kind.NONE, "", "");

    Notice(Kind kind, String text, String leadsTo) {
      this(kind, text, leadsTo, "");
    }

    enum Kind {
      NONE,
      ASKING,
      WRONG,
      FAILED,
      SILENT
    }
  }

  BannerModel(
      Desk desk,
      Draft draft,
      InForce inForce,
      Launch launch,
      GuardRail rail,
      Pulse pulse,
      Messages messages) {
    this.desk = desk;
    this.draft = draft;
    this.inForce = inForce;
    this.launch = launch;
    this.rail = rail;
    this.pulse = pulse;
    this.messages = messages;
    List.<ObservableValue<?>>of(
            desk.snapshotProperty(),
            desk.silenceProperty(),
            desk.refusalProperty(),
            desk.connectionProperty(),
            inForce.runProperty(),
            launch.stateProperty(),
            rail.questionProperty(),
            pulse.staleProperty(),
            draft.fileProperty())
        .forEach(each -> each.addListener((_, _, _) -> refresh()));
    draft.settings().addListener((MapChangeListener<Setting, String>) _ -> refresh());
    refresh();
  }

  private void refresh() {
    shown.set(shown());
    notice.set(notice());
  }

  private Shown shown() {
    RunTime time = desk.snapshot().figures().time();
    boolean isFar = !desk.connection().isLocal();
    Optional<InForce.Run> run = inForce.runProperty().get().filter(_ -> desk.isRunning());
    String override =
        run.map(it -> it.settings().dnsOverride()).orElseGet(() -> typed(Setting.DNS_OVERRIDE));
    return new Shown(
        desk.isRunning() ? desk.snapshot().figures().setup().targetUrl() : nextTarget(),
        override,
        run.map(InForce.Run::name).orElseGet(this::fileName),
        isFar ? desk.connection().name() : "",
        desk.snapshot().state().appStatus(),
        time(time),
        progress(time),
        pulse.staleProperty().get());
  }

  /// Without user and password, which may be in what is typed.
  private String nextTarget() {
    return typed(Setting.TARGET_URL).replaceAll("//[^/]*@", "//");
  }

  private String typed(Setting setting) {
    return draft.settings().getOrDefault(setting, "").strip();
  }

  private String fileName() {
    return draft
        .fileProperty()
        .get()
        .map(path -> path.getFileName().toString())
        .orElseGet(draft::name);
  }

  private String time(RunTime time) {
    if (desk.snapshot().figures().setup().runId().isEmpty()) {
      return "";
    }
    String elapsed = Figure.clock(time.elapsed());
    return time.remaining()
        .map(left -> elapsed + " / " + Figure.clock(time.elapsed().plus(left)))
        .orElse(elapsed);
  }

  private static double progress(RunTime time) {
    return time.remaining()
        .map(left ->
            time.elapsed().toMillis() / (double) Math.max(1, time.elapsed().plus(left).toMillis()))
        .orElse(NO_PROGRESS);
  }

  private Notice notice() {
    return rail.questionProperty().get().map(this::asking).orElseGet(this::ofTheLaunch);
  }

  private Notice asking(GuardRail.Question question) {
    String deed = question.deed().name().toLowerCase(Locale.ROOT);
    return new Notice(
        Notice.Kind.ASKING,
        messages.get("banner.asking", question.host()),
        "",
        messages.get("banner.allow." + deed));
  }

  private Notice ofTheLaunch() {
    return switch (launch.stateProperty().get()) {
      case Launch.Wrong(var problems) -> wrong(problems);
      case Launch.NoDemo(var reason) ->
          new Notice(Notice.Kind.WRONG, messages.get("banner.nodemo", reason), "");
      case Launch.Ready _, Launch.Checking _ -> ofTheGenerator();
    };
  }

  private Notice wrong(List<Problem> problems) {
    Problem first = problems.getFirst();
    boolean isSetting = first.pointer().startsWith(SETTINGS);
    String where = isSetting ? first.pointer().substring(SETTINGS.length()) : first.pointer();
    String text = messages.get("banner.wrong", problems.size(), where + ": " + first.message());
    return new Notice(Notice.Kind.WRONG, text, isSetting ? "load" : "sitemap");
  }

  private Notice ofTheGenerator() {
    String silence = desk.silenceProperty().get();
    if (!silence.isEmpty()) {
      String name = desk.connection().name();
      return new Notice(
          Notice.Kind.SILENT, messages.get("banner.silent", name, silence), "connect");
    }
    String refusal = desk.refusalProperty().get();
    if (!refusal.isEmpty() && !refusal.equals(dismissed)) {
      return new Notice(Notice.Kind.WRONG, messages.get("banner.refused", refusal), "");
    }
    if (desk.snapshot().state() instanceof RunState.Failed(var at, var reason)
        && !dismissed.equals(at + reason)) {
      return new Notice(Notice.Kind.FAILED, messages.get("banner.failed", reason), "log");
    }
    return Notice.NONE;
  }

  /// Time has gone by.
  void tick() {
    pulse.tick();
  }

  /// The person says yes: the host may be visited.
  void allow() {
    rail.allow();
  }

  /// The person says no, or has read it.
  void dismiss() {
    if (rail.questionProperty().get().isPresent()) {
      rail.dismiss();
      return;
    }
    if (launch.stateProperty().get() instanceof Launch.Ready) {
      String refusal = desk.refusalProperty().get();
      dismissed =
          desk.snapshot().state() instanceof RunState.Failed(var at, var reason)
                  && (refusal.isEmpty() || refusal.equals(dismissed))
              ? at + reason
              : refusal;
    }
    launch.dismiss();
    refresh();
  }

  /// Starts the draft unless a run goes on: a key that is pressed twice must not end one.
  void start() {
    if (!desk.isRunning() && !desk.busyProperty().get()) {
      launch.start();
    }
  }

  void stop(StopMode mode) {
    if (desk.isRunning()) {
      desk.stop(mode);
    }
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Notice> noticeProperty() {
    return notice.getReadOnlyProperty();
  }
}
