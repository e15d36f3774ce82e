package dev.trafficgenerator;

import dev.trafficgenerator.run.FailureCounts;
import dev.trafficgenerator.run.LatencySummary;
import dev.trafficgenerator.run.PathStats;
import dev.trafficgenerator.run.RequestKind;
import dev.trafficgenerator.run.RunFigures;
import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is printed when a run is over.
final class Summary {
  private static final int PATHS_SHOWN_MAX = 40;
  private static final int RESOURCES_SHOWN_MAX = 10;
  private static final int PATH_WIDTH_MAX = 48;
  private static final int PATH_WIDTH_MIN = 4;

  private Summary() {}

  /// @param secondsSaturated how long the generator held the run back
  static void print(RunSnapshot snapshot, long secondsSaturated, TerminalOutput output) {
    RunFigures figures = snapshot.figures();
    double seconds =
        Math.max(1e-9, figures.elapsed().toNanos() / (double) Duration.ofSeconds(1).toNanos());
    output.plain("");
    output.line("@|bold Summary|@  " + figures.targetUrl());
    if (snapshot.state() instanceof RunState.Failed(var _, String reason)) {
      output.line("  @|red failed|@       ");
      output.plain("               " + reason);
    }
    row(output, "time", Figure.clock(figures.elapsed()) + "   seed " + figures.seed());
    row(
        output,
        "requests",
        "%s   %s on average"
            .formatted(
                Figure.count(figures.requestsTotal()),
                Figure.rate(figures.requestsTotal() / seconds)));
    row(output, "answers", statuses(figures));
    row(output, "no answer", failures(figures));
    row(output, "latency", latency(figures.latency()));
    row(output, "on the wire", latency(figures.service()));
    row(
        output,
        "sessions",
        "%s   logins %s, failed %s"
            .formatted(
                Figure.count(figures.sessionsTotal()),
                Figure.count(figures.loginsSucceeded()),
                Figure.count(figures.loginsFailed())));
    row(
        output,
        "bytes",
        "sent %s, received %s"
            .formatted(Figure.bytes(figures.bytesSent()), Figure.bytes(figures.bytesReceived())));
    if (secondsSaturated > 0) {
      output.line(
          "  @|yellow The generator itself held the run back for %d s: the target could have done more.|@"
              .formatted(secondsSaturated));
    }
    paths(figures.paths(), output);
  }

  private static void row(TerminalOutput output, String name, String text) {
    output.plain("  %-12s %s".formatted(name, text));
  }

  private static String statuses(RunFigures figures) {
    var text = new StringJoiner("   ");
    figures.statuses().forEach((status, count) -> text.add(status + ": " + Figure.count(count)));
    return figures.statuses().isEmpty() ? "none" : text.toString();
  }

  private static String failures(RunFigures figures) {
    FailureCounts counts = figures.failures();
    return counts.total() == 0
        ? "0"
        : Figure.failures(counts)
            + "   "
            + Figure.percent((double) counts.total(), (double) figures.requestsTotal());
  }

  private static String latency(LatencySummary latency) {
    return "p50 %s   p90 %s   p95 %s   p99 %s   p99.9 %s   max %s"
        .formatted(
            Figure.millis(latency.p50()),
            Figure.millis(latency.p90()),
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
    int width =
        shown.stream()
            .mapToInt(path -> Math.min(PATH_WIDTH_MAX, path.path().length()))
            .max()
            .orElse(PATH_WIDTH_MIN);
    String format =
        "  %-7s %-" + Math.max(PATH_WIDTH_MIN, width) + "s %-8s %9s %9s %9s %9s %7s %7s %9s";
    output.plain("");
    output.line(
        "@|bold "
            + format.formatted(
                "method",
                "path",
                "kind",
                "requests",
                "p50",
                "p95",
                "p99",
                "4xx",
                "5xx",
                "no answer")
            + "|@");
    for (PathStats path : shown) {
      output.plain(
          format.formatted(
              path.method(),
              shortened(path.path()),
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

  private static String shortened(String path) {
    return path.length() <= PATH_WIDTH_MAX ? path : path.substring(0, PATH_WIDTH_MAX - 1) + "…";
  }
}
