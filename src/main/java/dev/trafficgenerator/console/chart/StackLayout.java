package dev.trafficgenerator.console.chart;

import java.util.ArrayList;
import java.util.List;

/// Where the panels of a stack lie: below each other, all between the same left and right.
///
/// @param rows of each panel, without its title
record StackLayout(double left, double right, List<Row> rows) {
  /// For the figures at the axes.
  static final double LEFT = 56;

  /// For the labels at the lines' ends.
  static final double RIGHT = 136;

  /// For the flags above the first panel.
  static final double FLAGS = 12;

  /// For the title above each panel.
  static final double TITLE = 26;

  /// Above a panel without a title.
  static final double GAP = 18;

  /// For the times of day below the last panel.
  static final double TIMES = 22;

  record Row(double top, double bottom) {
    double height() {
      return bottom - top;
    }
  }

  static StackLayout of(double width, double height, List<Panel> panels) {
    double weights = panels.stream().mapToDouble(Panel::weight).sum();
    double above = panels.stream().mapToDouble(StackLayout::above).sum();
    double free = Math.max(0, height - FLAGS - TIMES - above);
    var rows = new ArrayList<Row>();
    double y = FLAGS;
    for (Panel panel : panels) {
      double top = Math.rint(y + above(panel));
      double bottom = Math.rint(y + above(panel) + free * panel.weight() / weights);
      rows.add(new Row(top, bottom));
      y = bottom;
    }
    return new StackLayout(LEFT, Math.max(LEFT + 1, Math.rint(width - RIGHT)), rows);
  }

  private static double above(Panel panel) {
    return panel.title().isEmpty() ? GAP : TITLE;
  }

  /// The bottom of the last panel.
  double bottom() {
    return rows.isEmpty() ? FLAGS : rows.getLast().bottom();
  }

  double top() {
    return rows.isEmpty() ? FLAGS : rows.getFirst().top();
  }

  /// Heights for labels that want to stand at `wanted`, in order, none over another and all between
  /// `top` and `bottom` as far as there is room.
  static double[] apart(double[] wanted, double distance, double top, double bottom) {
    double[] y = wanted.clone();
    double least = top;
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.max(y[i], least);
      least = y[i] + distance;
    }
    double most = bottom;
    for (int i = y.length - 1; i >= 0; i--) {
      y[i] = Math.min(y[i], most);
      most = y[i] - distance;
    }
    return y;
  }
}
