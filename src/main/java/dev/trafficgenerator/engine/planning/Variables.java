package dev.trafficgenerator.engine.planning;

import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Variable;
import dev.trafficgenerator.value.Counters;
import dev.trafficgenerator.value.CsvTable;
import dev.trafficgenerator.value.ValueSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What may be filled in, by number: a sitemap's variables, and the columns of its tables as
/// `name.column`. Immutable; [Values] holds what was drawn for one request.
final class Variables {
  private static final int NOT_DRAWN = -1;

  /// Something to fill in.
  private sealed interface Entry {
    record Drawn(ValueSource source) implements Entry {}

    /// @param table which of the tables, for its row
    record Column(CsvTable rows, int table, int column) implements Entry {}
  }

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> tables = new HashMap<>();

  Variables(Map<String, Variable> variables) {
    this(variables, new Counters());
  }

  /// @param variables that are right
  /// @param counters where sequences go on
  Variables(Map<String, Variable> variables, Counters counters) {
    variables.forEach((name, variable) -> {
      if (variable instanceof Variable.Csv(String text)) {
        addTable(name, text);
      } else {
        add(
            name,
            new Entry.Drawn(ValueSource.of(name, variable, counters, InstantSource.system())));
      }
    });
  }

  private void addTable(String name, String text) {
    if (CsvTable.read(text, "") instanceof Checked.Valid<CsvTable>(var rows)) {
      int table = tables.size();
      tables.put(name, table);
      for (int i = 0; i < rows.columns().size(); i++) {
        add(name + '.' + rows.columns().get(i), new Entry.Column(rows, table, i));
      }
    } else {
      throw new IllegalArgumentException("a plan with a table that is wrong, " + name);
    }
  }

  private void add(String name, Entry entry) {
    numbers.put(name, entries.size());
    entries.add(entry);
  }

  /// The number of a variable that has values, or of `name.column`; -1 when it is not defined.
  int indexOf(String name) {
    return numbers.getOrDefault(name, -1);
  }

  /// Whether `name` is a table, so that a column's name belongs to it.
  boolean isTable(String name) {
    return tables.containsKey(name);
  }

  Values newValues() {
    return new Values();
  }

  /// One value per name per request, and one row per table, drawn when first asked for. For one
  /// thread.
  final class Values {
    private final @Nullable String[] drawn = new @Nullable String[entries.size()];
    private final int[] rows = new int[tables.size()];

    Values() {
      Arrays.fill(rows, NOT_DRAWN);
    }

    /// Forgets what was drawn: the next request begins.
    void reset() {
      if (drawn.length > 0) {
        Arrays.fill(drawn, null);
        Arrays.fill(rows, NOT_DRAWN);
      }
    }

    String get(int index, RandomGenerator random) {
      String value = drawn[index];
      if (value == null) {
        value =
            switch (entries.get(index)) {
              case Entry.Drawn(var source) -> source.next(random);
              case Entry.Column(var table, int number, int column) ->
                  table.at(row(table, number, random), column);
            };
        drawn[index] = value;
      }
      return value;
    }

    private int row(CsvTable table, int number, RandomGenerator random) {
      if (rows[number] == NOT_DRAWN) {
        rows[number] = random.nextInt(table.rows());
      }
      return rows[number];
    }
  }
}
