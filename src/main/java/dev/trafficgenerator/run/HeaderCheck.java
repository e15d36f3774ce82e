package dev.trafficgenerator.run;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.value.CsvTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds headers that HTTP cannot carry, and variables that would make one. No value is repeated in
/// a problem: headers carry tokens and cookies.
final class HeaderCheck {
  private final Problems problems;

  /// What headers use, each with the pointer to the first header that does.
  private final Map<Reference, String> used = new LinkedHashMap<>();

  /// Names of variables whose values have been looked at.
  private final Set<String> checked = new HashSet<>();

  HeaderCheck(Problems problems) {
    this.problems = problems;
  }

  void check(Map<String, String> headers, String pointer) {
    headers.forEach((name, value) -> check(name, value, below(pointer, name)));
  }

  private void check(String name, String value, String pointer) {
    if (!HeaderSyntax.isName(name)) {
      problems.add(pointer, HeaderSyntax.NAME_RULE, name);
    }
    String wrong = HeaderSyntax.wrongWithValue(value);
    if (!wrong.isEmpty()) {
      problems.add(pointer, wrong);
    }
    Reference.in(value).forEach(it -> used.putIfAbsent(it, pointer));
  }

  /// Checks the values of the variables that headers use, once all headers have been checked.
  ///
  /// @param tables those among the variables that are right
  void checkValuesOf(Map<String, Variable> variables, Map<String, CsvTable> tables) {
    used.forEach((reference, header) -> {
      String pointer = below("/sitemap/variables", reference.name());
      switch (variables.get(reference.name())) {
        case null -> {}
        case Variable.Choice(var values) -> {
          if (checked.add(reference.name())) {
            checkValues(values, below(pointer, "value"), header);
          }
        }
        case Variable.Csv _ ->
            Optional.ofNullable(tables.get(reference.name()))
                .flatMap(table -> table.column(reference.column()))
                .ifPresent(
                    values -> checkColumn(reference, values, below(pointer, "value"), header));
        case Variable.RandomString drawn ->
            check(drawn.characters(), below(pointer, "characters"), header, "");
        case Variable.Timestamp time -> check(time.format(), below(pointer, "format"), header, "");
        case Variable.Range _, Variable.Uuid _, Variable.Sequence _, Variable.Faker _ -> {
          // Nothing but what a header can carry; what is invented is made so.
        }
      }
    });
  }

  private void checkValues(List<Variable.Scalar> values, String pointer, String header) {
    for (int i = 0; i < values.size(); i++) {
      check(values.get(i).text(), below(pointer, i), header, "");
    }
  }

  private void checkColumn(
      Reference reference, List<String> values, String pointer, String header) {
    for (int row = 0; row < values.size(); row++) {
      String where = "in column %s of row %d ".formatted(reference.column(), row + 1);
      check(values.get(row), pointer, header, where);
    }
  }

  private void check(String value, String pointer, String header, String where) {
    String wrong = HeaderSyntax.wrongWithValue(value);
    if (!wrong.isEmpty()) {
      problems.add(pointer, where + wrong + ", as it is used in the header " + header);
    }
  }
}
