package dev.trafficgenerator.console.chart;

import java.util.List;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws a frame: the panels, the times of day below them, and what befell the run.
final class StackDrawing {
  private static final double TICK_ROOM = 88;
  private static final double FLAG_WIDTH = 6;
  private static final double FLAG_HEIGHT = 8;
  private static final double FLAG_TEXT_MIN = 32;
  private static final double FLAG_TEXT_GAP = 8;

  /// Panels at least this high have more than two ticks.
  private static final double TALL = 60;

  private final GraphicsContext pen;
  private final Function<Ink, Color> inks;
  private final Font font;
  private final ChartFrame frame;
  private final StackLayout layout;
  private final double width;
  private final double height;

  StackDrawing(
      GraphicsContext pen,
      Function<Ink, Color> inks,
      Font font,
      ChartFrame frame,
      double width,
      double height) {
    this.pen = pen;
    this.inks = inks;
    this.font = font;
    this.frame = frame;
    this.width = width;
    this.height = height;
    layout = StackLayout.of(width, height, frame.panels());
  }

  /// How many ticks a panel of this height has room for.
  static int ticks(double height) {
    return height >= 2 * TALL ? 4 : height >= TALL ? 3 : 1;
  }

  void draw(List<Axis> axes) {
    pen.setFont(font);
    pen.setFill(inks.apply(Ink.GROUND));
    pen.fillRect(0, 0, width, height);
    if (frame.panels().isEmpty()) {
      return;
    }
    saturated();
    times();
    for (int i = 0; i < axes.size(); i++) {
      Panel panel = frame.panels().get(i);
      new PanelDrawing(pen, inks, panel, layout.rows().get(i), layout, frame.span(), axes.get(i))
          .draw();
    }
    flags();
    titles();
  }

  /// Over the flags' lines, which must not strike them through.
  private void titles() {
    for (int i = 0; i < frame.panels().size(); i++) {
      String title = frame.panels().get(i).title();
      double y = layout.rows().get(i).top() - 7;
      pen.setFill(inks.apply(Ink.GROUND));
      if (!title.isEmpty()) {
        pen.fillRect(layout.left() - 1, y - 11, width(title) + 5, 15);
      }
      pen.setFill(inks.apply(Ink.TEXT));
      pen.fillText(title, layout.left(), y);
    }
  }

  private double x(double second) {
    return frame.span().x(second, layout.left(), layout.right());
  }

  private void saturated() {
    pen.setFill(inks.apply(Ink.SATURATED));
    for (Span span : frame.saturated()) {
      double from = Math.max(layout.left(), x(span.from()));
      double to = Math.min(layout.right(), x(span.to()));
      for (StackLayout.Row row : layout.rows()) {
        pen.fillRect(from, row.top(), Math.max(0, to - from), row.height());
      }
    }
  }

  private void times() {
    int most = (int) ((layout.right() - layout.left()) / TICK_ROOM);
    pen.setLineWidth(1);
    pen.setTextAlign(TextAlignment.CENTER);
    for (TimeTicks.Tick tick : TimeTicks.of(frame.span(), frame.startedAt(), frame.zone(), most)) {
      double x = Math.rint(x(tick.second())) + 0.5;
      pen.setStroke(inks.apply(Ink.GRID));
      layout.rows().forEach(row -> pen.strokeLine(x, row.top(), x, row.bottom()));
      pen.setFill(inks.apply(Ink.CAPTION));
      pen.fillText(tick.label(), x, layout.bottom() + 16);
    }
    pen.setTextAlign(TextAlignment.LEFT);
  }

  /// A thin vertical, a small flag, and what it says as far as there is room: to the right up to
  /// the next one, else to the left.
  private void flags() {
    List<ChartFrame.Flag> flags = frame.flags();
    double taken = 0;
    for (int i = 0; i < flags.size(); i++) {
      ChartFrame.Flag flag = flags.get(i);
      double x = Math.rint(x(flag.second())) + 0.5;
      double next = i + 1 < flags.size() ? x(flags.get(i + 1).second()) : width;
      Color ink = inks.apply(flag.alert() ? Ink.ALERT : Ink.MARK);
      pen.setStroke(ink);
      pen.setLineWidth(1);
      pen.strokeLine(x, 2, x, layout.bottom());
      pen.setFill(ink);
      pen.fillPolygon(
          new double[] {x, x + FLAG_WIDTH, x},
          new double[] {2, 2 + FLAG_HEIGHT / 2, 2 + FLAG_HEIGHT},
          3);
      double room = next - x - FLAG_WIDTH - 12;
      double wanted = width(flag.text());
      pen.setFill(inks.apply(flag.alert() ? Ink.ALERT : Ink.CAPTION));
      if (wanted > room && wanted <= x - FLAG_TEXT_GAP - taken) {
        pen.fillText(flag.text(), x - FLAG_TEXT_GAP - wanted, 11);
        taken = x + FLAG_WIDTH + FLAG_TEXT_GAP;
      } else {
        String text = room >= FLAG_TEXT_MIN ? fitting(flag.text(), room) : "";
        pen.fillText(text, x + FLAG_WIDTH + 4, 11);
        taken = x + FLAG_WIDTH + 4 + width(text) + FLAG_TEXT_GAP;
      }
    }
  }

  private String fitting(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + "…") > room) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length).strip() + "…";
  }

  private double width(String text) {
    return width(text, font);
  }

  static double width(String text, Font font) {
    var measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }
}
