package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Variable.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// How a time is written, in UTC; names of days and months are English, as HTTP's are.
@FunctionalInterface
interface TimeFormat {

  String text(Instant time);

  /// The format called so, or the pattern.
  ///
  /// @throws IllegalArgumentException if the pattern is none, with the reason as its message
  static TimeFormat of(String format) {
    return switch (format) {
      case Timestamp.ISO -> new DateTimeFormatterBuilder().appendInstant(3).toFormatter()::format;
      case Timestamp.UNIX -> time -> Long.toString(time.getEpochSecond());
      case Timestamp.UNIX_MS -> time -> Long.toString(time.toEpochMilli());
      default ->
          DateTimeFormatter.ofPattern(format, Locale.ENGLISH).withZone(ZoneOffset.UTC)::format;
    };
  }
}
