package dev.trafficgenerator;

import dev.trafficgenerator.run.figures.Verdict;
import java.util.Locale;

/// A run's thresholds on the terminal, one a line, within 80 columns.
final class VerdictTable {
  private static final int FIGURE_WIDTH = 22;
  private static final int CONDITION_WIDTH = 24;
  private static final int VALUE_WIDTH = 20;

  private VerdictTable() {}

  /// Prints nothing without thresholds.
  static void print(Verdict verdict, TerminalOutput output) {
    if (verdict.results().isEmpty()) {
      return;
    }
    output.plain("");
    output.line("@|bold " + row("threshold", "condition", "value") + "|@");
    for (Verdict.Result result : verdict.results()) {
      output.line(
          row(result.figure(), result.condition(), value(result))
              + (result.passed() ? "  @|green ok|@" : "  @|red failed|@"));
    }
  }

  private static String row(String figure, String condition, String value) {
    String cells = "  %-" + FIGURE_WIDTH + "s %-" + CONDITION_WIDTH + "s %" + VALUE_WIDTH + "s";
    return cells.formatted(figure, condition, value);
  }

  /// In the unit that the condition is about. All digits that tell it from a limit are there.
  static String value(Verdict.Result result) {
    double value = result.value();
    if (Double.isNaN(value)) {
      return "none";
    }
    String number =
        value == Math.rint(value)
            ? String.format(Locale.ROOT, "%,.0f", value)
            : String.format(Locale.ROOT, "%,.3f", value);
    return number + unit(result);
  }

  private static String unit(Verdict.Result result) {
    return result.condition().endsWith("%") ? " %" : result.figure().contains("_ms.") ? " ms" : "";
  }
}
