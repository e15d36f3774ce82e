package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.rest.RemoteGenerator;
import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SnapshotPollerTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:1");

  private final FakeGenerator generator = new FakeGenerator();
  private final List<Reading> readings = new ArrayList<>();
  private Connection current = new Connection("here", generator, Optional.empty());

  @AutoClose
  private final SnapshotPoller poller =
      new SnapshotPoller(
          () -> current, readings::add, InstantSource.fixed(Instant.parse("2026-11-27T08:00:00Z")));

  private Reading.Told told() {
    poller.ask();
    return (Reading.Told) readings.getLast();
  }

  private static List<Long> seconds(Reading.Told told) {
    return told.course().buckets().stream().map(HistoryBucket::startSecond).toList();
  }

  @Test
  void eachReadingBringsOnlyWhatIsNewOfTheCourse() {
    generator.start(Plans.to(TARGET));
    generator.second();
    generator.second();
    Reading.Told first = told();
    generator.second();
    Reading.Told second = told();

    assertThat(seconds(first)).containsExactly(0L, 1L);
    assertThat(first.isWhole()).isTrue();
    assertThat(seconds(second)).containsExactly(2L);
    assertThat(second.isWhole()).isFalse();
  }

  @Test
  void anotherRunIsToldFromItsBeginning() {
    generator.start(Plans.to(TARGET));
    generator.second();
    told();
    generator.stop(StopMode.FORCE);
    generator.start(Plans.to(TARGET));
    generator.second();
    Reading.Told next = told();

    assertThat(seconds(next)).containsExactly(0L);
    assertThat(next.isWhole()).isTrue();
    assertThat(next.snapshot().figures().setup().runId()).isEqualTo("run-2");
  }

  @Test
  void anotherGeneratorIsToldFromItsBeginning() {
    generator.start(Plans.to(TARGET));
    generator.second();
    told();
    var other = new FakeGenerator();
    other.start(Plans.to(TARGET));
    other.second();
    current = new Connection("there", other, Optional.empty());
    Reading.Told next = told();

    assertThat(next.from().name()).isEqualTo("there");
    assertThat(seconds(next)).containsExactly(0L);
  }

  @Test
  void aGeneratorThatDoesNotAnswerIsSilentAndIsAskedAgain() {
    generator.start(Plans.to(TARGET));
    try (var nobody = new RemoteGenerator(URI.create("http://127.0.0.1:1"))) {
      current = new Connection("nobody", nobody, Optional.of(TARGET));
      poller.ask();
    }

    assertThat(readings.getLast())
        .isInstanceOfSatisfying(
            Reading.Silent.class,
            silent -> assertThat(silent.reason()).contains("No generator can be reached"));

    current = new Connection("here", generator, Optional.empty());
    assertThat(told().isWhole()).isTrue();
  }
}
