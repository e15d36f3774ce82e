package dev.trafficgenerator.value;

import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A value as a run may draw it, to be shown.
public final class Sample {
  private Sample() {}

  /// Of a table, a row: `id=1, name=Ann`. Empty where the variable is wrong.
  public static String of(Variable variable, RandomGenerator random) {
    var problems = new Problems();
    Optional<CsvTable> table = VariableCheck.check(variable, "", problems);
    if (!problems.isEmpty()) {
      return "";
    }
    return table
        .map(it -> row(it, random.nextInt(it.rows())))
        .orElseGet(() ->
            ValueSource.of("", variable, new Counters(), InstantSource.system()).next(random));
  }

  private static String row(CsvTable table, int row) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column -> table.columns().get(column) + "=" + table.at(row, column))
        .collect(Collectors.joining(", "));
  }
}
