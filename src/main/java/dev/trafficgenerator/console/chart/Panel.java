package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.run.figures.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// One plot of a stack: series of one unit.
///
/// @param title empty where the labels at the lines' ends say enough
/// @param weight its share of the height, beside the other panels
/// @param stacked whether the series stand on each other
public record Panel(
    String title, Measure measure, double weight, boolean stacked, List<Series> series) {
  public Panel {
    series = List.copyOf(series);
  }

  /// A unit, and how its figures are written.
  public enum Measure {
    PER_SECOND,
    MILLIS,
    COUNT,
    PERCENT;

    private static final double KILO = 1_000;

    String text(double value) {
      return switch (this) {
        case PER_SECOND -> Figure.rate(value);
        case MILLIS -> Figure.millis(value);
        case COUNT -> Figure.count(Math.round(value));
        case PERCENT -> Figure.percent(value, 100);
      };
    }

    /// A round number at the axis.
    String tick(double value) {
      return switch (this) {
        case PER_SECOND, COUNT -> value >= 10 * KILO ? plain(value / KILO) + " k" : plain(value);
        case MILLIS -> value >= KILO ? plain(value / KILO) + " s" : plain(value) + " ms";
        case PERCENT -> plain(value) + " %";
      };
    }

    private static String plain(double value) {
      return value == Math.rint(value)
          ? Figure.count((long) value)
          : BigDecimal.valueOf(value)
              .round(new MathContext(3))
              .stripTrailingZeros()
              .toPlainString();
    }
  }

  /// How a series is drawn, so that it does not take its colour to tell it.
  public enum Stroke {
    THIN,
    NORMAL,
    DASHED,
    AREA,
    HATCHED
  }

  /// One line or area.
  ///
  /// @param values one for each of `times`; NaN where nothing was measured
  @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, drawn and never compared
  public record Series(String label, Ink ink, Stroke stroke, Times times, double[] values) {
    /// Whether there is anything but nothing in it.
    boolean isSomething() {
      for (double value : values) {
        if (value > 0) {
          return true;
        }
      }
      return false;
    }
  }

  /// The stretches of time that values stand for, in order.
  ///
  /// @param starts in seconds since the run began
  /// @param ends where each ends
  @SuppressWarnings("ArrayRecordComponent") // thousands of numbers, drawn and never compared
  public record Times(double[] starts, double[] ends) {
    int count() {
      return starts.length;
    }

    double middle(int i) {
      return (starts[i] + ends[i]) / 2;
    }

    /// Whether one goes over into the next.
    boolean isAdjacent(int i, int next) {
      return starts[next] - ends[i] < 1e-6;
    }

    /// The one that holds `second`, or the nearest; -1 when there is none.
    int at(double second) {
      int low = -1;
      int high = starts.length - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (starts[middle] <= second) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low < 0 && starts.length > 0 ? 0 : low;
    }
  }

  /// The greatest value, or of a stacked panel the greatest sum.
  double greatest() {
    double greatest = 0;
    if (stacked && !series.isEmpty()) {
      double[] sums = new double[series.getFirst().values().length];
      for (Series each : series) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] += Double.isNaN(each.values()[i]) ? 0 : each.values()[i];
          greatest = Math.max(greatest, sums[i]);
        }
      }
      return greatest;
    }
    for (Series each : series) {
      for (double value : each.values()) {
        greatest = value > greatest ? value : greatest;
      }
    }
    return greatest;
  }
}
