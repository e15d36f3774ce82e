package dev.trafficgenerator.visitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The languages people read, each written as the browsers write it.
///
/// A file of it has a line `columns: NAME ...` and then lines `WEIGHT | LIST | LIST ...`, a list
/// for each column.
final class LanguageTable {
  private final Map<String, Weighted<String>> columns;

  private LanguageTable(Map<String, Weighted<String>> columns) {
    this.columns = columns;
  }

  static LanguageTable parse(String file, String content) {
    List<SourceLine> lines = SourceLine.of(file, content);
    if (lines.size() < 2 || !lines.getFirst().text().startsWith("columns: ")) {
      throw new SourceLine(file, 1, "").wrong("expected 'columns: NAME ...' and a language");
    }
    String[] names =
        lines.getFirst().text().substring("columns: ".length()).strip().split("\\s+", -1);
    var columns = new HashMap<String, Weighted<String>>();
    for (SourceLine line : lines.subList(1, lines.size())) {
      String[] cells = line.text().split("\\|", -1);
      if (cells.length != names.length + 1) {
        throw line.wrong("expected a weight and " + names.length + " lists, apart by '|'");
      }
      for (int i = 0; i < names.length; i++) {
        columns
            .computeIfAbsent(names[i], _ -> new Weighted<>())
            .add(withQualities(cells[i + 1]), line.positive(cells[0]));
      }
    }
    return new LanguageTable(columns);
  }

  /// The values of `Accept-Language` in the column that `name` names.
  Weighted<String> column(SourceLine name) {
    Weighted<String> column = columns.get(name.text());
    if (column == null) {
      throw name.wrong("no such column of languages");
    }
    return column;
  }

  /// `de-DE,de,en` as `de-DE,de;q=0.9,en;q=0.8`: each a tenth less wanted than the one before, but
  /// never below a tenth. All three browser families count so.
  static String withQualities(String list) {
    List<String> tags = Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    var value = new StringBuilder(tags.getFirst());
    for (int i = 1; i < tags.size(); i++) {
      value.append(",").append(tags.get(i)).append(";q=0.").append(Math.max(10 - i, 1));
    }
    return value.toString();
  }
}
