package dev.trafficgenerator.console.runs;

import dev.trafficgenerator.console.runs.Course.Point;
import dev.trafficgenerator.console.runs.Course.Spot;
import dev.trafficgenerator.run.figures.Figure;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

/// One figure of two runs over the time since each began.
final class OverlaidChart {
  private static final double[] STEPS_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400
  };
  private static final int TICKS_MAX = 6;

  private OverlaidChart() {}

  static LineChart<Number, Number> of(
      Comparison comparison, ToDoubleFunction<Point> value, String title) {
    List<List<Spot>> before = comparison.courseBefore().line(value);
    List<List<Spot>> after = comparison.courseAfter().line(value);
    double end =
        Math.max(comparison.courseBefore().lastSecond(), comparison.courseAfter().lastSecond());
    var chart = new LineChart<Number, Number>(elapsed(end), height(highest(before, after)));
    chart.setAnimated(false);
    chart.setCreateSymbols(false);
    chart.setLegendVisible(false);
    chart.setTitle(title);
    chart.setAccessibleText(title);
    chart.getStyleClass().add("compare-chart");
    chart.getData().addAll(before.stream().map(OverlaidChart::series).toList());
    chart.getData().addAll(after.stream().map(OverlaidChart::series).toList());
    // At the end: each new series has the chart dress all of them anew.
    for (int i = 0; i < chart.getData().size(); i++) {
      String run = i < before.size() ? "run-before" : "run-after";
      chart.getData().get(i).getNode().getStyleClass().add(run);
    }
    return chart;
  }

  private static XYChart.Series<Number, Number> series(List<Spot> piece) {
    var series = new XYChart.Series<Number, Number>();
    piece.forEach(spot -> series.getData().add(new XYChart.Data<>(spot.second(), spot.value())));
    return series;
  }

  private static double highest(List<List<Spot>> before, List<List<Spot>> after) {
    return java.util.stream.Stream.of(before, after)
        .flatMap(List::stream)
        .flatMap(List::stream)
        .mapToDouble(Spot::value)
        .max()
        .orElse(0);
  }

  private static NumberAxis elapsed(double end) {
    double step = STEPS_SECONDS[STEPS_SECONDS.length - 1];
    for (int i = STEPS_SECONDS.length - 1; i >= 0; i--) {
      if (end / STEPS_SECONDS[i] <= TICKS_MAX) {
        step = STEPS_SECONDS[i];
      }
    }
    var axis = new NumberAxis(0, Math.max(end, 1), step);
    axis.setMinorTickVisible(false);
    axis.setTickLabelFormatter(new Elapsed((long) step));
    return axis;
  }

  private static NumberAxis height(double highest) {
    double step = niceStep(highest);
    var axis = new NumberAxis(0, Math.max(1, Math.ceil(highest / step)) * step, step);
    axis.setMinorTickVisible(false);
    return axis;
  }

  /// 1, 2 or 5 times a power of ten, so that there are about four.
  static double niceStep(double highest) {
    if (highest <= 0) {
      return 1;
    }
    double rough = highest / 4;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power;
  }

  /// The axis also marks its end, which falls on no round time.
  private static final class Elapsed extends StringConverter<Number> {
    private final long step;

    Elapsed(long step) {
      this.step = step;
    }

    @Override
    public String toString(Number seconds) {
      return seconds.longValue() % step == 0 && seconds.longValue() == seconds.doubleValue()
          ? Figure.clock(Duration.ofSeconds(seconds.longValue()))
          : "";
    }

    @Override
    public Number fromString(String text) {
      throw new UnsupportedOperationException("ticks are not typed");
    }
  }
}
