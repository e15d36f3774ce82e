package dev.trafficgenerator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/// Durations as people type them: `500ms`, `30s`, `5m`, `1h`, `1h30m`, and plain seconds.
final class Durations {
  private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

  private Durations() {}

  static Duration parse(String text) {
    String trimmed = text.strip();
    if (PLAIN.matcher(trimmed).matches()) {
      return ofSeconds(Double.parseDouble(trimmed));
    }
    Matcher part = PART.matcher(trimmed);
    Duration sum = Duration.ZERO;
    int at = 0;
    while (part.find() && part.start() == at) {
      double amount = Double.parseDouble(part.group(1));
      sum =
          sum.plus(
              ofSeconds(
                  switch (part.group(2)) {
                    case "ms" -> amount / 1000;
                    case "m" -> amount * 60;
                    case "h" -> amount * 3600;
                    default -> amount;
                  }));
      at = part.end();
    }
    if (at == 0 || at < trimmed.length()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration: write for example 30s, 5m, 1h30m or 500ms");
    }
    return sum;
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
