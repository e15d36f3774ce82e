package dev.trafficgenerator.console.chart;

/// A vertical axis: from 0 to a round number, with round steps.
///
/// @param step between two ticks; `max` is a multiple of it
record Axis(double max, double step) {
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /// Doubles are not exact: 0.3 is a multiple of 0.1 that must not be missed by a hair.
  private static final double HAIR = 1e-9;

  /// An axis of about `ticks` steps that holds `greatest`.
  ///
  /// @param whole whether nothing lies between whole numbers
  static Axis holding(double greatest, int ticks, boolean whole) {
    double least = (greatest > 0 ? greatest : 1) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = 10 * power;
    for (double round : ROUND) {
      if (round * power >= least * (1 - HAIR)) {
        step = round * power;
        break;
      }
    }
    if (whole) {
      step = Math.max(1, Math.ceil(step));
    }
    double steps = Math.max(1, Math.ceil((greatest > 0 ? greatest : 1) / step - HAIR));
    return new Axis(step * steps, step);
  }

  /// Where a value lies between `bottom` and `top`.
  double y(double value, double bottom, double top) {
    return bottom - value / max * (bottom - top);
  }

  /// An axis that holds still: it grows at once, and shrinks only when much less would do.
  static final class Steady {
    /// The share of the axis below which it shrinks.
    private static final double SHRINK_BELOW = 0.5;

    private final int ticks;
    private final boolean whole;
    private Axis axis = new Axis(0, 1);

    Steady(int ticks, boolean whole) {
      this.ticks = ticks;
      this.whole = whole;
    }

    /// The axis for what is shown now, whose greatest value is `greatest`.
    Axis holding(double greatest) {
      Axis needed = Axis.holding(greatest, ticks, whole);
      if (needed.max() > axis.max() || needed.max() < axis.max() * SHRINK_BELOW) {
        axis = needed;
      }
      return axis;
    }
  }
}
