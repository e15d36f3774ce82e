package dev.trafficgenerator.run;

import static dev.trafficgenerator.sitemap.Problem.below;

import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds headers that HTTP cannot carry, and variables that would make one. No value is repeated in
/// a problem: headers carry tokens and cookies.
final class HeaderCheck {
  private final Problems problems;

  /// Variable names that headers use, each with the pointer to the first header that does.
  private final Map<String, String> used = new HashMap<>();

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
    for (int at = value.indexOf('@'); at >= 0; at = value.indexOf('@', at + 1)) {
      if (value.startsWith("@@", at)) {
        at++;
      } else {
        used.putIfAbsent(nameFrom(value, at + 1), pointer);
      }
    }
  }

  /// Checks the values of the variables that headers use, once all headers have been checked.
  void checkValuesOf(Map<String, Variable> variables) {
    variables.forEach((name, variable) -> {
      String header = used.get(name);
      if (header != null && variable instanceof Variable.Choice(var values)) {
        checkValues(values, below(below("/sitemap/variables", name), "value"), header);
      }
    });
  }

  private void checkValues(List<Variable.Scalar> values, String pointer, String header) {
    for (int i = 0; i < values.size(); i++) {
      String wrong = HeaderSyntax.wrongWithValue(values.get(i).text());
      if (!wrong.isEmpty()) {
        problems.add(below(pointer, i), wrong + ", as it is used in the header " + header);
      }
    }
  }

  private static String nameFrom(String text, int start) {
    int end = start;
    while (end < text.length() && isNameCharacter(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
}
