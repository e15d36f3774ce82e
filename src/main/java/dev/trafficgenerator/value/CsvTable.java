package dev.trafficgenerator.value;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.trafficgenerator.sitemap.Checked;
import dev.trafficgenerator.sitemap.Problem;
import dev.trafficgenerator.sitemap.Problems;
import dev.trafficgenerator.sitemap.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rows of a text of comma-separated values (RFC 4180) whose first row names the columns.
/// Immutable.
public final class CsvTable {
  private static final Pattern COLUMN = Pattern.compile(Variable.NAME_PATTERN);

  private final List<String> columns;
  private final List<List<String>> rows;

  private CsvTable(List<String> columns, List<List<String>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /// Takes a table apart. A field may stand in double quotes, and then hold commas, line breaks
  /// and, doubled, quotes; blanks around what is not quoted stay; empty lines mean nothing.
  ///
  /// @param pointer to the text, for problems
  public static Checked<CsvTable> read(String text, String pointer) {
    var problems = new Problems();
    List<CsvRecord> records = records(text, pointer, problems);
    if (!problems.isEmpty()) {
      return new Checked.Invalid<>(problems.list());
    }
    if (records.size() < 2) {
      return wrong(
          pointer, "must hold the columns' names, then at least one row, such as id,name\\n1,Ann");
    }
    List<String> columns = records.getFirst().getFields().stream().map(String::strip).toList();
    checkColumns(columns, pointer, problems);
    List<List<String>> rows = new ArrayList<>();
    for (CsvRecord line : records.subList(1, records.size())) {
      if (line.getFieldCount() != columns.size()) {
        problems.add(
            pointer,
            "must have %d fields in line %d, as the columns are %s; has %d"
                .formatted(
                    columns.size(),
                    line.getStartingLineNumber(),
                    String.join(", ", columns),
                    line.getFieldCount()));
      }
      rows.add(List.copyOf(line.getFields()));
    }
    return problems.isEmpty()
        ? new Checked.Valid<>(new CsvTable(columns, List.copyOf(rows)))
        : new Checked.Invalid<>(problems.list());
  }

  private static List<CsvRecord> records(String text, String pointer, Problems problems) {
    List<CsvRecord> records = new ArrayList<>();
    // A table that a program has written may begin with a byte order mark.
    String table = text.startsWith("\ufeff") ? text.substring(1) : text;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(table)) {
      for (CsvRecord line : reader) {
        records.add(line);
        if (records.size() > Variable.Csv.ROWS_MAX + 1) {
          problems.add(pointer, "must hold at most " + Variable.Csv.ROWS_MAX + " rows");
          break;
        }
      }
    } catch (CsvParseException e) {
      problems.add(pointer, "must be comma-separated values: " + reason(e));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("of a text in memory", e);
    }
    return records;
  }

  private static String reason(CsvParseException e) {
    Throwable first = e.getCause() instanceof CsvParseException cause ? cause : e;
    return String.valueOf(first.getMessage());
  }

  private static void checkColumns(List<String> columns, String pointer, Problems problems) {
    problems.addIfMore(columns.size(), Variable.Csv.COLUMNS_MAX, "columns", pointer);
    var seen = new HashSet<String>();
    for (String column : columns) {
      if (!COLUMN.matcher(column).matches()) {
        problems.add(
            pointer,
            "must have columns named with ASCII letters, digits and _ only, not \"" + column + '"');
      } else if (!seen.add(column)) {
        problems.add(pointer, "must not have two columns named " + column);
      }
    }
  }

  private static Checked<CsvTable> wrong(String pointer, String message) {
    return new Checked.Invalid<>(List.of(new Problem(pointer, message)));
  }

  /// The columns' names, in their order.
  public List<String> columns() {
    return columns;
  }

  public int rows() {
    return rows.size();
  }

  /// A field, both counted from 0.
  public String at(int row, int column) {
    return rows.get(row).get(column);
  }

  /// All fields of a column that has this name.
  public Optional<List<String>> column(String name) {
    int column = columns.indexOf(name);
    return column < 0
        ? Optional.empty()
        : Optional.of(rows.stream().map(row -> row.get(column)).toList());
  }
}
