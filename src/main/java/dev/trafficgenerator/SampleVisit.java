package dev.trafficgenerator;

import dev.trafficgenerator.engine.Sighting;
import dev.trafficgenerator.engine.Witness;
import dev.trafficgenerator.run.LoadCurve;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.Thresholds;
import dev.trafficgenerator.run.TimeRange;
import dev.trafficgenerator.sitemap.Checked;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// One visitor's first session on the target of a plan, as a run sends it, with a person looking
/// on: it ends with the session, or after so many requests.
final class SampleVisit implements Witness {
  /// Until the session after the first, which is not wanted.
  private static final TimeRange FAR = TimeRange.always(Duration.ofDays(1));

  private final int most;

  /// Empty = the session is over.
  private final BlockingQueue<Optional<Sighting>> seen = new LinkedBlockingQueue<>();

  private SampleVisit(int most) {
    this.most = most;
  }

  /// Sends, and lists each request as it ends; false when none was answered.
  ///
  /// @param most requests, pages' resources included; the few that are under way then are not told
  static boolean show(RunPlan plan, int most, TerminalOutput output) throws InterruptedException {
    LogLevels.forTerminal(plan.settings().debug(), false);
    var visit = new SampleVisit(most);
    var tab = new NetworkTab(output);
    boolean isAnswered = false;
    try (var wiring = new Wiring(System.getenv(), output::warn, visit)) {
      if (wiring.engine().start(ofOneVisitor(plan)) instanceof Reply.Refused(_, var problems)) {
        problems.forEach(problem -> output.error(InputFile.inWords(problem)));
        return false;
      }
      Optional<Sighting> next = visit.seen.take();
      for (int told = 1; next.isPresent(); told++) {
        tab.add(next.get());
        isAnswered |= next.get().status() > 0;
        next = told < most ? visit.seen.take() : Optional.empty();
      }
      wiring.engine().stop(StopMode.FORCE);
    }
    tab.end();
    return isAnswered;
  }

  /// The same plan for a single user, whose own think times count; neither a curve nor an end of
  /// the run comes in between.
  private static RunPlan ofOneVisitor(RunPlan plan) {
    RunSettings settings =
        plan.settings().toBuilder()
            .simulatedUsers(1)
            .rampUp(Duration.ZERO)
            .requestsPerSecond(OptionalDouble.empty())
            .duration(Optional.empty())
            .thresholds(Thresholds.NONE)
            .habits(it -> it.loadCurve(LoadCurve.STEADY).pauseBetweenSessions(Optional.of(FAR)))
            .build();
    return switch (RunPlan.of(settings, plan.sitemap())) {
      case Checked.Valid<RunPlan>(RunPlan one) -> one;
      case Checked.Invalid<RunPlan>(var problems) ->
          throw new IllegalStateException("a right plan became wrong: " + problems);
    };
  }

  @Override
  public void saw(Sighting sighting) {
    if (seen.size() <= most) {
      seen.add(Optional.of(sighting));
    }
  }

  @Override
  public void sessionEnded() {
    if (seen.size() <= most) {
      seen.add(Optional.empty());
    }
  }
}
