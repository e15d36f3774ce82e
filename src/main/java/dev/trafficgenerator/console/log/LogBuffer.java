package dev.trafficgenerator.console.log;

import dev.trafficgenerator.console.desk.Outside.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Lines on their way from the threads that log them to the FX thread, which fetches them now and
/// then. Where more come in between than are kept, the oldest are let go and counted. Safe for any
/// number of threads, and never keeps one waiting for the screen.
final class LogBuffer {
  private static final int CHARS_MAX = 4_000;

  private final int linesMax;

  /// Both guarded by this.
  private final Deque<LogLine> lines = new ArrayDeque<>();

  private long lost;

  LogBuffer(int linesMax) {
    this.linesMax = linesMax;
  }

  /// @param lost lines that were let go before these
  record Batch(List<LogLine> lines, long lost) {}

  void accept(LogLine line) {
    LogLine kept = cut(line);
    synchronized (this) {
      if (lines.size() == linesMax) {
        lines.removeFirst();
        lost++;
      }
      lines.addLast(kept);
    }
  }

  private static LogLine cut(LogLine line) {
    return line.text().length() <= CHARS_MAX
        ? line
        : new LogLine(
            line.at(), line.level(), line.source(), line.text().substring(0, CHARS_MAX) + " …");
  }

  /// All that has come since the last time.
  synchronized Batch fetch() {
    var batch = new Batch(List.copyOf(lines), lost);
    lines.clear();
    lost = 0;
    return batch;
  }
}
