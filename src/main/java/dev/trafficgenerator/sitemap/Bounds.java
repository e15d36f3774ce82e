package dev.trafficgenerator.sitemap;

import java.math.BigDecimal;

/// Between which numbers a value must lie. Checks and the JSON Schema both read them.
///
/// @param low the smallest number, or with `lowIncluded` false, what all are above
/// @param high the largest number
public record Bounds(long low, boolean lowIncluded, long high) {

  /// From `low` to `high`, both included.
  public static Bounds from(long low, long high) {
    return new Bounds(low, true, high);
  }

  /// Above `low`, up to `high`.
  public static Bounds above(long low, long high) {
    return new Bounds(low, false, high);
  }

  public boolean isTooLow(BigDecimal value) {
    int sign = value.compareTo(BigDecimal.valueOf(low));
    return lowIncluded ? sign < 0 : sign <= 0;
  }

  public boolean isTooHigh(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(high)) > 0;
  }

  /// False for what is no number, too.
  public boolean contains(double value) {
    return (lowIncluded ? value >= low : value > low) && value <= high;
  }

  /// `must be from 0 to 1`
  public String rule() {
    return (lowIncluded ? "must be from %d to %d" : "must be more than %d and at most %d")
        .formatted(low, high);
  }

  /// The half of the rule that a value that is too low breaks: `must be at least 1`.
  public String lowRule() {
    return (lowIncluded ? "must be at least " : "must be more than ") + low;
  }

  /// The half of the rule that a value that is too high breaks: `must be at most 100`.
  public String highRule() {
    return "must be at most " + high;
  }
}
