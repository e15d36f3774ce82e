package dev.trafficgenerator.report;

import dev.trafficgenerator.run.figures.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a threshold's figure came to, in the unit in which its condition is written.
final class ThresholdText {
  private static final int DECIMALS = 3;

  private ThresholdText() {}

  static String value(Verdict.Result result) {
    if (!Double.isFinite(result.value())) {
      return "–";
    }
    String number =
        BigDecimal.valueOf(result.value())
            .setScale(DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
    // All digits that tell it from a limit are there.
    String unit =
        result.condition().contains("%") ? " %" : result.figure().contains("_ms") ? " ms" : "";
    return number + unit;
  }
}
