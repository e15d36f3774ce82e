package dev.trafficgenerator.run;

import java.time.Duration;

/// A time that is drawn evenly from a range; one that is always the same is a range of no width.
///
/// @param min the shortest
/// @param max the longest
public record TimeRange(Duration min, Duration max) {
  /// A time that is always the same.
  public static TimeRange always(Duration time) {
    return new TimeRange(time, time);
  }

  public boolean isOneTime() {
    return min.equals(max);
  }
}
