package dev.trafficgenerator.run;

import java.time.Duration;
import java.util.List;

/// Which share of the simulated users is active when, over a run.
public sealed interface LoadCurve {

  /// All users all the time.
  LoadCurve STEADY = new BuiltIn(Shape.STEADY);

  /// Most points of a curve.
  int POINTS_MAX = 1_000;

  /// What these are called in a problem.
  String POINTS = "points";

  /// A curve that has a name.
  record BuiltIn(Shape shape) implements LoadCurve {}

  /// A curve of one's own: straight from point to point. Before the first point its share counts,
  /// and after the last one that of the last. Two points at one time are a jump.
  ///
  /// @param points in the order of their times; at least one
  record Drawn(List<Point> points) implements LoadCurve {
    public Drawn {
      points = List.copyOf(points);
    }
  }

  /// So much of the users then.
  ///
  /// @param at since the run's start
  /// @param share 0 to 1
  record Point(Duration at, double share) {}

  /// The curves that have a name.
  enum Shape {
    /// All users all the time.
    STEADY("steady"),
    /// From none to all, evenly over the run's duration.
    RAMP("ramp"),
    /// A fifth of the users, and in the middle of the run's duration all of them.
    SPIKE("spike"),
    /// The hours of a day, from midnight to midnight, over and over.
    DAY("day");

    private final String label;

    Shape(String label) {
      this.label = label;
    }

    /// As it is written in a start body.
    public String label() {
      return label;
    }
  }
}
