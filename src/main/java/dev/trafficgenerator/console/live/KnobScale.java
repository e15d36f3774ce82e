package dev.trafficgenerator.console.live;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/// How a slider's way from 0 to 1 maps to a value: by factors, not by steps, for 10 users more are
/// a lot at 10 and nothing at 10,000.
///
/// @param min the least value
/// @param max the greatest that the slider reaches; a person may type more, up to `limit`
/// @param offset added before the logarithm, so that the way can begin at 0
/// @param whole whether nothing lies between whole numbers
/// @param off what is written for "not set", at the slider's very left; empty where it must be set
record KnobScale(double min, double max, double limit, double offset, boolean whole, String off) {
  private static final MathContext TWO_DIGITS = new MathContext(2);

  /// The part of the way that means "not set".
  private static final double OFF = 0.02;

  /// How far beyond the value of now a slider reaches.
  private static final double REACH = 10;

  /// The same scale with room around `value`.
  KnobScale around(double value) {
    double reach = Double.isNaN(value) ? max : Math.max(max, value * REACH);
    return new KnobScale(min, Math.min(limit, reach), limit, offset, whole, off);
  }

  boolean canBeOff() {
    return !off.isEmpty();
  }

  /// What a person would take for the value at this place: two digits are enough. NaN = not set.
  double value(double position) {
    if (canBeOff() && position < OFF) {
      return Double.NaN;
    }
    double way = canBeOff() ? (position - OFF) / (1 - OFF) : position;
    double exact = (min + offset) * Math.pow((max + offset) / (min + offset), way) - offset;
    double rounded = BigDecimal.valueOf(exact).round(TWO_DIGITS).doubleValue();
    double value = whole ? Math.rint(rounded) : rounded;
    return Math.clamp(value, min, max);
  }

  double position(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    double within = Math.clamp(value, min, max);
    double way =
        Math.log((within + offset) / (min + offset)) / Math.log((max + offset) / (min + offset));
    return canBeOff() ? OFF + way * (1 - OFF) : way;
  }

  String text(double value) {
    return Double.isNaN(value)
        ? off
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /// What was typed; empty where it can't be.
  OptionalDouble parse(String text) {
    String typed = text.strip().replace(",", "");
    if (canBeOff() && (typed.isEmpty() || typed.equalsIgnoreCase(off))) {
      return OptionalDouble.of(Double.NaN);
    }
    try {
      double value = new BigDecimal(typed).doubleValue();
      boolean isRight = value >= min && value <= limit && (!whole || value == Math.rint(value));
      return isRight ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
