package dev.trafficgenerator.console.live;

import dev.trafficgenerator.console.chart.ChartFrame;
import dev.trafficgenerator.console.chart.CoursePanels;
import dev.trafficgenerator.console.chart.Span;
import dev.trafficgenerator.console.chart.Timeline;
import dev.trafficgenerator.console.desk.Desk;
import dev.trafficgenerator.console.desk.InForce;
import dev.trafficgenerator.console.desk.Messages;
import dev.trafficgenerator.console.desk.Reading;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.history.Annotation;
import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the live screen shows: the course of the run as far as it is kept, a window of it, and the
/// figures of now. Frozen, all of it stays as it is while the run and the keeping go on.
public final class LiveModel {
  /// Failures of the last seconds are of now.
  private static final int NOW_SECONDS = 10;

  private final Desk desk;
  private final InForce inForce;
  private final Messages messages;
  private final CoursePanels panels;
  private final Timeline timeline = new Timeline();
  private final ObjectProperty<Span.Window> window = new SimpleObjectProperty<>(Span.Window.MINUTE);
  private final BooleanProperty frozen = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Shown> shown;
  private Instant startedAt = Instant.EPOCH;
  private List<Annotation> annotations = List.of();
  private Course course;

  /// @param frame what the charts show
  record Shown(RunSnapshot snapshot, Glance glance, ChartFrame frame) {
    boolean isEmpty() {
      return snapshot.figures().setup().runId().isEmpty();
    }
  }

  /// What is shown, or frozen.
  private record Course(
      RunSnapshot snapshot, Instant startedAt, Timeline timeline, List<Annotation> annotations) {}

  public LiveModel(Desk desk, InForce inForce, Messages messages, ZoneId zone) {
    this.desk = desk;
    this.inForce = inForce;
    this.messages = messages;
    panels = new CoursePanels(messages, zone);
    course = new Course(desk.snapshot(), startedAt, timeline, annotations);
    shown = new ReadOnlyObjectWrapper<>(new Shown(desk.snapshot(), Glance.NONE, ChartFrame.NONE));
    desk.onReading(this::take);
    desk.connectionProperty().addListener((_, _, _) -> forget());
    window.addListener((_, _, _) -> refresh());
    frozen.addListener((_, _, on) -> freeze(on));
  }

  private void forget() {
    timeline.clear();
    annotations = List.of();
    frozen.set(false);
    follow();
  }

  private void take(Reading.Told told) {
    String before = course.snapshot().figures().setup().runId();
    if (told.isWhole()) {
      timeline.clear();
    }
    timeline.add(told.course().buckets());
    startedAt = told.course().startedAt();
    annotations = told.course().annotations();
    if (!told.snapshot().figures().setup().runId().equals(before)) {
      // Another run: what was frozen is not that any more.
      frozen.set(false);
    }
    if (!frozen.get()) {
      follow();
    }
  }

  private void freeze(boolean on) {
    if (on) {
      course = new Course(course.snapshot(), startedAt, timeline.copy(), annotations);
    } else {
      follow();
    }
  }

  private void follow() {
    course = new Course(desk.snapshot(), startedAt, timeline, annotations);
    refresh();
  }

  private void refresh() {
    Span span = span();
    List<HistoryBucket> buckets = course.timeline().within(span);
    OptionalDouble target =
        inForce.runProperty().get().stream()
            .mapToDouble(it -> it.settings().requestsPerSecond().orElse(Double.NaN))
            .filter(rate -> !Double.isNaN(rate))
            .findFirst();
    var glance =
        Glance.of(course.snapshot(), target, course.timeline().newest(NOW_SECONDS), messages);
    shown.set(
        new Shown(
            course.snapshot(),
            glance,
            panels.frame(course.startedAt(), span, buckets, course.annotations())));
  }

  private Span span() {
    return window.get().upTo((double) course.timeline().end());
  }

  /// The course that is shown, for it to be saved.
  RunHistory shownCourse() {
    Span span = span();
    return new RunHistory(
        course.snapshot().figures().setup().runId(),
        course.startedAt(),
        course.timeline().within(span),
        course.annotations().stream()
            .filter(it -> it.second() >= span.from() && it.second() <= span.to())
            .toList());
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  ObjectProperty<Span.Window> windowProperty() {
    return window;
  }

  BooleanProperty frozenProperty() {
    return frozen;
  }
}
