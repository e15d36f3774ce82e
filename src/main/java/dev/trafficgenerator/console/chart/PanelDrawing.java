package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.console.chart.Panel.Series;
import dev.trafficgenerator.console.chart.Panel.Stroke;
import dev.trafficgenerator.console.chart.Panel.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/// Draws one panel: axis, series, and the labels at the lines' ends.
final class PanelDrawing {
  private static final double LABEL_DISTANCE = 14;
  private static final double SWATCH = 12;
  private static final double GAP = 8;
  private static final double TEXT_MIDDLE = 4;
  private static final double[] DASHES = {5, 3};
  private static final double[] SOLID = {};

  private final GraphicsContext pen;
  private final Function<Ink, Color> inks;
  private final Panel panel;
  private final StackLayout.Row row;
  private final double left;
  private final double right;
  private final Span span;
  private final Axis axis;

  PanelDrawing(
      GraphicsContext pen,
      Function<Ink, Color> inks,
      Panel panel,
      StackLayout.Row row,
      StackLayout layout,
      Span span,
      Axis axis) {
    this.pen = pen;
    this.inks = inks;
    this.panel = panel;
    this.row = row;
    this.left = layout.left();
    this.right = layout.right();
    this.span = span;
    this.axis = axis;
  }

  private record End(Series series, double y, double value) {}

  void draw() {
    grid();
    List<End> ends;
    pen.save();
    pen.beginPath();
    pen.rect(left, row.top() - 2, right - left, row.height() + 3);
    pen.clip();
    ends = panel.stacked() ? areas() : lines();
    pen.restore();
    labels(ends);
  }

  private void grid() {
    pen.setLineWidth(1);
    pen.setLineDashes(SOLID);
    pen.setTextAlign(TextAlignment.RIGHT);
    for (double value = 0; value <= axis.max() * 1.001; value += axis.step()) {
      double y = Math.rint(y(value)) + 0.5;
      pen.setStroke(inks.apply(value == 0 ? Ink.AXIS : Ink.GRID));
      pen.strokeLine(left, y, right, y);
      pen.setFill(inks.apply(Ink.CAPTION));
      pen.fillText(panel.measure().tick(value), left - GAP, y + TEXT_MIDDLE);
    }
    pen.setTextAlign(TextAlignment.LEFT);
  }

  private double x(double second) {
    return span.x(second, left, right);
  }

  private double y(double value) {
    return axis.y(value, row.bottom(), row.top());
  }

  private List<End> lines() {
    var ends = new ArrayList<End>();
    for (Series series : panel.series()) {
      pen.setStroke(inks.apply(series.ink()));
      pen.setLineCap(StrokeLineCap.BUTT);
      pen.setLineWidth(
          series.stroke() == Stroke.NORMAL ? 2 : series.stroke() == Stroke.THIN ? 1 : 1.5);
      pen.setLineDashes(series.stroke() == Stroke.DASHED ? DASHES : SOLID);
      double[] values = series.values();
      for (int[] run : runs(series.times(), values)) {
        pen.beginPath();
        roof(series.times(), run, i -> values[i]);
        pen.stroke();
      }
      int last = values.length - 1;
      if (last >= 0 && !Double.isNaN(values[last])) {
        ends.add(new End(series, y(values[last]), values[last]));
      }
    }
    pen.setLineDashes(SOLID);
    return ends;
  }

  private List<End> areas() {
    var ends = new ArrayList<End>();
    double[] base =
        new double[panel.series().isEmpty() ? 0 : panel.series().getFirst().times().count()];
    for (Series series : panel.series()) {
      double[] values = series.values();
      double[] floor = base.clone();
      for (int i = 0; i < base.length; i++) {
        base[i] += Double.isNaN(values[i]) ? 0 : values[i];
      }
      pen.setFill(fill(series));
      for (int[] run : runs(series.times(), values)) {
        pen.beginPath();
        roof(series.times(), run, i -> base[i]);
        floor(series.times(), run, i -> floor[i]);
        pen.closePath();
        pen.fill();
      }
      int last = values.length - 1;
      if (last >= 0) {
        ends.add(new End(series, y((base[last] + floor[last]) / 2), values[last]));
      }
    }
    return ends;
  }

