package dev.trafficgenerator.console.chart;

import dev.trafficgenerator.console.chart.Panel.Series;
import dev.trafficgenerator.run.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One vertical over all panels, and beside it the values of that moment.
final class CrossHair {
  private static final double LINE = 17;
  private static final double INSET = 10;
  private static final double SWATCH = 20;
  private static final double DISTANCE = 12;
  private static final double COLUMNS_GAP = 16;

  /// How near a flag has to be to be told of, in pixels.
  private static final double NEAR = 5;

  private final ChartFrame frame;
  private final StackLayout layout;

  CrossHair(ChartFrame frame, StackLayout layout) {
    this.frame = frame;
    this.layout = layout;
  }

  /// One line of what is told; without a series it is a heading.
  record Line(String label, String value, List<Series> series) {}

  /// What there is to tell of a moment; empty where nothing is known.
  List<Line> lines(double second) {
    var lines = new ArrayList<Line>();
    for (Panel panel : frame.panels()) {
      for (Series series : panel.stacked() ? panel.series().reversed() : panel.series()) {
        int i = series.times().at(second);
        if (i < 0 || second < series.times().starts()[i] || second > series.times().ends()[i]) {
          continue;
        }
        if (lines.isEmpty()) {
          double middle = series.times().middle(i);
          lines.add(
              new Line(
                  TimeTicks.clock(frame.startedAt(), middle, frame.zone()),
                  Figure.clock(Duration.ofSeconds((long) middle)),
                  List.of()));
        }
        double value = series.values()[i];
        String text = Double.isNaN(value) ? "–" : panel.measure().text(value);
        lines.add(new Line(series.label(), text, List.of(series)));
      }
    }
    double near = NEAR / (layout.right() - layout.left()) * frame.span().seconds();
    frame.flags().stream()
        .filter(flag -> Math.abs(flag.second() - second) <= near)
        .forEach(flag -> lines.add(new Line(flag.text(), "", List.of())));
    return lines;
  }

  void draw(GraphicsContext pen, Function<Ink, Color> inks, Font font, double second) {
    double x = Math.rint(frame.span().x(second, layout.left(), layout.right())) + 0.5;
    pen.setFont(font);
    pen.setLineWidth(1);
    pen.setStroke(inks.apply(Ink.TEXT));
    layout.rows().forEach(row -> pen.strokeLine(x, row.top(), x, row.bottom()));
    List<Line> lines = lines(second);
    if (lines.isEmpty()) {
      return;
    }
    double labels = 0;
    double values = 0;
    for (Line line : lines) {
      double swatch = line.series().isEmpty() ? 0 : SWATCH;
      labels = Math.max(labels, swatch + StackDrawing.width(line.label(), font));
      values = Math.max(values, StackDrawing.width(line.value(), font));
    }
    double width = Math.ceil(labels + COLUMNS_GAP + values + 2 * INSET);
    double height = lines.size() * LINE + INSET;
    double left = x + DISTANCE + width > layout.right() ? x - DISTANCE - width : x + DISTANCE;
    box(pen, inks, lines, Math.rint(Math.max(0, left)), layout.top(), width, height);
  }

  private static void box(
      GraphicsContext pen,
      Function<Ink, Color> inks,
      List<Line> lines,
      double left,
      double top,
      double width,
      double height) {
    pen.setFill(inks.apply(Ink.GROUND));
    pen.fillRoundRect(left, top, width, height, 6, 6);
    pen.setStroke(inks.apply(Ink.AXIS));
    pen.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 6, 6);
    double y = top + LINE;
    for (Line line : lines) {
      double swatch = 0;
      for (Series series : line.series()) {
        PanelDrawing.swatch(pen, inks, series, left + INSET, y - 4);
        swatch = SWATCH;
      }
      pen.setTextAlign(TextAlignment.LEFT);
      pen.setFill(inks.apply(line.series().isEmpty() ? Ink.TEXT : Ink.CAPTION));
      pen.fillText(line.label(), left + INSET + swatch, y);
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.setFill(inks.apply(Ink.TEXT));
      pen.fillText(line.value(), left + width - INSET, y);
      y += LINE;
    }
    pen.setTextAlign(TextAlignment.LEFT);
  }
}
