package dev.trafficgenerator.console.chart;

import java.util.Locale;
import javafx.scene.paint.Color;

/// What a chart is drawn with. The colours come from the style sheet, as `-ink-answers-2xx` and so
/// on.
public enum Ink {
  ANSWERS_1XX,
  ANSWERS_2XX,
  ANSWERS_3XX,
  ANSWERS_4XX,
  ANSWERS_5XX,
  NO_ANSWER,
  P50,
  P95,
  P99,
  USERS,
  CPU,
  MEMORY,
  /// The ground that is drawn upon.
  GROUND,
  TEXT,
  CAPTION,
  GRID,
  AXIS,
  MARK,
  /// Of something that went wrong.
  ALERT,
  /// The ground of a time in which the generator held the run back.
  SATURATED;

  /// Without a style sheet.
  static final Color PLAIN = Color.GRAY;

  /// The style sheet's name for it.
  String property() {
    return "-ink-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
