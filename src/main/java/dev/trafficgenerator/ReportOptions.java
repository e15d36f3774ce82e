package dev.trafficgenerator;

import dev.trafficgenerator.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where `run` and `demo` put their run on paper.
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write a report when the run is over; the ending says which: .html, .json or .csv.")
  private @Nullable Path report;

  @Option(
      names = "--runs-dir",
      paramLabel = "DIR",
      description = "Keep the run there, as a page and as JSON.")
  private @Nullable Path runsDir;

  /// Where it goes; closing waits for what is being written.
  record Destinations(Optional<ReportFile> file, Optional<RunsFolder> folder)
      implements AutoCloseable {
    static final Destinations NONE = new Destinations(Optional.empty(), Optional.empty());

    @Override
    public void close() {
      folder.ifPresent(RunsFolder::close);
    }
  }

  /// Empty when one of them can't be written, which has then been said.
  Optional<Destinations> open(TerminalOutput output) {
    Optional<ReportFile> file = Optional.empty();
    if (report != null) {
      file = ReportFile.of(report, output);
      if (file.isEmpty()) {
        return Optional.empty();
      }
    }
    if (runsDir == null) {
      return Optional.of(new Destinations(file, Optional.empty()));
    }
    try {
      return Optional.of(new Destinations(file, Optional.of(RunsFolder.open(runsDir, reports()))));
    } catch (IOException e) {
      output.error(cannotKeep(runsDir, e));
      return Optional.empty();
    }
  }

  static String cannotKeep(Path folder, IOException e) {
    return "--runs-dir " + folder + ": can't be written: " + e.getMessage();
  }

  /// In this computer's time zone.
  static Report reports() {
    return new Report(ZoneId.systemDefault(), Main.Version.number());
  }
}
