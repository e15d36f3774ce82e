package dev.trafficgenerator.console.chart;

import static dev.trafficgenerator.console.StagedGenerator.START;
import static dev.trafficgenerator.console.StagedGenerator.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trafficgenerator.console.chart.Panel.Series;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CoursePanelsTest {
  private final CoursePanels panels =
      new CoursePanels(Messages.in(Locale.ENGLISH), ZoneId.of("UTC"));

  private ChartFrame frame(List<HistoryBucket> course, Annotation... annotations) {
    return panels.frame(START, new Span(0, 60), course, List.of(annotations));
  }

  @Test
  void whereNothingEndedThereIsNoLatencyRatherThanOneOfZero() {
    ChartFrame frame = frame(List.of(second(0, 5, 0), second(1, 0, 0)));

    Series p95 = frame.panels().get(1).series().get(1);
    assertThat(p95.label()).isEqualTo("p95");
    assertThat(p95.values()).containsExactly(20, Double.NaN);
  }

  @Test
  void onlyClassesThatOccurAreStacked() {
    assertThat(frame(List.of(second(0, 5, 0))).panels().getFirst().series())
        .extracting(Series::label)
        .containsExactly("2xx");
    assertThat(frame(List.of(second(0, 5, 2))).panels().getFirst().series())
        .extracting(Series::label)
        .containsExactly("2xx", "no answer");
  }

  @Test
  void aStackIsAsHighAsItsSum() {
    Panel answers = frame(List.of(second(0, 5, 2), second(1, 9, 4))).panels().getFirst();

    assertThat(answers.greatest()).isEqualTo(9);
  }

  @Test
  void whatBefellTheRunInTheWindowIsFlagged() {
    ChartFrame frame =
        frame(
            List.of(second(0, 5, 0)),
            new Annotation(START, 0, Annotation.Kind.STARTED, "Started"),
            new Annotation(START, 12, Annotation.Kind.FAILED, "Over"),
            new Annotation(START, 61, Annotation.Kind.STOPPED, "Later"));

    assertThat(frame.flags())
        .containsExactly(
            new ChartFrame.Flag(0, "Started", false), new ChartFrame.Flag(12, "Over", true));
  }

  @Test
  void aLongCourseIsDrawnInNoMoreStretchesThanCanBeSeen() {
    List<HistoryBucket> hour = LongStream.range(0, 3_600).mapToObj(i -> second(i, 2, 0)).toList();

    ChartFrame frame = panels.frame(START, new Span(0, 3_600), hour, List.of());

    Series users = frame.panels().get(2).series().getFirst();
    assertThat(users.values().length).isBetween(800, 900);
    assertThat(frame.panels().getFirst().greatest()).isEqualTo(2);
  }

  @Test
  void oneSentenceSaysWhatIsToBeSeen() {
    assertThat(frame(List.of(second(0, 5, 0))).summary())
        .isEqualTo("Now 5.0/s, at most 5.0/s; p95 20 ms; 5 users; CPU 10 %.");
    assertThat(frame(List.of()).summary()).isEqualTo("Nothing has been measured yet.");
  }

  @Test
  void theCrossHairTellsTheValuesOfItsMoment() {
    ChartFrame frame =
        frame(
            List.of(second(0, 5, 2), second(1, 0, 0)),
            new Annotation(START, 0.6, Annotation.Kind.UPDATED, "Users 5 → 9"));
    var hair = new CrossHair(frame, StackLayout.of(800, 400, frame.panels()));

    assertThat(hair.lines(0.5))
        .extracting(CrossHair.Line::label, CrossHair.Line::value)
        .contains(
            tuple("10:30:00", "0:00"),
            tuple("no answer", "2.0/s"),
            tuple("p99", "30 ms"),
            tuple("Users 5 → 9", ""));
    assertThat(hair.lines(1.5))
        .extracting(CrossHair.Line::label, CrossHair.Line::value)
        .contains(tuple("p99", "–"));
    assertThat(hair.lines(30)).isEmpty();
  }
}
