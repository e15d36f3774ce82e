package dev.trafficgenerator;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.PathStats;
import dev.trafficgenerator.run.figures.RequestCounts;
import dev.trafficgenerator.run.figures.RequestKind;
import dev.trafficgenerator.run.figures.RunFigures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is printed when a run is over.
final class Summary {
  private static final int PATHS_SHOWN_MAX = 40;
  private static final int RESOURCES_SHOWN_MAX = 10;
  private static final int PATH_WIDTH_MAX = 48;
  private static final int PATH_WIDTH_MIN = 12;

  /// From this width on all columns are shown.
  private static final int WIDE = 100;

  private static final int WIDE_WITHOUT_PATH = 2 + 7 + 1 + 1 + 8 + 1 + 7 * 9;
  private static final int NARROW_WITHOUT_PATH = WIDE_WITHOUT_PATH - 2 * 9;

  private static final String[] HEADINGS = {
    "method", "path", "kind", "requests", "p50", "p95", "p99", "4xx", "5xx", "unansw."
  };

  private Summary() {}

  /// @param saturated how long the generator held the run back
  static void print(RunSnapshot snapshot, Duration saturated, TerminalOutput output) {
    RunFigures figures = snapshot.figures();
    RequestCounts requests = figures.requests();
    Duration elapsed = figures.time().elapsed();
    double seconds = Math.max(1e-9, elapsed.toNanos() / (double) Duration.ofSeconds(1).toNanos());
    output.plain("");
    output.line("@|bold Summary|@  " + figures.setup().targetUrl());
    if (snapshot.state() instanceof RunState.Failed(var _, String reason)) {
      output.line("  @|red failed|@       ");
      output.plain("               " + reason);
    }
    row(output, "time", Figure.clock(elapsed) + "   seed " + figures.setup().seed());
    row(
        output,
        "requests",
        "%s   %s on average"
            .formatted(Figure.count(requests.total()), Figure.rate(requests.total() / seconds)));
    row(output, "answers", statuses(requests.statuses()));
    row(output, "no answer", failures(requests));
    if (requests.unexpected() > 0) {
      row(
          output,
          "unexpected",
          "%s   %s"
              .formatted(
                  Figure.count(requests.unexpected()),
                  Figure.percent((double) requests.unexpected(), (double) requests.total())));
    }
    row(output, "latency", latency(figures.timings().latency()));
    row(output, "on the wire", latency(figures.timings().service()));
    row(
        output,
        "sessions",
        "%s   logins %s, failed %s"
            .formatted(
                Figure.count(figures.sessions().started()),
                Figure.count(figures.logins().succeeded()),
                Figure.count(figures.logins().failed())));
    row(
        output,
        "bytes",
        "sent %s, received %s"
            .formatted(
                Figure.bytes(figures.bytes().sent()), Figure.bytes(figures.bytes().received())));
    if (saturated.isPositive()) {
      output.line(
          "  @|yellow The generator itself held the run back for %d s: the target could have done more.|@"
              .formatted(saturated.toSeconds()));
    }
    VerdictTable.print(figures.verdict(), output);
    paths(figures.paths(), output);
  }

  private static void row(TerminalOutput output, String name, String text) {
    output.plain("  %-12s %s".formatted(name, text));
  }

  private static String statuses(SortedMap<Integer, Long> statuses) {
    var text = new StringJoiner("   ");
    statuses.forEach((status, count) -> text.add(status + ": " + Figure.count(count)));
    return statuses.isEmpty() ? "none" : text.toString();
  }

  private static String failures(RequestCounts requests) {
    FailureCounts counts = requests.failures();
    return counts.total() == 0
        ? "0"
        : Figure.failures(counts)
            + "   "
            + Figure.percent((double) counts.total(), (double) requests.total());
  }

  private static String latency(LatencySummary latency) {
    return "p50 %s  p95 %s  p99 %s  p99.9 %s  max %s"
        .formatted(
            Figure.millis(latency.p50()),
            Figure.millis(latency.p95()),
            Figure.millis(latency.p99()),
            Figure.millis(latency.p999()),
            Figure.millis(latency.max()));
  }

  private static void paths(List<PathStats> paths, TerminalOutput output) {
    if (paths.isEmpty()) {
      return;
    }
    List<PathStats> shown = shown(paths);
    boolean wide = output.width() >= WIDE;
    int room = output.width() - (wide ? WIDE_WITHOUT_PATH : NARROW_WITHOUT_PATH);
    int width =
        shown.stream()
            .mapToInt(path ->
                Math.min(Math.clamp(room, PATH_WIDTH_MIN, PATH_WIDTH_MAX), path.path().length()))
            .max()
            .orElse(PATH_WIDTH_MIN);
    output.plain("");
    output.line("@|bold " + row(width, wide, HEADINGS) + "|@");
    for (PathStats path : shown) {
      output.plain(
          row(
              width,
              wide,
              path.method(),
              shortened(path.path(), width),
              path.path().equals(PathStats.OTHER)
                  ? ""
                  : path.kind().name().toLowerCase(Locale.ROOT),
              Figure.count(path.requests()),
              Figure.millis(path.latency().p50()),
              Figure.millis(path.latency().p95()),
              Figure.millis(path.latency().p99()),
              Figure.count(path.responses().clientError()),
              Figure.count(path.responses().serverError()),
              Figure.count(path.failures())));
    }
    if (paths.size() > shown.size()) {
      output.plain("  and %d more".formatted(paths.size() - shown.size()));
    }
  }

  /// @param wide with p99 and 4xx, for which a narrow terminal has no room
  private static String row(int pathWidth, boolean wide, String... cells) {
    var text =
        new StringBuilder(
            "  %-7s %-*s %-8s "
                .replace("*", Integer.toString(pathWidth))
                .formatted(cells[0], cells[1], cells[2]));
    for (int i = 3; i < cells.length; i++) {
      if (wide || !(HEADINGS[i].equals("p99") || HEADINGS[i].equals("4xx"))) {
        text.append("%9s".formatted(cells[i]));
      }
    }
    return text.toString();
  }

  /// What the sitemap names first, then the busiest of what pages are made of, then the rest.
  private static List<PathStats> shown(List<PathStats> paths) {
    Predicate<PathStats> isOther = path -> path.path().equals(PathStats.OTHER);
    Predicate<PathStats> isResource = path -> path.kind() == RequestKind.RESOURCE;
    return Stream.of(
            paths.stream().filter(isOther.or(isResource).negate()).limit(PATHS_SHOWN_MAX),
            paths.stream().filter(isResource.and(isOther.negate())).limit(RESOURCES_SHOWN_MAX),
            paths.stream().filter(isOther))
        .flatMap(path -> path)
        .toList();
  }

  private static String shortened(String path, int width) {
    return path.length() <= width ? path : path.substring(0, width - 1) + "…";
  }
}
