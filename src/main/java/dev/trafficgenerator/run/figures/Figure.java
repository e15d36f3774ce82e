package dev.trafficgenerator.run.figures;

import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/// Numbers as people read them: `1,234`, `12.3 k/s`, `182 ms`, `1.24 s`, `0.42 %`, `3:07`. On the
/// terminal, in reports and on the screen, so that the same number looks the same everywhere.
public final class Figure {
  private static final double KILO = 1_000;
  private static final double MEGA = 1_000_000;

  private Figure() {}

  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  public static String rate(double perSecond) {
    if (perSecond >= 10 * KILO) {
      return String.format(Locale.ROOT, "%.1f k/s", perSecond / KILO);
    }
    return perSecond >= 100
        ? String.format(Locale.ROOT, "%,.0f/s", perSecond)
        : String.format(Locale.ROOT, "%.1f/s", perSecond);
  }

  public static String millis(double millis) {
    if (millis >= KILO) {
      return String.format(Locale.ROOT, "%.2f s", millis / KILO);
    }
    return millis >= 10
        ? String.format(Locale.ROOT, "%.0f ms", millis)
        : String.format(Locale.ROOT, "%.1f ms", millis);
  }

  public static String percent(double part, double whole) {
    double percent = whole == 0 ? 0 : 100 * part / whole;
    return percent >= 10 || percent == 0
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.2f %%", percent);
  }

  /// How many requests got no answer, and why: `12 (connect: 10, timeout: 2)`.
  public static String failures(FailureCounts counts) {
    var text = new StringJoiner(", ", count(counts.total()) + " (", ")");
    add(text, "dns", counts.dns());
    add(text, "connect", counts.connect());
    add(text, "tls", counts.tls());
    add(text, "timeout", counts.timeout());
    add(text, "reset", counts.reset());
    add(text, "protocol", counts.protocol());
    add(text, "aborted", counts.aborted());
    return counts.total() == 0 ? "0" : text.toString();
  }

  private static void add(StringJoiner text, String cause, long count) {
    if (count > 0) {
      text.add(cause + ": " + count(count));
    }
  }

  public static String bytes(long bytes) {
    if (bytes >= KILO * MEGA) {
      return String.format(Locale.ROOT, "%.2f GB", bytes / (KILO * MEGA));
    }
    if (bytes >= MEGA) {
      return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }
    return bytes >= KILO ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO) : bytes + " B";
  }

  /// `m:ss`, or `h:mm:ss` from an hour on.
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
