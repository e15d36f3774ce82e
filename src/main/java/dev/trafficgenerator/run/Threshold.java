package dev.trafficgenerator.run;

import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.Verdict;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one figure of a run has to be: `latency_ms.p95` `<250`. Made by [#of].
///
/// @param figure as in `GET /api/metrics`, with dots: `responses.5xx`
/// @param limit in `unit`
public record Threshold(String figure, Comparison comparison, BigDecimal limit, Unit unit) {

  /// How the figure is to compare with the limit.
  public enum Comparison {
    BELOW("<"),
    AT_MOST("<="),
    ABOVE(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    OTHER_THAN("!=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    private boolean holds(double value, double limit) {
      return switch (this) {
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit;
        case EQUAL -> value == limit;
        case OTHER_THAN -> value != limit;
      };
    }
  }

  /// What the limit is given in.
  public enum Unit {
    /// The figure's own: milliseconds for a time, else a number.
    OWN(""),
    MILLISECONDS("ms"),
    SECONDS("s"),
    /// Of all requests, and of all logins for logins.
    PERCENT("%");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }
  }

  private static final Pattern CONDITION = Pattern.compile(pattern(EnumSet.allOf(Unit.class)));

  private static final int MILLIS_DIGITS = 3;
  private static final double PERCENT = 100;

  /// @throws IllegalArgumentException if there is no such figure, or if it has no such unit
  public Threshold {
    ThresholdFigure known =
        ThresholdFigure.of(figure)
            .orElseThrow(() -> new IllegalArgumentException(figure + " " + ThresholdFigure.RULE));
    if (!fits(known, unit)) {
      throw new IllegalArgumentException(figure + " " + rule(known));
    }
    limit = limit.signum() == 0 ? BigDecimal.ZERO : limit.stripTrailingZeros();
  }

  /// The threshold, or the one thing that is wrong with it, with an empty pointer.
  ///
  /// @param condition a comparison and a number, with a unit if wanted: `< 250`, `<0.25s`, `<1 %`
  public static Checked<Threshold> of(String figure, String condition) {
    Optional<ThresholdFigure> known = ThresholdFigure.of(figure);
    if (known.isEmpty()) {
      return new Checked.Invalid<>(List.of(new Problem("", ThresholdFigure.RULE, figure)));
    }
    Matcher parts = CONDITION.matcher(condition);
    Optional<Unit> unit = parts.matches() ? Optional.of(unit(parts.group(3))) : Optional.empty();
    return unit.filter(it -> fits(known.get(), it)).isPresent()
        ? new Checked.Valid<>(
            new Threshold(
                figure, comparison(parts.group(1)), new BigDecimal(parts.group(2)), unit.get()))
        : new Checked.Invalid<>(List.of(new Problem("", rule(known.get()), condition)));
  }

  /// What a condition looks like that has one of these units, as a regular expression.
  public static String pattern(Set<Unit> units) {
    return "\\s*(<=|>=|==|!=|<|>)\\s*([0-9]{1,12}(?:\\.[0-9]{1,6})?)\\s*(%s)\\s*"
        .formatted(units.stream().map(unit -> unit.sign).collect(Collectors.joining("|")));
  }

  private static Comparison comparison(String sign) {
    return List.of(Comparison.values()).stream()
        .filter(it -> it.sign.equals(sign))
        .findFirst()
        .orElseThrow();
  }

  private static Unit unit(String sign) {
    return List.of(Unit.values()).stream()
        .filter(it -> it.sign.equals(sign))
        .findFirst()
        .orElseThrow();
  }

  static boolean fits(ThresholdFigure figure, Unit unit) {
    return switch (unit) {
      case OWN -> true;
      case MILLISECONDS, SECONDS -> figure.kind() == ThresholdFigure.Kind.TIME;
      case PERCENT -> figure.whole() != null;
    };
  }

  private static String rule(ThresholdFigure figure) {
    String comparison = "must be <, <=, >, >=, == or != and a number ";
    if (figure.kind() == ThresholdFigure.Kind.TIME) {
      return comparison + "of milliseconds, or of seconds with s, such as <250 or <0.25s";
    }
    return figure.whole() == null
        ? comparison + "without a unit, such as >50"
        : comparison + "without a unit or with %, such as ==0 or <1%";
  }

  /// The condition as it is shown and written: `<250`, `<1%`.
  public String condition() {
    return comparison.sign + limit.toPlainString() + unit.sign;
  }

  /// The figure's value: of times in milliseconds, where the condition has a `%` in percent. NaN
  /// while there is nothing to look at.
  public double value(RunFigures figures) {
    ThresholdFigure figureItself = ThresholdFigure.of(figure).orElseThrow();
    double number = figureItself.number().applyAsDouble(figures);
    if (unit != Unit.PERCENT || figureItself.whole() == null) {
      return number;
    }
    long whole = figureItself.whole().applyAsLong(figures);
    return whole == 0 ? Double.NaN : PERCENT * number / whole;
  }

  /// How it stands. With nothing to look at it holds for as long as something may still come.
  ///
  /// @param isOver whether the run has ended
  public Verdict.Result result(RunFigures figures, boolean isOver) {
    double value = isOver ? lastValue(figures) : value(figures);
    boolean holds = Double.isNaN(value) ? !isOver : comparison.holds(value, comparable());
    return new Verdict.Result(figure, condition(), value, holds);
  }

  /// None of none is none in the end: where nobody logs in, no login failed.
  private double lastValue(RunFigures figures) {
    double value = value(figures);
    return Double.isNaN(value)
        ? ThresholdFigure.of(figure).orElseThrow().number().applyAsDouble(figures)
        : value;
  }

  private double comparable() {
    return (unit == Unit.SECONDS ? limit.movePointRight(MILLIS_DIGITS) : limit).doubleValue();
  }
}
