package dev.trafficgenerator.console.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trafficgenerator.console.runs.Course.Point;
import dev.trafficgenerator.console.runs.Course.Spot;
import dev.trafficgenerator.report.Records;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
  @Test
  void whereNothingWasMeasuredIsAHole() {
    // Each third second of these is without a request.
    Course course = Course.of(Records.of(8).history());
    List<List<Spot>> p95 = course.line(Point::p95Millis);

    assertThat(p95).hasSize(3);
    assertThat(p95.getFirst()).containsExactly(new Spot(0.5, 283.771), new Spot(1.5, 283.771));
    assertThat(course.line(Point::requestsPerSecond))
        .singleElement()
        .satisfies(
            line -> assertThat(line).hasSize(8).contains(new Spot(2.5, 0), new Spot(3.5, 12)));
    assertThat(course.lastSecond()).isEqualTo(8);
  }

  @Test
  void aSingleSecondIsDrawnAsLongAsItIs() {
    Course course = Course.of(Records.of(4).history());

    assertThat(course.line(Point::p95Millis).getLast())
        .containsExactly(new Spot(3, 283.771), new Spot(4, 283.771));
  }

  @Test
  void aLongCourseIsPutTogether() {
    Course course = Course.of(Records.of(86_400).history());

    assertThat(course.points()).hasSizeBetween(100, Course.POINTS_MAX);
    assertThat(course.line(Point::p95Millis)).hasSizeLessThanOrEqualTo(Course.PIECES_MAX);
    assertThat(course.lastSecond()).isEqualTo(86_400);
    // 12 requests in each of two minutes of three.
    assertThat(course.line(Point::requestsPerSecond).getFirst().getFirst().value())
        .isBetween(0.12, 0.2);
  }

  @Test
  void aRunWithoutACourseHasNoLine() {
    Course course = Course.of(RunHistory.NONE);

    assertThat(course.line(Point::requestsPerSecond)).isEmpty();
    assertThat(course.lastSecond()).isZero();
  }
}
