package dev.trafficgenerator.console.live;

import static dev.trafficgenerator.console.StagedGenerator.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.StagedGenerator;
import dev.trafficgenerator.console.chart.Span;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.RunSettings;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LiveModelTest {
  private final StagedGenerator generator = new StagedGenerator();
  private final LiveModel model =
      new LiveModel(
          generator.desk(),
          new InForce(generator.desk(), StagedGenerator.INLINE),
          Messages.in(Locale.ENGLISH),
          ZoneId.of("UTC"));
  private final List<HistoryBucket> course = new ArrayList<>();
  private RunSettings settings = RunSettings.DEFAULTS;

  private void seconds(int count, long requests, long failures) {
    for (int i = 0; i < count; i++) {
      course.add(second(course.size(), requests, failures));
    }
    generator.running("run-1", settings, course);
  }

  private Glance glance() {
    return model.shownProperty().get().glance();
  }

  private Span span() {
    return model.shownProperty().get().frame().span();
  }

  @Test
  void beforeTheFirstRunThereIsNothingToShow() {
    generator.says(new RunState.Initializing(), RunFigures.NONE, List.of());

    assertThat(model.shownProperty().get().isEmpty()).isTrue();
    assertThat(glance().rate().figure()).isEqualTo("–");
  }

  @Test
  void cardsTellHowItGoes() {
    settings = settings.toBuilder().requestsPerSecond(OptionalDouble.of(500)).build();
    seconds(1, 421, 0);
    seconds(1, 421, 0);

    assertThat(glance().rate())
        .isEqualTo(new Glance.Card("421", "/s", "target 500/s", Glance.Tone.PLAIN));
    assertThat(glance().users()).isEqualTo(new Glance.Card("50", "", "of 50", Glance.Tone.PLAIN));
    assertThat(glance().latency().figure() + glance().latency().unit()).isEqualTo("20ms");
  }

  @Test
  void failuresAreRedWhileTheyComeAndNoLonger() {
    seconds(3, 10, 1);
    assertThat(glance().failures())
        .isEqualTo(new Glance.Card("10", "%", "3 of 30", Glance.Tone.WRONG));

    seconds(10, 10, 0);
    assertThat(glance().failures().tone()).isEqualTo(Glance.Tone.PLAIN);
    assertThat(glance().failures().detail()).isEqualTo("3 of 130");
  }

  @Test
  void theWindowIsChosenAndMovesOn() {
    seconds(400, 1, 0);
    assertThat(span()).isEqualTo(new Span(340, 400));

    model.windowProperty().set(Span.Window.FIVE_MINUTES);
    assertThat(span()).isEqualTo(new Span(100, 400));
    seconds(1, 1, 0);
    assertThat(span()).isEqualTo(new Span(101, 401));

    model.windowProperty().set(Span.Window.WHOLE);
    assertThat(span()).isEqualTo(new Span(0, 401));
  }

  @Test
  void aFrozenViewStaysWhileTheRunGoesOn() {
    seconds(100, 10, 0);
    model.frozenProperty().set(true);
    var before = model.shownProperty().get();
    seconds(50, 99, 0);

    assertThat(model.shownProperty().get()).isSameAs(before);

    model.frozenProperty().set(false);
    assertThat(span().to()).isEqualTo(150);
    assertThat(glance().rate().figure()).isEqualTo("99.0");
  }

  @Test
  void aFrozenViewCanBeLookedAtInAnotherWindow() {
    seconds(100, 10, 0);
    model.frozenProperty().set(true);
    seconds(50, 99, 0);
    model.windowProperty().set(Span.Window.WHOLE);

    assertThat(span()).isEqualTo(new Span(0, 100));
    assertThat(model.shownCourse().buckets()).hasSize(100);
  }

  @Test
  void anotherRunBeginsAnewAndThaws() {
    seconds(100, 10, 0);
    model.frozenProperty().set(true);
    generator.running("run-2", settings, List.of(second(0, 3, 0)));

    assertThat(model.frozenProperty().get()).isFalse();
    assertThat(model.shownCourse().runId()).isEqualTo("run-2");
    assertThat(model.shownCourse().buckets()).hasSize(1);
  }

  @Test
  void whatIsSavedIsWhatIsShown() {
    generator.annotates(
        new Annotation(StagedGenerator.START, 0, Annotation.Kind.STARTED, "Started"),
        new Annotation(StagedGenerator.START, 90, Annotation.Kind.UPDATED, "Users"));
    seconds(100, 10, 0);

    assertThat(model.shownCourse().buckets()).hasSize(60);
    assertThat(model.shownCourse().annotations())
        .extracting(Annotation::text)
        .containsExactly("Users");
  }

  @Test
  void afterTheRunTheCardsTellOfItAsAWhole() {
    seconds(3, 10, 1);
    var figures = StagedGenerator.figures("run-1", settings, course);
    generator.says(new RunState.Stopped(StagedGenerator.START), figures, course);

    assertThat(glance().failures().tone()).isEqualTo(Glance.Tone.PLAIN);
    assertThat(glance().latency().figure()).isEqualTo("0.0");
  }

  @Test
  void whatAStopCutOffIsNoTrouble() {
    HistoryBucket plain = second(0, 10, 0);
    course.add(
        new HistoryBucket(
            0,
            1,
            1,
            5,
            1,
            10,
            plain.responses(),
            new FailureCounts(0, 0, 0, 0, 0, 0, 2),
            0,
            plain.latency(),
            plain.service(),
            plain.lag(),
            plain.bytes(),
            10,
            5,
            40,
            1_000,
            false));
    generator.running("run-1", settings, course);

    assertThat(glance().failures().tone()).isEqualTo(Glance.Tone.PLAIN);
    seconds(1, 10, 1);
    assertThat(glance().failures().tone()).isEqualTo(Glance.Tone.WRONG);
  }

  @Test
  void aGeneratorThatCannotKeepUpIsToBeLookedAt() {
    seconds(1, 10, 0);
    assertThat(glance().generator().tone()).isEqualTo(Glance.Tone.PLAIN);
    RunFigures now = StagedGenerator.figures("run-1", settings, course);
    var saturated =
        new RunFigures(
            now.setup(),
            now.time(),
            now.now(),
            now.sessions(),
            now.visitors(),
            now.logins(),
            now.requests(),
            now.bytes(),
            now.timings(),
            now.verdict(),
            true,
            now.paths());
    generator.says(new RunState.Running(StagedGenerator.START), saturated, course);

    assertThat(glance().generator().tone()).isEqualTo(Glance.Tone.LOOK);
  }
}
