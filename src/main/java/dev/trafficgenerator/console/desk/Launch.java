package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// From a draft to a run: checks it, has the guard rail ask where somebody has to be asked, and
/// starts. For the FX thread; nothing here waits.
public final class Launch {
  private final Draft draft;
  private final Desk desk;
  private final Outside.DemoVisit demo;
  private final GuardRail rail;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Ready());

  /// How far a start has come.
  public sealed interface State {}

  /// Nothing is under way; what the last start came to shows at the desk.
  public record Ready() implements State {}

  /// The draft is being checked.
  public record Checking() implements State {}

  /// The draft can't be run.
  public record Wrong(List<Problem> problems) implements State {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }

  /// The demo site could not be started.
  public record NoDemo(String reason) implements State {}

  public Launch(
      Draft draft, Desk desk, Outside.DemoVisit demo, GuardRail rail, Background background) {
    this.draft = draft;
    this.desk = desk;
    this.demo = demo;
    this.rail = rail;
    this.background = background;
  }

  /// Starts what the draft says; a run that goes on is replaced.
  public void start() {
    if (state.get() instanceof Checking) {
      return;
    }
    state.set(new Checking());
    rail.dismiss();
    draft.whenWritten(this::check);
  }

  private void check() {
    String text = draft.textProperty().get();
    Map<Setting, String> settings = new LinkedHashMap<>(draft.settings());
    String name = draft.name();
    background.run(
        () -> RunPlan.named(Draft.check(text, settings).plan(), name), this::checked, this::failed);
  }

  private void failed(Exception bug) {
    state.set(new Ready());
    throw new IllegalStateException("a draft could not be checked", bug);
  }

  private void checked(Checked<RunPlan> checked) {
    switch (checked) {
      case Checked.Invalid<RunPlan>(var problems) -> state.set(new Wrong(problems));
      case Checked.Valid<RunPlan>(RunPlan plan) -> {
        state.set(new Ready());
        rail.pass(plan, GuardRail.Deed.START, () -> desk.start(plan));
      }
    }
  }

  /// The person has read what is wrong.
  public void dismiss() {
    if (!(state.get() instanceof Checking)) {
      state.set(new Ready());
    }
  }

  /// Opens the demo as the draft and starts it.
  public void startDemo() {
    if (state.get() instanceof Checking) {
      return;
    }
    state.set(new Checking());
    background.run(
        demo::startBody,
        body -> {
          draft.open(body, Optional.empty());
          state.set(new Ready());
          start();
        },
        failure -> state.set(new NoDemo(String.valueOf(failure.getMessage()))));
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
