package dev.trafficgenerator.console.load.curve;

import java.util.List;
import java.util.stream.LongStream;

/// Where an axis has its marks: few, at round numbers, from 0 on.
///
/// @param step from one mark to the next
/// @param top what the axis ends at; at least the largest value
record Scale(double step, double top) {
  /// Round times: seconds, minutes, hours and days.
  private static final long[] TIMES = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600,
    43_200, 86_400
  };

  /// For a count from 0 to `largest`; ends at a mark.
  static Scale ofCount(double largest, int marksMost) {
    double step = Math.max(1, round(largest / marksMost));
    return new Scale(step, Math.max(1, Math.ceil(largest / step)) * step);
  }

  /// For seconds from 0 to `largest`, where it ends.
  static Scale ofSeconds(double largest, int marksMost) {
    double least = largest / marksMost;
    if (least < TIMES[0] / 2.0) {
      return new Scale(round(least), largest);
    }
    for (long time : TIMES) {
      if (time >= least) {
        return new Scale(time, largest);
      }
    }
    long day = TIMES[TIMES.length - 1];
    return new Scale(round(least / day) * day, largest);
  }

  /// The smallest of 1, 2, 5, 10, 20 … and 0.5, 0.2 … that is not below `number`.
  private static double round(double number) {
    double power = Math.pow(10, Math.floor(Math.log10(number)));
    double times = number / power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  /// The marks, 0 among them.
  List<Double> marks() {
    // A hair more than the top, as tenths don't add up exactly.
    long count = (long) Math.floor(top / step * (1 + 1e-9));
    return LongStream.rangeClosed(0, count).mapToObj(mark -> mark * step).toList();
  }
}
