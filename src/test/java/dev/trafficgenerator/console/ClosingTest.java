package dev.trafficgenerator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.desk.Connection;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.Inline;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunHistory;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final FakeGenerator generator = new FakeGenerator();
  private final Connection local = new Connection("here", generator, Optional.empty());
  private final Desk desk = new Desk(local, new Inline(), () -> {});
  private final AtomicInteger closed = new AtomicInteger();
  private final Closing closing = new Closing(desk, closed::incrementAndGet);

  private void run() {
    desk.start(Plans.to(URI.create("http://127.0.0.1:1")));
    read();
  }

  private void read() {
    desk.take(new Reading.Told(local, generator.snapshot(), RunHistory.NONE, true, Duration.ZERO));
  }

  private Closing.State state() {
    return closing.stateProperty().get();
  }

  @Test
  void withoutARunNothingIsAsked() {
    assertThat(closing.asks()).isFalse();
    assertThat(state()).isEqualTo(Closing.State.QUIET);
  }

  @Test
  void aRunIsAskedFor() {
    run();

    assertThat(closing.asks()).isTrue();
    assertThat(state()).isEqualTo(Closing.State.ASKING);
    assertThat(closed).hasValue(0);

    closing.cancel();
    assertThat(state()).isEqualTo(Closing.State.QUIET);
    assertThat(desk.isRunning()).isTrue();
  }

  @Test
  void theWindowClosesWhenTheRunHasEnded() {
    run();
    closing.asks();
    closing.stopAndClose();
    assertThat(state()).isEqualTo(Closing.State.STOPPING);
    assertThat(closing.asks()).isTrue();
    assertThat(closed).hasValue(0);

    read();
    assertThat(closed).hasValue(1);
    assertThat(generator.state().isActive()).isFalse();
  }

  @Test
  void aRunElsewhereCanBeLeftAlone() {
    run();
    closing.asks();
    closing.closeNow();

    assertThat(closed).hasValue(1);
    assertThat(generator.state().isActive()).isTrue();
  }

  @Test
  void aRunThatEndsMeanwhileLeavesNothingToAsk() {
    run();
    closing.asks();
    generator.stop(StopMode.GRACEFUL);
    read();

    assertThat(state()).isEqualTo(Closing.State.QUIET);
    assertThat(closed).hasValue(0);
  }
}
