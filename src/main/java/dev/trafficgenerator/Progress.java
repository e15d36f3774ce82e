package dev.trafficgenerator;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.figures.Activity;
import dev.trafficgenerator.run.figures.Figure;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.RunFigures;
import dev.trafficgenerator.run.figures.RunTime;
import java.time.Duration;

/// A run's progress: four lines that are drawn over on a terminal, else one line a second.
final class Progress {
  private static final int BAR_CELLS = 24;

  private final TerminalOutput output;
  private final boolean live;
  private int linesDrawn;

  /// @param live draw over what was drawn before
  Progress(TerminalOutput output, boolean live) {
    this.output = output;
    this.live = live;
  }

  void show(RunSnapshot snapshot) {
    if (live) {
      draw(snapshot);
    } else {
      output.plain(oneLine(snapshot));
    }
  }

  /// The end of it: the block stays as it was last; a line more would only say less than the
  /// summary.
  void end(RunSnapshot snapshot) {
    if (live) {
      draw(snapshot);
    }
  }

  private void draw(RunSnapshot snapshot) {
    RunFigures figures = snapshot.figures();
    String block =
        String.join(
            "\n",
            "@|bold " + figures.setup().targetUrl() + "|@  " + snapshot.state().appStatus(),
            time(figures.time()),
            "users %s   %s   requests %s   latency %s"
                .formatted(
                    users(figures.now()),
                    Figure.rate(figures.requests().perSecond()),
                    Figure.count(figures.requests().total()),
                    latency(figures.timings().latency())),
            "%s   no answer %s"
                    .formatted(
                        statuses(figures.requests().responses()),
                        Figure.failures(figures.requests().failures()))
                + (figures.saturated() ? "   " + SATURATED : ""),
            "");
    // From the first column, whatever was echoed there; a line that is too long is cut, not
    // wrapped,
    // so that the way up is known.
    String up = linesDrawn == 0 ? "" : "\r\033[%dA\033[J".formatted(linesDrawn);
    linesDrawn = (int) block.chars().filter(c -> c == '\n').count();
    output.raw(up + "\033[?7l" + block + "\033[?7h");
  }

  private static final String SATURATED = "@|yellow saturated: the generator holds the run back|@";

  private static String time(RunTime time) {
    String elapsed = Figure.clock(time.elapsed());
    return time.remaining()
        .map(remaining -> {
          Duration total = time.elapsed().plus(remaining);
          return "%s [%s] %s left"
              .formatted(elapsed, bar(time.elapsed(), total), Figure.clock(remaining));
        })
        .orElse(elapsed + "  (Ctrl-C stops)");
  }

  private static String bar(Duration elapsed, Duration total) {
    double share = total.isZero() ? 1 : (double) elapsed.toNanos() / total.toNanos();
    int full = (int) Math.round(BAR_CELLS * Math.min(1, share));
    return "#".repeat(full) + "-".repeat(BAR_CELLS - full);
  }

  private static String oneLine(RunSnapshot snapshot) {
    RunFigures figures = snapshot.figures();
    return "%s%s  users %s  %s  %s requests  %s  no answer %s  %s%s"
        .formatted(
            Figure.clock(figures.time().elapsed()),
            figures.time().remaining().map(left -> " (" + Figure.clock(left) + " left)").orElse(""),
            users(figures.now()),
            Figure.rate(figures.requests().perSecond()),
            Figure.count(figures.requests().total()),
            statuses(figures.requests().responses()),
            Figure.failures(figures.requests().failures()),
            latency(figures.timings().latency()),
            figures.saturated() ? "  saturated" : "");
  }

  private static String users(Activity now) {
    String users = Integer.toString(now.activeUsers());
    return now.usersBackingOff() == 0
        ? users
        : users + " (" + now.usersBackingOff() + " backing off)";
  }

  private static String statuses(ResponseCounts responses) {
    return "2xx %s  3xx %s  4xx %s  5xx %s"
        .formatted(
            Figure.count(responses.success()),
            Figure.count(responses.redirection()),
            Figure.count(responses.clientError()),
            Figure.count(responses.serverError()));
  }

  private static String latency(LatencySummary latency) {
    return "p50 %s  p95 %s  p99 %s"
        .formatted(
            Figure.millis(latency.p50()),
            Figure.millis(latency.p95()),
            Figure.millis(latency.p99()));
  }
}
