package dev.trafficgenerator.run.figures;

import java.util.List;

/// What became of a run's thresholds.
///
/// @param results one for each threshold, in the order in which they were given; empty without any
public record Verdict(List<Result> results) {

  /// No thresholds were set.
  public static final Verdict NONE = new Verdict(List.of());

  public Verdict {
    results = List.copyOf(results);
  }

  /// One threshold as it stands.
  ///
  /// @param figure what is looked at: `latency_ms.p95`
  /// @param condition what it has to be: `<250`
  /// @param value what it is: of times in milliseconds, where the condition has a `%` in percent;
  ///   NaN while there is nothing to look at
  /// @param passed whether it holds; with nothing to look at it does while the run goes on, and no
  ///   longer when it has ended
  public record Result(String figure, String condition, double value, boolean passed) {
    private boolean isOfSame(Result other) {
      return figure.equals(other.figure) && condition.equals(other.condition);
    }
  }

  /// The same, with one result as it was before.
  public Verdict with(Result kept) {
    return new Verdict(results.stream().map(it -> it.isOfSame(kept) ? kept : it).toList());
  }

  /// Whether every threshold holds; true without any.
  public boolean passed() {
    return results.stream().allMatch(Result::passed);
  }
}
