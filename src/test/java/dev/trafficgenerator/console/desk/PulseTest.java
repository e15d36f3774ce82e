package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.history.RunHistory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Connection local = new Connection("here", new FakeGenerator(), Optional.empty());
  private final Desk desk = new Desk(local, new Inline(), PulseTest::no);
  private final Pulse pulse = new Pulse(desk, nanos::get);

  private static void no() {}

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    pulse.tick();
  }

  private Reading.Told answer(Duration roundTrip) {
    return new Reading.Told(
        desk.connection(), local.generator().snapshot(), RunHistory.NONE, true, roundTrip);
  }

  @Test
  void threeSecondsWithoutAnAnswerAreStale() {
    desk.take(answer(Duration.ofMillis(4)));
    assertThat(pulse.roundTripProperty().get()).contains(Duration.ofMillis(4));

    pass(Duration.ofMillis(2_900));
    assertThat(pulse.staleProperty().get()).isFalse();
    desk.take(new Reading.Silent(desk.connection(), Instant.EPOCH, "gone"));
    pass(Duration.ofMillis(100));
    assertThat(pulse.staleProperty().get()).isTrue();
    assertThat(pulse.ageProperty().get()).isEqualTo(Duration.ofSeconds(3));

    desk.take(answer(Duration.ofMillis(9)));
    assertThat(pulse.staleProperty().get()).isFalse();
    assertThat(pulse.ageProperty().get()).isZero();
  }

  @Test
  void anotherGeneratorHasItsOwnPulse() {
    desk.take(answer(Duration.ofMillis(4)));
    pass(Duration.ofSeconds(5));
    desk.connect(
        new Connection("there", new FakeGenerator(), Optional.of(URI.create("http://there:8080"))));

    assertThat(pulse.staleProperty().get()).isFalse();
    assertThat(pulse.roundTripProperty().get()).isEmpty();
  }

  /// Nobody looks at the connection in between.
  @Test
  void eachGeneratorOfManyIsGivenItsTime() {
    for (int i = 1; i <= 3; i++) {
      desk.connect(
          new Connection("lab-" + i, new FakeGenerator(), Optional.of(URI.create("http://lab"))));
      assertThat(pulse.ageProperty().get()).isZero();
      pass(Duration.ofSeconds(5));
      assertThat(pulse.staleProperty().get()).isTrue();
    }
  }
}
