package dev.trafficgenerator;

import dev.trafficgenerator.report.Report;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The file that `--report` names; its ending says what is written.
record ReportFile(Path path, ReportFormat format) {

  /// Empty when it can't be written, which has then been said.
  static Optional<ReportFile> of(Path path, TerminalOutput output) {
    String name = String.valueOf(path.getFileName());
    Optional<ReportFormat> format =
        ReportFormat.named(name.substring(name.lastIndexOf('.') + 1))
            .filter(_ -> name.contains("."));
    if (format.isEmpty()) {
      output.error("--report " + path + ": must end with .html, .json or .csv");
      return Optional.empty();
    }
    try {
      AtomicFile.check(path);
      return Optional.of(new ReportFile(path, format.get()));
    } catch (IOException e) {
      output.error("--report " + path + ": can't be written: " + reason(e));
      return Optional.empty();
    }
  }

  /// Whether it was written; if not, it has been said why.
  boolean write(RunRecord record, Report report, TerminalOutput output) {
    try {
      AtomicFile.write(path, report.write(record, format));
      output.plain("  %-12s %s".formatted("report", path));
      return true;
    } catch (IOException e) {
      output.error("--report " + path + ": can't be written: " + reason(e));
      return false;
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "access is denied"
        : String.valueOf(e.getMessage());
  }
}
