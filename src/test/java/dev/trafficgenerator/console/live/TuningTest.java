package dev.trafficgenerator.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.StagedGenerator;
import dev.trafficgenerator.console.desk.Draft;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.RunUpdate;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.history.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TuningTest {
  private static final RunSettings RUNNING =
      RunSettings.DEFAULTS.toBuilder()
          .targetUrl("http://127.0.0.1:1")
          .simulatedUsers(40)
          .rateLimit(80)
          .minThinkTime(Duration.ofMillis(500))
          .maxThinkTime(Duration.ofSeconds(2))
          .build();

  private final StagedGenerator generator = new StagedGenerator();
  private final Draft draft = new Draft(StagedGenerator.INLINE);
  private final Tuning tuning =
      new Tuning(
          generator.desk(), draft, new InForce(generator.desk(), StagedGenerator.INLINE), "off");

  @Test
  void theKnobsStandWhereTheRunStands() {
    generator.running("run-1", RUNNING, List.of());

    assertThat(tuning.users().textProperty().get()).isEqualTo("40");
    assertThat(tuning.rateLimit().textProperty().get()).isEqualTo("80");
    assertThat(tuning.requestsPerSecond().textProperty().get()).isEqualTo("off");
    assertThat(tuning.thinkTime().textProperty().get()).isEqualTo("2");
    assertThat(tuning.canApply().get()).isFalse();
    assertThat(tuning.canRevert().get()).isFalse();
  }

  @Test
  void justWhatWasChangedIsSentAndDrafted() {
    generator.running("run-1", RUNNING, List.of());
    tuning.users().textProperty().set("250");
    assertThat(tuning.canApply().get()).isTrue();

    tuning.apply();

    RunUpdate update = generator.updates().getFirst();
    assertThat(update.changed()).containsExactly(Setting.SIMULATED_USERS);
    assertThat(update.settings().simulatedUsers()).isEqualTo(250);
    assertThat(update.sitemap()).isEmpty();
    assertThat(draft.settings()).containsEntry(Setting.SIMULATED_USERS, "250");
    assertThat(draft.settings()).containsEntry(Setting.RATE_LIMIT, "100");
  }

  @Test
  void theShortestThinkTimeKeepsItsShareOfTheLongest() {
    generator.running("run-1", RUNNING, List.of());
    tuning.thinkTime().textProperty().set("0.6");
    tuning.requestsPerSecond().textProperty().set("120.5");

    tuning.apply();

    RunUpdate update = generator.updates().getFirst();
    assertThat(update.changed())
        .containsExactlyInAnyOrder(
            Setting.MINIMUM_THINK_TIME, Setting.MAXIMUM_THINK_TIME, Setting.REQUESTS_PER_SECOND);
    assertThat(update.settings().minThinkTime()).isEqualTo(Duration.ofMillis(150));
    assertThat(update.settings().maxThinkTime()).isEqualTo(Duration.ofMillis(600));
    assertThat(update.settings().requestsPerSecond()).isEqualTo(OptionalDouble.of(120.5));
    assertThat(draft.settings()).containsEntry(Setting.MINIMUM_THINK_TIME, "0.15");
  }

  @Test
  void aRateCanBeTakenBack() {
    var paced = RUNNING.toBuilder().requestsPerSecond(OptionalDouble.of(50)).build();
    generator.running("run-1", paced, List.of());
    tuning.requestsPerSecond().positionProperty().set(0);

    tuning.apply();

    assertThat(generator.updates().getFirst().settings().requestsPerSecond()).isEmpty();
    assertThat(draft.settings().get(Setting.REQUESTS_PER_SECOND)).isBlank();
  }

  @Test
  void afterTheRunHasTakenItNothingIsLeftToApply() {
    generator.running("run-1", RUNNING, List.of());
    tuning.users().textProperty().set("250");
    tuning.apply();

    generator.annotates(
        new Annotation(StagedGenerator.START, 3, Annotation.Kind.UPDATED, "Users 40 → 250"));
    generator.running("run-1", RUNNING.toBuilder().simulatedUsers(250).build(), List.of());

    assertThat(tuning.canRevert().get()).isFalse();
    assertThat(tuning.users().textProperty().get()).isEqualTo("250");
  }

  @Test
  void whatIsWrongIsNotApplied() {
    generator.running("run-1", RUNNING, List.of());
    tuning.users().textProperty().set("no");
    assertThat(tuning.canApply().get()).isFalse();
    assertThat(tuning.canRevert().get()).isTrue();

    tuning.apply();
    assertThat(generator.updates()).isEmpty();

    tuning.revert();
    assertThat(tuning.users().textProperty().get()).isEqualTo("40");
  }

  @Test
  void withoutARunThereIsNothingToApply() {
    generator.running("run-1", RUNNING, List.of());
    generator.says(
        new RunState.Stopped(StagedGenerator.START),
        StagedGenerator.figures("run-1", RUNNING, List.of()),
        List.of());
    tuning.users().textProperty().set("250");

    assertThat(tuning.canApply().get()).isFalse();
  }
}
