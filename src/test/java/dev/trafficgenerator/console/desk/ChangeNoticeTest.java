package dev.trafficgenerator.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.run.FakeGenerator;
import dev.trafficgenerator.run.Plans;
import dev.trafficgenerator.run.Reply;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.Annotation;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeNoticeTest {
  private static final URI TARGET = URI.create("http://127.0.0.1:1");

  private final FakeGenerator generator = new FakeGenerator();
  private final Desk desk =
      new Desk(
          new Connection("here", generator, Optional.empty()), new Inline(), ChangeNoticeTest::no);
  private final ChangeNotice notice = new ChangeNotice(desk);

  private static void no() {}

  private void look() {
    Connection from = desk.connection();
    desk.take(
        new Reading.Told(
            from,
            from.generator().snapshot(),
            from.generator().history(Duration.ZERO, Duration.ofSeconds(1)),
            true,
            Duration.ofMillis(3)));
  }

  private Optional<Annotation.Kind> latest() {
    return notice.latestProperty().get().map(change -> change.what().kind());
  }

  @Test
  void whatThisDeskCommandsIsNoNews() {
    look();
    desk.start(Plans.to(TARGET));
    look();
    desk.update(Plans.users(3));
    look();
    desk.stop(StopMode.FORCE);
    look();

    assertThat(latest()).isEmpty();
  }

  @Test
  void whatSomebodyElseDoesIsToldOnceAndCountedUntilDismissed() {
    look();
    generator.start(Plans.to(TARGET));
    look();
    assertThat(latest()).contains(Annotation.Kind.STARTED);

    generator.update(Plans.users(3));
    look();
    look();
    assertThat(notice.latestProperty().get().orElseThrow().before()).isEqualTo(1);
    assertThat(latest()).contains(Annotation.Kind.UPDATED);

    notice.dismiss();
    look();
    assertThat(latest()).isEmpty();
  }

  @Test
  void whatHadHappenedBeforeItWasWatchedIsNoNews() {
    generator.start(Plans.to(TARGET));
    generator.update(Plans.users(3));
    look();

    assertThat(latest()).isEmpty();
  }

  @Test
  void aRefusedCommandDoesNotHideWhatSomebodyElseDoes() {
    look();
    desk.update(Plans.users(3));
    generator.start(Plans.to(TARGET));
    look();
    notice.dismiss();
    assertThat(generator.update(Plans.users(3))).isEqualTo(Reply.UPDATED);
    look();

    assertThat(latest()).contains(Annotation.Kind.UPDATED);
  }

  @Test
  void anotherGeneratorIsAnotherStory() {
    look();
    var other = new FakeGenerator();
    other.start(Plans.to(TARGET));
    desk.connect(new Connection("there", other, Optional.of(TARGET)));
    look();
    assertThat(latest()).isEmpty();

    other.stop(StopMode.FORCE);
    look();
    assertThat(latest()).contains(Annotation.Kind.STOPPED);
  }
}
