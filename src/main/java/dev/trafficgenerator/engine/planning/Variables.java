package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A sitemap's variables, by number. Immutable; [Values] holds what was drawn for one request.
final class Variables {
  private final List<String> names;
  private final List<Variable> kinds;

  Variables(Map<String, Variable> variables) {
    names = List.copyOf(variables.keySet());
    kinds = List.copyOf(variables.values());
  }

  /// The number of `name`, or -1 when it is not defined.
  int indexOf(String name) {
    return names.indexOf(name);
  }

  Values newValues() {
    return new Values();
  }

  /// One value per name per request, drawn when first asked for. For one thread.
  final class Values {
    private final @Nullable String[] drawn = new @Nullable String[names.size()];

    /// Forgets what was drawn: the next request begins.
    void reset() {
      if (drawn.length > 0) {
        Arrays.fill(drawn, null);
      }
    }

    String get(int index, RandomGenerator random) {
      String value = drawn[index];
      if (value == null) {
        value = draw(kinds.get(index), random);
        drawn[index] = value;
      }
      return value;
    }
  }

  private static String draw(Variable variable, RandomGenerator random) {
    return switch (variable) {
      case Variable.Choice(var values) -> values.get(random.nextInt(values.size())).text();
      case Variable.Range(long low, long high) ->
          Long.toString(
              high == Long.MAX_VALUE
                  ? (low == Long.MIN_VALUE ? random.nextLong() : random.nextLong(low - 1, high) + 1)
                  : random.nextLong(low, high + 1));
    };
  }
}
