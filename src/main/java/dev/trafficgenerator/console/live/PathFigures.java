package dev.trafficgenerator.console.live;

import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RunFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// One line of the table of paths.
///
/// @param perSecond over the last seconds
/// @param share of all requests of the run, 0 to 1
record PathFigures(PathStats stats, double perSecond, double share) {

  /// Tells lines apart.
  String key() {
    return key(stats);
  }

  private static String key(PathStats stats) {
    return stats.path().equals(PathStats.OTHER)
        ? PathStats.OTHER
        : stats.method() + " " + stats.path() + " " + stats.kind() + " " + stats.trafficType();
  }

  static List<PathFigures> of(RunFigures figures, Rates rates) {
    var totals = new HashMap<String, Long>();
    figures.paths().forEach(path -> totals.merge(key(path), path.requests(), Long::sum));
    rates.take(figures.time().elapsed().toNanos() / 1e9, totals);
    double all = Math.max(1, figures.requests().total());
    return figures.paths().stream()
        .map(path -> new PathFigures(path, rates.perSecond(key(path)), path.requests() / all))
        .toList();
  }

  boolean isOther() {
    return stats.path().equals(PathStats.OTHER);
  }

  String method() {
    return isOther() ? "" : stats.method();
  }

  String kind() {
    return isOther() ? "" : stats.kind().name().toLowerCase(Locale.ROOT);
  }

  boolean has(String text) {
    return (method() + " " + stats.path() + " " + kind()).toLowerCase(Locale.ROOT).contains(text);
  }
}
