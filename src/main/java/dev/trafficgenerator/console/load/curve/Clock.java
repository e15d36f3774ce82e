package dev.trafficgenerator.console.load.curve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Times since a start as people read them.
public final class Clock {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Clock() {}

  /// `0:30`, `3:07`, `1:00:00`, `2 d`, `2 d 3:00:00`; below ten seconds with a tenth where there is
  /// one: `0:02.5`.
  public static String text(double seconds) {
    BigDecimal exact = BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP);
    boolean isWhole = seconds >= 10 || exact.stripTrailingZeros().scale() <= 0;
    long whole = isWhole ? Math.round(seconds) : exact.longValue();
    String tenth = isWhole ? "" : exact.remainder(BigDecimal.ONE).toPlainString().substring(1);
    long days = whole / DAY;
    String clock = clock(whole % DAY) + tenth;
    if (days == 0) {
      return clock;
    }
    return whole % DAY == 0 ? days + " d" : days + " d " + clock;
  }

  /// As [#text], but whole hours of less than a day short, as on an axis: `6 h`.
  public static String mark(double seconds) {
    boolean isHours = seconds >= HOUR && seconds < DAY && seconds % HOUR == 0;
    return isHours ? Math.round(seconds / HOUR) + " h" : text(seconds);
  }

  private static String clock(long whole) {
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d:%02d", whole / MINUTE, whole % MINUTE)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
  }
}
