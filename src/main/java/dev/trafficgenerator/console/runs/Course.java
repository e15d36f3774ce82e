package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.run.history.HistoryBucket;
import dev.trafficgenerator.run.history.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A run's course in so few points that a chart can draw it at once.
///
/// @param points in order, equally far apart
record Course(List<Point> points) {
  /// Most points of a line.
  static final int POINTS_MAX = 600;

  /// Most pieces of a line: each is a shape of its own to the chart.
  static final int PIECES_MAX = 60;

  Course {
    points = List.copyOf(points);
  }

  /// A stretch of a run.
  ///
  /// @param second its middle, since the run began
  /// @param seconds how long it is
  /// @param p95Millis the worst of its parts; NaN where no request was completed
  record Point(double second, double seconds, double requestsPerSecond, double p95Millis) {}

  /// A place of a line.
  record Spot(double second, double value) {}

  static Course of(RunHistory history) {
    int points = POINTS_MAX;
    Course course = of(history.buckets(), points);
    // A course full of holes is drawn coarser, until few enough are left.
    while (points > 1 && course.line(Point::p95Millis).size() > PIECES_MAX) {
      points /= 2;
      course = of(history.buckets(), points);
    }
    return course;
  }

  private static Course of(List<HistoryBucket> buckets, int pointsMax) {
    int each = Math.max(1, Math.ceilDiv(buckets.size(), pointsMax));
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < buckets.size(); from += each) {
      points.add(point(buckets.subList(from, Math.min(buckets.size(), from + each))));
    }
    return new Course(points);
  }

  private static Point point(List<HistoryBucket> buckets) {
    long requests = 0;
    double elapsed = 0;
    double p95 = Double.NaN;
    for (HistoryBucket bucket : buckets) {
      requests += bucket.requests();
      elapsed += bucket.elapsedSeconds();
      if (bucket.requests() > 0) {
        p95 = Double.isNaN(p95) ? bucket.latency().p95() : Math.max(p95, bucket.latency().p95());
      }
    }
    long start = buckets.getFirst().startSecond();
    double seconds = (double) buckets.getLast().startSecond() + buckets.getLast().seconds() - start;
    double rate = elapsed > 0 ? requests / elapsed : 0;
    return new Point(start + seconds / 2, seconds, rate, p95);
  }

  /// The pieces of a line; between them nothing was measured. A piece of one point is drawn as long
  /// as its stretch.
  List<List<Spot>> line(ToDoubleFunction<Point> value) {
    List<List<Spot>> pieces = new ArrayList<>();
    List<Point> piece = new ArrayList<>();
    for (Point point : points) {
      if (Double.isNaN(value.applyAsDouble(point))) {
        end(piece, value, pieces);
      } else {
        piece.add(point);
      }
    }
    end(piece, value, pieces);
    return pieces;
  }

  private static void end(
      List<Point> piece, ToDoubleFunction<Point> value, List<List<Spot>> pieces) {
    if (piece.size() == 1) {
      Point only = piece.getFirst();
      double height = value.applyAsDouble(only);
      pieces.add(
          List.of(
              new Spot(only.second() - only.seconds() / 2, height),
              new Spot(only.second() + only.seconds() / 2, height)));
    } else if (!piece.isEmpty()) {
      pieces.add(piece.stream().map(it -> new Spot(it.second(), value.applyAsDouble(it))).toList());
    }
    piece.clear();
  }

  /// When the last stretch ends.
  double lastSecond() {
    return points.isEmpty() ? 0 : points.getLast().second() + points.getLast().seconds() / 2;
  }
}