  private Paint fill(Series series) {
    Color ink = inks.apply(series.ink());
    return series.stroke() == Stroke.HATCHED
        ? new ImagePattern(Hatch.of(ink), 0, 0, Hatch.SIZE, Hatch.SIZE, false)
        : ink;
  }

  /// First and last index of each stretch without a gap.
  private static List<int[]> runs(Times times, double[] values) {
    var runs = new ArrayList<int[]>();
    int first = -1;
    for (int i = 0; i < values.length; i++) {
      boolean here = !Double.isNaN(values[i]);
      if (first >= 0 && (!here || !times.isAdjacent(i - 1, i))) {
        runs.add(new int[] {first, i - 1});
        first = -1;
      }
      if (here && first < 0) {
        first = i;
      }
    }
    if (first >= 0) {
      runs.add(new int[] {first, values.length - 1});
    }
    return runs;
  }

  /// From the begin of the first stretch through the middle of each to the end of the last.
  private void roof(Times times, int[] run, IntToDoubleFunction value) {
    double first = y(value.applyAsDouble(run[0]));
    pen.moveTo(x(times.starts()[run[0]]), first);
    for (int i = run[0]; i <= run[1]; i++) {
      pen.lineTo(x(times.middle(i)), y(value.applyAsDouble(i)));
    }
    pen.lineTo(x(times.ends()[run[1]]), y(value.applyAsDouble(run[1])));
  }

  /// The same, back.
  private void floor(Times times, int[] run, IntToDoubleFunction value) {
    pen.lineTo(x(times.ends()[run[1]]), y(value.applyAsDouble(run[1])));
    for (int i = run[1]; i >= run[0]; i--) {
      pen.lineTo(x(times.middle(i)), y(value.applyAsDouble(i)));
    }
    pen.lineTo(x(times.starts()[run[0]]), y(value.applyAsDouble(run[0])));
  }

  private void labels(List<End> ends) {
    List<End> shown =
        ends.stream()
            .filter(end -> !panel.stacked() || end.value() > 0 || ends.size() == 1)
            .sorted(Comparator.comparingDouble(End::y))
            .toList();
    double[] y =
        StackLayout.apart(
            shown.stream().mapToDouble(End::y).toArray(),
            LABEL_DISTANCE,
            row.top() + 2,
            row.bottom() - 2);
    for (int i = 0; i < shown.size(); i++) {
      End end = shown.get(i);
      swatch(pen, inks, end.series(), right + GAP, y[i]);
      pen.setFill(inks.apply(Ink.TEXT));
      String text = end.series().label() + "  " + panel.measure().text(end.value());
      pen.fillText(text, right + GAP + SWATCH + 6, y[i] + TEXT_MIDDLE);
    }
  }

  /// A bit of a series as it is drawn.
  static void swatch(
      GraphicsContext pen, Function<Ink, Color> inks, Series series, double x, double y) {
    Color ink = inks.apply(series.ink());
    switch (series.stroke()) {
      case AREA -> {
        pen.setFill(ink);
        pen.fillRect(x, y - 4, SWATCH, 8);
      }
      case HATCHED -> {
        pen.setFill(new ImagePattern(Hatch.of(ink), 0, 0, Hatch.SIZE, Hatch.SIZE, false));
        pen.fillRect(x, y - 4, SWATCH, 8);
      }
      case THIN, NORMAL, DASHED -> {
        pen.setStroke(ink);
        pen.setLineWidth(series.stroke() == Stroke.THIN ? 1 : 2);
        pen.setLineDashes(series.stroke() == Stroke.DASHED ? DASHES : SOLID);
        pen.strokeLine(x, Math.rint(y) + 0.5, x + SWATCH, Math.rint(y) + 0.5);
        pen.setLineDashes(SOLID);
      }
    }
  }
}
