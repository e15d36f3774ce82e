package dev.trafficgenerator.console.chart;

/// A stretch of time that is shown, in seconds since the run began; it may begin before the run.
public record Span(double from, double to) {

  /// The shortest that is shown of a whole run: its first seconds would be a wall.
  private static final double WHOLE_SECONDS_MIN = 30;

  /// How much of a run is shown.
  public enum Window {
    MINUTE(60),
    FIVE_MINUTES(300),
    WHOLE(0);

    private final int seconds;

    Window(int seconds) {
      this.seconds = seconds;
    }

    /// What is shown of a run that has come to second `end`. All but the whole run is a window of
    /// one width that moves on.
    public Span upTo(double end) {
      return this == WHOLE
          ? new Span(0, Math.max(end, WHOLE_SECONDS_MIN))
          : new Span(end - seconds, end);
    }
  }

  public double seconds() {
    return to - from;
  }

  /// Where a moment lies between `left` and `right`.
  double x(double second, double left, double right) {
    return left + (second - from) / seconds() * (right - left);
  }

  /// The moment at `x`.
  double second(double x, double left, double right) {
    return from + (x - left) / (right - left) * seconds();
  }
}
