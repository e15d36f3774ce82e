package dev.trafficgenerator.console.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round times of day along the time axis.
final class TimeTicks {
  private static final int DAY = 86_400;
  private static final int MINUTE = 60;
  private static final int[] STEPS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY
  };
  private static final DateTimeFormatter WITH_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter WITHOUT_SECONDS =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private TimeTicks() {}

  /// @param second since the run began
  /// @param label `10:31`, or `10:31:15` where ticks are less than a minute apart
  record Tick(double second, String label) {}

  /// @param most how many there is room for
  static List<Tick> of(Span span, Instant startedAt, ZoneId zone, int most) {
    long step = step(span.seconds(), Math.max(1, most));
    int offset = zone.getRules().getOffset(startedAt).getTotalSeconds();
    // Round by the clock on the wall: a tick of an hour stands at the full hour here.
    double begin = startedAt.toEpochMilli() / 1e3 + offset;
    var ticks = new ArrayList<Tick>();
    double first = Math.ceil((begin + span.from()) / step) * step;
    for (double at = first; at - begin <= span.to(); at += step) {
      Instant moment = Instant.ofEpochMilli(Math.round((at - offset) * 1e3));
      DateTimeFormatter format = step < MINUTE ? WITH_SECONDS : WITHOUT_SECONDS;
      ticks.add(new Tick(at - begin, format.format(moment.atZone(zone))));
    }
    return ticks;
  }

  private static long step(double seconds, int most) {
    for (int step : STEPS) {
      if (seconds / step <= most) {
        return step;
      }
    }
    return DAY * (long) Math.ceil(seconds / DAY / most);
  }

  /// The time of day `second` seconds after a run's start.
  static String clock(Instant startedAt, double second, ZoneId zone) {
    return WITH_SECONDS.format(startedAt.plusMillis(Math.round(second * 1e3)).atZone(zone));
  }
}
