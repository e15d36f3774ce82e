package dev.trafficgenerator.console.load.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/// Draws a [UserCurve] with both axes. A few dozen nodes, made anew with each curve and only moved
/// with each size.
public final class CurvePane extends Pane {
  private static final double LEFT = 52;
  private static final double RIGHT = 24;
  private static final double TOP = 8;
  private static final double BOTTOM = 20;
  private static final double LABEL_HEIGHT = 16;
  private static final double LABEL_WIDTH = 72;
  private static final double GAP = 6;
  private static final int ROWS_MOST = 4;
  private static final int COLUMNS_MOST = 4;

  private final List<Mark> rows = new ArrayList<>();
  private final List<Mark> columns = new ArrayList<>();
  private final Polyline line = new Polyline();
  private final Polygon area = new Polygon();
  private UserCurve curve = new UserCurve(List.of(), 1, 1, 0, false);
  private Scale users = Scale.ofCount(1, ROWS_MOST);

  private record Mark(double at, Line line, Label label) {}

  public CurvePane() {
    getStyleClass().add("curve");
    line.getStyleClass().add("curve-line");
    area.getStyleClass().add("curve-area");
  }

  /// Shows another curve.
  public void show(UserCurve next) {
    curve = next;
    users = Scale.ofCount(next.peakUsers(), ROWS_MOST);
    rows.clear();
    columns.clear();
    users.marks().forEach(at -> rows.add(mark(at, number(at), Pos.CENTER_RIGHT)));
    Scale.ofSeconds(next.lastSecond(), COLUMNS_MOST)
        .marks()
        .forEach(at -> columns.add(mark(at, Clock.mark(at), Pos.CENTER)));
    getChildren().clear();
    for (List<Mark> marks : List.of(rows, columns)) {
      marks.forEach(mark -> getChildren().addAll(mark.line(), mark.label()));
    }
    getChildren().addAll(area, line);
    requestLayout();
  }

  private static String number(double users) {
    return String.format(Locale.ROOT, "%,.0f", users);
  }

  private static Mark mark(double at, String text, Pos alignment) {
    var line = new Line();
    line.getStyleClass().add("curve-grid");
    var label = new Label(text);
    label.getStyleClass().add("caption");
    label.setAlignment(alignment);
    return new Mark(at, line, label);
  }

  @Override
  protected void layoutChildren() {
    double bottom = getHeight() - BOTTOM;
    double right = getWidth() - RIGHT;
    for (Mark mark : rows) {
      double y = y(mark.at());
      place(mark.line(), LEFT, y, right, y);
      mark.label().resizeRelocate(0, y - LABEL_HEIGHT / 2, LEFT - GAP, LABEL_HEIGHT);
    }
    for (Mark mark : columns) {
      double x = x(mark.at());
      place(mark.line(), x, TOP, x, bottom);
      mark.label().resizeRelocate(x - LABEL_WIDTH / 2, bottom + GAP / 2, LABEL_WIDTH, LABEL_HEIGHT);
    }
    line.getPoints().clear();
    area.getPoints().setAll(x(0), bottom);
    for (UserCurve.Point point : curve.points()) {
      line.getPoints().addAll(x(point.second()), y(point.users()));
      area.getPoints().addAll(x(point.second()), y(point.users()));
    }
    area.getPoints().addAll(x(curve.lastSecond()), bottom);
  }

  /// On whole pixels, so that a thin line is not smeared over two.
  private static void place(Line line, double x1, double y1, double x2, double y2) {
    line.setStartX(Math.round(x1) + 0.5);
    line.setStartY(Math.round(y1) + 0.5);
    line.setEndX(Math.round(x2) + 0.5);
    line.setEndY(Math.round(y2) + 0.5);
  }

  private double x(double second) {
    return LEFT + (getWidth() - LEFT - RIGHT) * second / curve.lastSecond();
  }

  private double y(double count) {
    double bottom = getHeight() - BOTTOM;
    return bottom - (bottom - TOP) * count / users.top();
  }
}
