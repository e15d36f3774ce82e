package dev.trafficgenerator.console.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.Transform;

/// Panels over one time axis, with one cross-hair that the pointer or the arrow keys move. Draws at
/// most once in a pulse, and only while it is in a window.
public final class ChartStack extends Region {
  private static final StyleablePropertyFactory<ChartStack> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final double FONT_SIZE = 12;
  private static final double PICTURE_SCALE = 2;
  private static final double WIDTH = 600;
  private static final double HEIGHT = 300;
  private static final double HEIGHT_MIN = 200;

  private final Map<Ink, StyleableProperty<Color>> inks = new EnumMap<>(Ink.class);
  private final Canvas canvas = new Canvas();
  private final Canvas overlay = new Canvas();
  private final List<Axis.Steady> axes = new ArrayList<>();
  private final List<Integer> ticks = new ArrayList<>();
  private final Font font = Font.font(FONT_SIZE);
  private ChartFrame frame = ChartFrame.NONE;
  private OptionalDouble pointed = OptionalDouble.empty();

  public ChartStack() {
    for (Ink ink : Ink.values()) {
      StyleableProperty<Color> property =
          FACTORY.createStyleableColorProperty(
              this, ink.name(), ink.property(), stack -> stack.inkProperty(ink), Ink.PLAIN);
      inks.put(ink, property);
      ((ObservableValue<?>) property).addListener((_, _, _) -> requestLayout());
    }
    getStyleClass().add("chart-stack");
    getChildren().addAll(canvas, overlay);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    overlay.setMouseTransparent(true);
    setOnMouseMoved(event -> point(OptionalDouble.of(event.getX())));
    setOnMouseExited(_ -> point(OptionalDouble.empty()));
    setOnMousePressed(_ -> requestFocus());
    setOnKeyPressed(this::pressed);
    focusedProperty().addListener((_, _, focused) -> unpoint(focused));
  }

  private void unpoint(boolean focused) {
    if (!focused && !isHover()) {
      point(OptionalDouble.empty());
    }
  }

  private StyleableProperty<Color> inkProperty(Ink ink) {
    return Objects.requireNonNull(inks.get(ink));
  }

  private Color ink(Ink ink) {
    return inkProperty(ink).getValue();
  }

  /// Shows a frame, from the next pulse on.
  public void show(ChartFrame next) {
    boolean same = next.startedAt().equals(frame.startedAt());
    if (!same || next.panels().size() != axes.size()) {
      axes.clear();
    }
    frame = next;
    setAccessibleText(next.summary());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    for (Canvas each : List.of(canvas, overlay)) {
      each.setWidth(getWidth());
      each.setHeight(getHeight());
    }
    draw();
    drawCrossHair();
  }

  private StackLayout geometry() {
    return StackLayout.of(getWidth(), getHeight(), frame.panels());
  }

  private void draw() {
    var pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, getWidth(), getHeight());
    new StackDrawing(pen, this::ink, font, frame, getWidth(), getHeight()).draw(axesNow());
  }

  private List<Axis> axesNow() {
    var now = new ArrayList<Axis>();
    List<StackLayout.Row> rows = geometry().rows();
    for (int i = 0; i < frame.panels().size(); i++) {
      Panel panel = frame.panels().get(i);
      int room = StackDrawing.ticks(rows.get(i).height());
      if (panel.measure() == Panel.Measure.PERCENT) {
        now.add(new Axis(100, 100.0 / Math.max(1, room)));
      } else {
        now.add(steady(i, room, panel).holding(panel.greatest()));
      }
    }
    return now;
  }

  private Axis.Steady steady(int i, int room, Panel panel) {
    boolean whole = panel.measure() == Panel.Measure.COUNT;
    while (axes.size() <= i) {
      axes.add(new Axis.Steady(room, whole));
      ticks.add(room);
    }
    if (ticks.get(i) != room) {
      ticks.set(i, room);
      axes.set(i, new Axis.Steady(room, whole));
    }
    return axes.get(i);
  }

  private void point(OptionalDouble x) {
    pointed = x;
    drawCrossHair();
  }

  private void drawCrossHair() {
    var pen = overlay.getGraphicsContext2D();
    pen.clearRect(0, 0, getWidth(), getHeight());
    StackLayout layout = geometry();
    pointed.ifPresent(x -> {
      if (x >= layout.left() && x <= layout.right()) {
        double second = frame.span().second(x, layout.left(), layout.right());
        new CrossHair(frame, layout).draw(pen, this::ink, font, second);
      }
    });
  }

  private void pressed(KeyEvent event) {
    StackLayout layout = geometry();
    double now = pointed.orElse(layout.right());
    double step = Math.max(1, (layout.right() - layout.left()) / frame.span().seconds());
    OptionalDouble next =
        switch (event.getCode()) {
          case LEFT -> OptionalDouble.of(Math.max(layout.left(), now - step));
          case RIGHT -> OptionalDouble.of(Math.min(layout.right(), now + step));
          case HOME -> OptionalDouble.of(layout.left());
          case END -> OptionalDouble.of(layout.right());
          default -> OptionalDouble.empty();
        };
    if (next.isPresent() || event.getCode() == KeyCode.ESCAPE) {
      point(next);
      event.consume();
    }
  }

  /// What is drawn now, without the cross-hair, at twice its size.
  public WritableImage picture() {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(PICTURE_SCALE, PICTURE_SCALE));
    return canvas.snapshot(parameters, null);
  }

  @Override
  protected double computePrefWidth(double height) {
    return WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT_MIN;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(ChartStack.class.getResource("chart.css")).toExternalForm();
  }
}
