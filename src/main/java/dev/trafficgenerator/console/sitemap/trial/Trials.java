package dev.trafficgenerator.console.sitemap.trial;

import dev.trafficgenerator.console.desk.Background;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.GuardRail;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.console.desk.Outside.Planned;
import dev.trafficgenerator.console.sitemap.edit.Groups;
import dev.trafficgenerator.json.SitemapJson;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Sitemap;
import dev.trafficgenerator.sitemap.TrafficType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What a draft would send, tried. Only what is tried has to be right: a mistake in one group does
/// not keep another from being sent. Nothing is sent past the guard rail. For the FX thread; one
/// trial at a time.
public final class Trials {
  /// How many requests a preview lists.
  public static final int PREVIEW_COUNT = 50;

  private static final List<PathGroup> STAND_IN =
      List.of(new PathGroup(HttpMethod.GET, List.of("/"), Body.NONE, TrafficType.WEB, Map.of(), 1));

  private final Draft draft;
  private final Outside.Rehearsal rehearsal;
  private final GuardRail rail;
  private final Background background;
  private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(new Nothing());
  private final ObservableList<String> visitors = FXCollections.observableArrayList();
  private final StringProperty visitor = new SimpleStringProperty("");
  private boolean isChecking;

  /// What the last trial came to.
  public sealed interface Result {}

  /// Nothing was tried yet.
  public record Nothing() implements Result {}

  /// It is under way.
  public record Busy() implements Result {}

  /// What was to be tried is wrong.
  public record Wrong(List<Problem> problems) implements Result {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }

  /// It could not be tried; a bug, or something that no check knows of.
  public record Broken(String reason) implements Result {}

  /// A request was sent, the last of these; a login may have gone before.
  public record Sent(List<Trial> trials) implements Result {
    public Sent {
      trials = List.copyOf(trials);
    }
  }

  /// A login was tried.
  public record LoggedIn(LoginTrial trial) implements Result {}

  /// What would be sent.
  public record Previewed(List<Planned> requests) implements Result {
    public Previewed {
      requests = List.copyOf(requests);
    }
  }

  public Trials(Draft draft, Outside.Rehearsal rehearsal, GuardRail rail, Background background) {
    this.draft = draft;
    this.rehearsal = rehearsal;
    this.rail = rail;
    this.background = background;
  }

  /// Finds out who can be sent.
  public void loadVisitors() {
    background.run(rehearsal::visitors, visitors::setAll, this::failed);
  }

  private void failed(Exception failure) {
    result.set(new Broken(String.valueOf(failure.getMessage())));
  }

  /// Sends one request for one path of a group, as the chosen visitor.
  public void sendOnce(Sitemap sitemap, Groups.Place place, String path) {
    String sender = visitor.get();
    check(
        onePath(sitemap, place, path),
        plan ->
            rail.pass(
                plan,
                GuardRail.Deed.SEND_ONCE,
                () -> carryOut(() -> new Sent(rehearsal.sendOnce(plan, sender)))));
  }

  /// Does the sitemap's login once, whether or not visitors are to log in yet.
  public void tryLogin(Sitemap sitemap) {
    Sitemap login = sitemap.with(STAND_IN, List.of()).with(true, sitemap.auth());
    check(
        login,
        plan ->
            rail.pass(
                plan,
                GuardRail.Deed.TRY_LOGIN,
                () -> carryOut(() -> new LoggedIn(rehearsal.tryLogin(plan)))));
  }

  /// Lists the first requests that a run would send. Sends nothing.
  public void preview(Sitemap sitemap) {
    check(sitemap, plan -> carryOut(() -> new Previewed(rehearsal.preview(plan, PREVIEW_COUNT))));
  }

  /// What was tried last stays shown meanwhile, as the person may yet say no.
  private void check(Sitemap sitemap, Consumer<RunPlan> onValid) {
    if (isChecking || result.get() instanceof Busy) {
      return;
    }
    isChecking = true;
    rail.dismiss();
    Map<Setting, String> settings = new LinkedHashMap<>(draft.settings());
    boolean isPartial = !sitemap.equals(draft.checkProperty().get().sitemap().orElse(null));
    if (isPartial) {
      // Of all visitors there is one.
      settings.remove(Setting.AUTHENTICATED_SHARE);
    }
    background.run(
        () -> {
          String text = new String(SitemapJson.write(sitemap), StandardCharsets.UTF_8);
          return Draft.check(text, settings).plan();
        },
        plan -> {
          isChecking = false;
          switch (plan) {
            case Checked.Valid<RunPlan>(RunPlan valid) -> onValid.accept(valid);
            case Checked.Invalid<RunPlan>(var problems) -> {
              // In between, as the same problems once more are news, too.
              result.set(new Busy());
              result.set(new Wrong(problems));
            }
          }
        },
        bug -> {
          isChecking = false;
          failed(bug);
        });
  }

  private void carryOut(Callable<Result> trial) {
    if (!(result.get() instanceof Busy)) {
      result.set(new Busy());
      background.run(trial, result::set, this::failed);
    }
  }

  /// The sitemap with one path of one group, and all else that has to do with it.
  static Sitemap onePath(Sitemap sitemap, Groups.Place place, String path) {
    PathGroup all = Groups.at(sitemap, place);
    List<PathGroup> one =
        List.of(
            new PathGroup(
                all.method(),
                List.of(path),
                all.body(),
                all.trafficType(),
                all.headers(),
                PathGroup.DEFAULT_WEIGHT,
                all.expectation()));
    return place.needsLogin()
        ? sitemap.with(List.of(), one)
        // Nobody logs in for it.
        : sitemap.with(one, List.of()).with(false, sitemap.auth());
  }

  public ReadOnlyObjectProperty<Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  public ObservableList<String> visitors() {
    return visitors;
  }

  /// Who sends; empty = whoever fits.
  public StringProperty visitorProperty() {
    return visitor;
  }
}
