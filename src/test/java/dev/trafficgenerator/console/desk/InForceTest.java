package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.StagedGenerator;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InForceTest {
  private static final String RUN = "run-1";

  private final StagedGenerator generator = new StagedGenerator();
  private final InForce inForce = new InForce(generator.desk(), StagedGenerator.INLINE);

  /// The run's last changes, as many as are kept.
  private void wasChanged(int times) {
    generator.annotates(
        IntStream.range(Math.max(0, times - RunHistory.ANNOTATIONS_MAX), times)
            .mapToObj(i ->
                new Annotation(
                    StagedGenerator.START.plusSeconds(i), i, Annotation.Kind.UPDATED, "changed"))
            .toArray(Annotation[]::new));
  }

  private void runsWith(int users) {
    generator.running(
        RUN, RunSettings.DEFAULTS.toBuilder().simulatedUsers(users).build(), List.of());
  }

  private int users() {
    return inForce.runProperty().get().orElseThrow().settings().simulatedUsers();
  }

  @Test
  void whatARunBeganWithIsInForceUntilItIsChanged() {
    runsWith(5);
    assertThat(users()).isEqualTo(5);

    wasChanged(1);
    runsWith(6);
    assertThat(users()).isEqualTo(6);
  }

  @Test
  void aChangeIsSeenHoweverManyWentBefore() {
    wasChanged(RunHistory.ANNOTATIONS_MAX);
    runsWith(5);

    wasChanged(RunHistory.ANNOTATIONS_MAX + 1);
    runsWith(6);
    assertThat(users()).isEqualTo(6);

    wasChanged(RunHistory.ANNOTATIONS_MAX + 200);
    runsWith(7);
    assertThat(users()).isEqualTo(7);
  }

  @Test
  void withoutAChangeNobodyIsAskedAgain() {
    wasChanged(1);
    runsWith(5);
    runsWith(6);

    assertThat(users()).isEqualTo(5);
  }
}
