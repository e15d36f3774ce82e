package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.console.sitemap.group.Selection.Row;
import dev.trafficgenerator.sitemap.PathGroup;
import java.util.List;
import java.util.Locale;

/// A row of the table as it is shown.
///
/// @param share of a visitor's requests, from 0 to 1
/// @param isWrong whether there is a problem in it
record GroupLine(Row row, PathGroup group, double share, boolean isWrong) {
  boolean isGroup() {
    return row.path() < 0;
  }

  String path() {
    List<String> paths = group.paths();
    if (!isGroup()) {
      return row.path() < paths.size() ? paths.get(row.path()) : "";
    }
    return String.join("  ", paths);
  }

  /// `24 %`, `7.8 %`.
  String percent() {
    double percent = 100 * share;
    return String.format(Locale.ROOT, percent >= 9.95 ? "%.0f %%" : "%.1f %%", percent)
        .replace(".0 %", " %");
  }
}
