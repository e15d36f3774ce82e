package dev.trafficgenerator;

import dev.trafficgenerator.json.RunRecordJson;
import dev.trafficgenerator.report.Report;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder that `--runs-dir` names: each run that ended, as a page and as JSON. Writing goes on
/// beside the runs, and what can't be written harms none of them.
final class RunsFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunsFolder.class);
  private static final List<ReportFormat> FORMATS = List.of(ReportFormat.JSON, ReportFormat.HTML);
  private static final String JSON = "." + ReportFormat.JSON.label();

  /// Longest file that is read; what is written here is less than half of it.
  static final long BYTES_MAX = 4L << 20;

  /// Runs that wait to be written; one more is not.
  private static final int WAITING_MAX = RunRecord.RUNS_MAX;

  private static final long CLOSE_SECONDS_MAX = 2;

  private final Path folder;
  private final Report report;
  private final ThreadPoolExecutor writing =
      new ThreadPoolExecutor(
          1,
          1,
          CLOSE_SECONDS_MAX,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("runs-folder-", 0).daemon().factory());

  private RunsFolder(Path folder, Report report) {
    this.folder = folder;
    this.report = report;
    writing.allowCoreThreadTimeOut(true);
  }

  /// Makes the folder where there is none.
  ///
  /// @throws IOException if it can't be made, or must not be written to
  static RunsFolder open(Path folder, Report report) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.check(folder.resolve("check"));
    return new RunsFolder(folder, report);
  }

  /// The runs found there, the newest first; at most [RunRecord#RUNS_MAX]. What is no run of ours
  /// is passed over.
  List<RunRecord> runs() {
    var runs = new ArrayList<RunRecord>();
    try (Stream<Path> files = Files.list(folder)) {
      // Their names begin with the time.
      for (Path file :
          files.filter(it -> it.toString().endsWith(JSON)).sorted(newestFirst()).toList()) {
        if (runs.size() < RunRecord.RUNS_MAX) {
          read(file, runs);
        }
      }
    } catch (IOException e) {
      LOG.warn("runs not found folder={} reason=\"{}\"", folder, e.getMessage());
    }
    return List.copyOf(runs);
  }

  private static Comparator<Path> newestFirst() {
    return Comparator.comparing((Path file) -> file.getFileName().toString()).reversed();
  }

  private static void read(Path file, List<RunRecord> runs) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > BYTES_MAX) {
        LOG.warn("run not read file={} reason=\"longer than {} bytes\"", file, BYTES_MAX);
      } else if (Files.isRegularFile(file)) {
        RunRecord record = RunRecordJson.read(Files.readAllBytes(file));
        if (record.hasEnded()
            && runs.stream().noneMatch(run -> run.runId().equals(record.runId()))) {
          runs.add(record);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("run not read file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  /// Has the run written; does not wait for it.
  void keep(RunRecord record) {
    try {
      writing.execute(() -> write(record));
    } catch (RejectedExecutionException e) {
      LOG.warn("run not written run_id={} reason=\"too many wait\"", record.runId());
    }
  }

  private void write(RunRecord record) {
    try {
      for (ReportFormat format : FORMATS) {
        AtomicFile.write(file(record, format), report.write(record, format));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "run not written run_id={} folder={} reason=\"{}\"",
          record.runId(),
          folder,
          e.getMessage());
    }
  }

  /// Deletes a run's files, once what waits to be written has been.
  ///
  /// @throws IOException if they are still there
  void delete(RunRecord record) throws IOException {
    try {
      writing
          .submit(() -> {
            for (ReportFormat format : FORMATS) {
              Files.deleteIfExists(file(record, format));
            }
            return record;
          })
          .get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (RejectedExecutionException e) {
      throw new IOException("too many runs wait to be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("deleting was given up", e);
    }
  }

  private Path file(RunRecord record, ReportFormat format) {
    return folder.resolve(record.fileName() + "." + format.label());
  }

  /// Waits for what is being written, for 2 seconds at most.
  @Override
  public void close() {
    writing.shutdown();
    try {
      if (!writing.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        LOG.warn("runs were still being written to {}", folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
