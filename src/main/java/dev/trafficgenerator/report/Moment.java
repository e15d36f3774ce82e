package dev.trafficgenerator.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times of day as people read them.
final class Moment {
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private Moment() {}

  /// `11 Jan 2026, 10:30:00`
  static String dateAndTime(Instant at, ZoneId zone) {
    return DATE_AND_TIME.format(at.atZone(zone));
  }

  /// `10:30:00`
  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /// `UTC` or `UTC+01:00`
  static String zone(Instant at, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    return offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset.getId();
  }

  static boolean isSameDay(Instant one, Instant other, ZoneId zone) {
    return one.atZone(zone).toLocalDate().equals(other.atZone(zone).toLocalDate());
  }
}
