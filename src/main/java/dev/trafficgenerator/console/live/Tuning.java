package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.json.StartRequestJson;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Seconds;
import dev.trafficgenerator.run.Setting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/// What can be changed while a run goes on, without a restart: users, rate limit, requests per
/// second, think time. What is applied stands in the draft, too, for the next run.
public final class Tuning {
  private static final double USERS = 100;
  private static final double LIMIT = 100;
  private static final double RATE_MIN = 0.1;
  private static final double RATE = 1_000;
  private static final double THINK = 10;
  private static final double THINK_MAX = 3_600;
  private static final double THINK_OFFSET = 0.05;
  private static final int MILLIS_DIGITS = 3;

  private final Desk desk;
  private final Draft draft;
  private final Knob users;
  private final Knob rateLimit;
  private final Knob requestsPerSecond;
  private final Knob thinkTime;
  private final List<Knob> knobs;
  private final BooleanBinding canApply;
  private final BooleanBinding canRevert;
  private RunSettings settings = RunSettings.DEFAULTS;

  /// @param off what is written where no rate is set
  public Tuning(Desk desk, Draft draft, InForce inForce, String off) {
    this.desk = desk;
    this.draft = draft;
    users = new Knob(new KnobScale(1, USERS, RunSettings.SIMULATED_USERS_MAX, 0, true, ""), 1);
    rateLimit = new Knob(new KnobScale(1, LIMIT, RunSettings.RATE_LIMIT_MAX, 0, true, ""), 1);
    requestsPerSecond =
        new Knob(
            new KnobScale(RATE_MIN, RATE, RunSettings.REQUESTS_PER_SECOND_MAX, 0, false, off),
            Double.NaN);
    thinkTime = new Knob(new KnobScale(0, THINK, THINK_MAX, THINK_OFFSET, false, ""), 1);
    knobs = List.of(users, rateLimit, requestsPerSecond, thinkTime);
    var changed = knobs.stream().map(Knob::changedProperty).toArray(Observable[]::new);
    canRevert =
        Bindings.createBooleanBinding(
            () -> knobs.stream().anyMatch(it -> it.changedProperty().get()), changed);
    var wrong = knobs.stream().map(Knob::wrongProperty).toArray(Observable[]::new);
    BooleanBinding isWrong =
        Bindings.createBooleanBinding(
            () -> knobs.stream().anyMatch(it -> it.wrongProperty().get()), wrong);
    BooleanBinding isRunning =
        Bindings.createBooleanBinding(desk::isRunning, desk.snapshotProperty());
    canApply = canRevert.and(isWrong.not()).and(isRunning).and(desk.busyProperty().not());
    inForce.runProperty().addListener((_, _, run) -> run.ifPresent(it -> take(it.settings())));
    take(RunSettings.DEFAULTS);
  }

  private void take(RunSettings now) {
    settings = now;
    users.inForce(now.simulatedUsers());
    rateLimit.inForce(now.rateLimit());
    requestsPerSecond.inForce(now.requestsPerSecond().orElse(Double.NaN));
    thinkTime.inForce(Seconds.of(now.maxThinkTime()).doubleValue());
  }

  /// Changes the run to where the knobs stand.
  public void apply() {
    if (!canApply.get()) {
      return;
    }
    RunUpdate update = update();
    var texts = StartRequestJson.texts(update.settings());
    update.changed().forEach(setting -> draft.settings().put(setting, texts.get(setting)));
    desk.update(update);
  }

  /// Just what was changed.
  RunUpdate update() {
    Set<Setting> changed = EnumSet.noneOf(Setting.class);
    RunSettings.Builder next = settings.toBuilder();
    if (users.changedProperty().get()) {
      changed.add(Setting.SIMULATED_USERS);
      next.simulatedUsers((int) users.value());
    }
    if (rateLimit.changedProperty().get()) {
      changed.add(Setting.RATE_LIMIT);
      next.rateLimit((int) rateLimit.value());
    }
    if (requestsPerSecond.changedProperty().get()) {
      changed.add(Setting.REQUESTS_PER_SECOND);
      double rate = requestsPerSecond.value();
      next.requestsPerSecond(Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate));
    }
    if (thinkTime.changedProperty().get()) {
      changed.add(Setting.MINIMUM_THINK_TIME);
      changed.add(Setting.MAXIMUM_THINK_TIME);
      Duration max = duration(thinkTime.value());
      next.minThinkTime(shortest(max)).maxThinkTime(max);
    }
    return new RunUpdate(next.build(), changed, Optional.empty());
  }

  /// One slider moves both ends of the think time: the shortest keeps its share of the longest.
  private Duration shortest(Duration max) {
    double before = Seconds.of(settings.maxThinkTime()).doubleValue();
    double share = before == 0 ? 1 : Seconds.of(settings.minThinkTime()).doubleValue() / before;
    return duration(share * Seconds.of(max).doubleValue());
  }

  private static Duration duration(double seconds) {
    return Seconds.toDuration(
        BigDecimal.valueOf(seconds).setScale(MILLIS_DIGITS, RoundingMode.HALF_UP));
  }

  /// Has the knobs stand where the run stands.
  public void revert() {
    knobs.forEach(Knob::revert);
  }

  /// Whether there is a change that can be sent now.
  BooleanBinding canApply() {
    return canApply;
  }

  /// Whether a knob stands elsewhere than the run.
  BooleanBinding canRevert() {
    return canRevert;
  }

  Knob users() {
    return users;
  }

  Knob rateLimit() {
    return rateLimit;
  }

  Knob requestsPerSecond() {
    return requestsPerSecond;
  }

  Knob thinkTime() {
    return thinkTime;
  }
}
