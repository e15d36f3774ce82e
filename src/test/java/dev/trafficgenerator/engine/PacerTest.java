package dev.trafficgenerator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trafficgenerator.run.LoadCourse;
import dev.trafficgenerator.run.LoadCurves;
import dev.trafficgenerator.run.RunSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacerTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 100, 0",
    "0, 1, 100, 10_000_000",
    "500, 1, 100, 10_000_500",
    "-7, 2, 1, 1_999_999_993",
    "0, 1, 0.1, 10_000_000_000",
    "0, 1, 3, 333_333_333",
    "0, 2, 3, 666_666_667",
    "0, 3, 3, 1_000_000_000",
    "0, 7, 1_000_000, 7_000",
    // A year at a million a second is due after a year, to the nanosecond.
    "0, 31_536_000_000_000, 1_000_000, 31_536_000_000_000_000",
    // A day at three a second has not drifted.
    "0, 259_200, 3, 86_400_000_000_000"
  })
  void aRequestIsDueAtItsNumberDividedByTheRate(
      String start, String sequence, String perSecond, String due) {
    long dueNanos =
        Pacer.dueNanos(
            number(start), number(sequence), Double.parseDouble(perSecond.replace("_", "")));

    assertThat(dueNanos).isEqualTo(number(due));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace("_", ""));
  }

  @Test
  void aRateOfNextToNothingIsNeverDueInThePast() {
    long start = Long.MAX_VALUE - 10;

    assertThat(Pacer.dueNanos(start, 1, 1e-12) - start).isPositive();
  }

  private static final LoadCourse STEADY = LoadCourse.of(RunSettings.DEFAULTS);

  private static Pacer steady(long startNanos, double perSecond) {
    return new Pacer(startNanos, perSecond, STEADY, 0);
  }

  private static LoadCourse drawn(double... secondsAndShares) {
    return LoadCourse.of(
        new RunSettings.Builder()
            .habits(it -> it.loadCurve(LoadCurves.drawn(secondsAndShares)))
            .build());
  }

  @Test
  void theRateFollowsTheLoadCurve() {
    // 2 + t a second on the way up from a fifth to all of 10 in 8 seconds.
    var pacer = new Pacer(0, 10, drawn(0, 0.2, 8, 1), 0);

    double[] due = new double[61];
    Arrays.setAll(due, _ -> pacer.take() / 1e9);
    assertThat(due[0]).isZero();
    // 2 t + t² / 2 = n
    assertThat(due[6]).isCloseTo(2, within(1e-6));
    assertThat(due[16]).isCloseTo(4, within(1e-6));
    assertThat(due[48]).isCloseTo(8, within(1e-6));
    assertThat(due[58] - due[48]).isCloseTo(1, within(1e-6));
  }

  @Test
  void aNewScheduleBeginsWhereTheRunIs() {
    var pacer = new Pacer(5_000, 10, drawn(0, 0, 60, 0, 60, 0.5), 60);

    assertThat(List.of(pacer.take(), pacer.take())).containsExactly(5_000L, 200_005_000L);
  }

  @Test
  void nothingIsDueWhileNobodyIsThereAndNothingEverAgainBehindAnEnd() {
    var pacer = new Pacer(0, 1, drawn(0, 0, 100, 0, 100, 1, 102, 1, 102, 0), 0);

    assertThat(List.of(pacer.take(), pacer.take()))
        .containsExactly(100_000_000_000L, 101_000_000_000L);
    assertThat(pacer.take()).isGreaterThan(Duration.ofDays(36_500).toNanos());
  }

  @Test
  void slotsAreHandedOutInOrderAndNoneIsLeftOut() {
    var pacer = steady(1_000, 1e9);

    assertThat(List.of(pacer.take(), pacer.take(), pacer.take()))
        .containsExactly(1_000L, 1_001L, 1_002L);
    assertThat(pacer.perSecond()).isEqualTo(1e9);
  }

  @Test
  void aSlotThatWasGivenBackIsTheNextThatIsTaken() {
    var pacer = steady(1_000, 1e9);
    pacer.take();
    long unused = pacer.take();
    pacer.take();

    pacer.giveBack(unused);

    assertThat(List.of(pacer.take(), pacer.take())).containsExactly(1_001L, 1_003L);
  }

  @Test
  void noSlotIsHandedOutTwiceHoweverManyTakeThem() throws Exception {
    var pacer = steady(0, 1e9);
    var taken = new ConcurrentSkipListSet<Long>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int j = 0; j < 1_000; j++) {
                  taken.add(pacer.take());
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(taken).hasSize(8_000);
    assertThat(taken.last()).isEqualTo(7_999);
  }
}
