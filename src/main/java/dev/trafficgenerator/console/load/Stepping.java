package dev.trafficgenerator.console.load;

import dev.trafficgenerator.run.SettingRule;
import dev.trafficgenerator.sitemap.Bounds;
import java.math.BigDecimal;
import java.util.Optional;

/// The next number up or down from what stands in a field. A step is a tenth of the number's power
/// of ten, so that 50 goes to 51 and 2,500 to 2,600.
final class Stepping {
  private static final BigDecimal SHARE_STEP = new BigDecimal("0.05");
  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final int DIGITS_MAX = 30;

  private final Bounds bounds;
  private final BigDecimal smallest;

  private Stepping(Bounds bounds, BigDecimal smallest) {
    this.bounds = bounds;
    this.smallest = smallest;
  }

  /// Of a setting that is a number within bounds.
  static Stepping of(SettingRule.Bounded rule) {
    return switch (rule) {
      case SettingRule.Count(var bounds) -> new Stepping(bounds, BigDecimal.ONE);
      case SettingRule.Time(var bounds) -> new Stepping(bounds, TENTH);
      case SettingRule.TimeSpan(var bounds) -> new Stepping(bounds, TENTH);
      case SettingRule.Quantity(var bounds) ->
          new Stepping(bounds, bounds.high() <= 1 ? SHARE_STEP : TENTH);
    };
  }

  /// The number after a step up or down.
  ///
  /// @param text what stands there; blank = `otherwise`
  /// @param otherwise the default; blank = there is none, and steps go from the lowest
  /// @return empty where what stands there is no number
  Optional<String> next(String text, String otherwise, boolean isUp) {
    String from = text.isBlank() ? otherwise : text;
    BigDecimal number;
    try {
      number = from.isBlank() ? BigDecimal.valueOf(bounds.low()) : new BigDecimal(from.strip());
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
    if (Math.abs((long) number.precision() - number.scale()) > DIGITS_MAX) {
      return Optional.empty();
    }
    BigDecimal next = isUp ? number.add(step(number, true)) : number.subtract(step(number, false));
    return Optional.of(within(next).stripTrailingZeros().toPlainString());
  }

  private BigDecimal step(BigDecimal number, boolean isUp) {
    int againstOne = number.abs().compareTo(BigDecimal.ONE);
    if (againstOne < 0 || (againstOne == 0 && !isUp)) {
      return smallest;
    }
    // Down from a power of ten goes by the smaller step, as up to it did.
    BigDecimal plain = number.stripTrailingZeros();
    boolean isPower = plain.abs().unscaledValue().equals(java.math.BigInteger.ONE);
    int exponent = plain.precision() - plain.scale() - 2 - (isPower && !isUp ? 1 : 0);
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).max(BigDecimal.ONE).max(smallest);
  }

  private BigDecimal within(BigDecimal number) {
    BigDecimal low =
        bounds.lowIncluded()
            ? BigDecimal.valueOf(bounds.low())
            : BigDecimal.valueOf(bounds.low()).add(smallest);
    return number.max(low).min(BigDecimal.valueOf(bounds.high()));
  }
}
