package dev.trafficgenerator.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Load curves for tests.
public final class LoadCurves {
  private LoadCurves() {}

  /// Of pairs of a second and a share.
  public static LoadCurve drawn(double... secondsAndShares) {
    List<LoadCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < secondsAndShares.length; i += 2) {
      points.add(
          new LoadCurve.Point(
              Seconds.toDuration(BigDecimal.valueOf(secondsAndShares[i])),
              secondsAndShares[i + 1]));
    }
    return new LoadCurve.Drawn(points);
  }
}
