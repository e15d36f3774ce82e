package dev.trafficgenerator.run;

import java.math.BigDecimal;
import java.time.Duration;

/// Durations as people and start bodies write them: seconds, with as many decimals as it takes.
public final class Seconds {
  private static final BigDecimal SECONDS_MAX = new BigDecimal("1e18");
  private static final int NANO_DIGITS = 9;

  private Seconds() {}

  /// The exact number of seconds, without zeros behind its point.
  public static BigDecimal of(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS))
            .stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }

  /// The duration of `seconds`, cut to whole nanoseconds; beyond 1e18 seconds either way it is that
  /// much, which no check lets pass.
  public static Duration toDuration(BigDecimal seconds) {
    BigDecimal inRange = seconds.min(SECONDS_MAX).max(SECONDS_MAX.negate());
    BigDecimal[] parts = inRange.divideAndRemainder(BigDecimal.ONE);
    return Duration.ofSeconds(
        parts[0].longValue(), parts[1].movePointRight(NANO_DIGITS).longValue());
  }
}
