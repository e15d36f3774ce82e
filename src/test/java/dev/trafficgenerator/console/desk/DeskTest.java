package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.Setting;
import dev.trafficgenerator.run.history.RunHistory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeskTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:1");

  private final Inline background = new Inline();
  private final FakeGenerator generator = new FakeGenerator();
  private final Connection local = new Connection("here", generator, Optional.empty());
  private final AtomicInteger asked = new AtomicInteger();
  private final Desk desk = new Desk(local, background, asked::incrementAndGet);

  private Reading.Told told(Connection from) {
    return new Reading.Told(
        from, from.generator().snapshot(), RunHistory.NONE, true, Duration.ofMillis(3));
  }

  @Test
  void aStartIsCarriedOutInTheBackgroundAndLookedAtAtOnce() {
    background.hold();
    desk.start(Plans.to(TARGET));

    assertThat(desk.busyProperty().get()).isTrue();
    assertThat(generator.runsStarted()).isZero();

    background.release();
    assertThat(desk.busyProperty().get()).isFalse();
    assertThat(generator.runsStarted()).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatTheGeneratorRefusesIsSaidUntilTheNextCommandIsCarriedOut() {
    desk.update(
        Plans.change(Set.of(Setting.SIMULATED_USERS), settings -> settings.simulatedUsers(3)));
    assertThat(desk.refusalProperty().get()).isEqualTo("No traffic generator is running");

    desk.start(Plans.to(TARGET));
    assertThat(desk.refusalProperty().get()).isEmpty();
  }

  @Test
  void aReadingIsShownAndToldOf() {
    List<Reading.Told> heard = new ArrayList<>();
    desk.onReading(heard::add);
    generator.start(Plans.to(TARGET));
    desk.take(told(local));

    assertThat(desk.isRunning()).isTrue();
    assertThat(heard).hasSize(1);
  }

  @Test
  void whileItIsSilentTheLastFiguresStay() {
    generator.start(Plans.to(TARGET));
    desk.take(told(local));
    desk.take(new Reading.Silent(local, Instant.EPOCH, "it is gone"));

    assertThat(desk.silenceProperty().get()).isEqualTo("it is gone");
    assertThat(desk.isRunning()).isTrue();

    desk.take(told(local));
    assertThat(desk.silenceProperty().get()).isEmpty();
  }

  @Test
  void aReadingOfAGeneratorThatIsNotDrivenAnyMoreIsLetGo() {
    generator.start(Plans.to(TARGET));
    Reading.Told late = told(local);
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));
    desk.take(late);

    assertThat(desk.isRunning()).isFalse();
    assertThat(desk.asked().name()).isEqualTo("there");
  }

  @Test
  void theSameGeneratorDrivenAgainIsAnotherConnection() {
    generator.start(Plans.to(TARGET));
    Reading.Told before = told(local);
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));
    desk.connect(local);
    desk.take(before);

    assertThat(desk.isRunning()).isFalse();
    assertThat(desk.asked()).isNotEqualTo(local);
    desk.take(told(desk.connection()));
    assertThat(desk.isRunning()).isTrue();
  }

  @Test
  void whatAGeneratorThatWasLeftHasAgainstACommandIsNotSaid() {
    background.hold();
    desk.update(Plans.users(3));
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));
    background.release();

    assertThat(desk.refusalProperty().get()).isEmpty();
    assertThat(desk.busyProperty().get()).isFalse();
  }

  @Test
  void whatIsLeftGoesOn() {
    desk.start(Plans.to(TARGET));
    desk.connect(new Connection("there", new FakeGenerator(), Optional.of(TARGET)));

    assertThat(generator.snapshot().state().isActive()).isTrue();
  }
}
