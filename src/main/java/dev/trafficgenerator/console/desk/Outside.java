package dev.trafficgenerator.console.desk;

import dev.trafficgenerator.run.Generator;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.history.ReportFormat;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.sitemap.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What the rest of the program lends to the console. All of it may wait for network or disk, so it
/// is called in the background, and from any thread.
///
/// @param local the engine of this process
/// @param folder where the console keeps its own files
/// @param version of the program, as shown
public record Outside(
    Generator local,
    Remote remote,
    DemoVisit demo,
    Reports reports,
    Shelf shelf,
    Rehearsal rehearsal,
    LogFeed log,
    FileWriter files,
    Path folder,
    String version) {

  /// The same, with something else to visit as the demo.
  public Outside with(DemoVisit other) {
    return new Outside(
        local, remote, other, reports, shelf, rehearsal, log, files, folder, version);
  }

  /// Drives generators elsewhere.
  @FunctionalInterface
  public interface Remote {
    /// Connects to nothing yet.
    ///
    /// @param token sent as `Authorization: Bearer …` with each call
    /// @throws IllegalArgumentException if it is no http or https URL; the message is one sentence
    Link open(URI address, Optional<Secret> token);
  }

  /// A generator elsewhere, until closed; closing disturbs no run.
  public interface Link extends AutoCloseable {
    Generator generator();

    /// The version of the program there; empty where it tells none.
    ///
    /// @throws dev.trafficgenerator.run.GeneratorUnreachable if it does not answer
    Optional<String> version();

    @Override
    void close();
  }

  /// A site of our own to visit.
  @FunctionalInterface
  public interface DemoVisit {
    /// Starts the demo site in this process where it is not up yet, and gives a start body that
    /// visits it.
    byte[] startBody() throws IOException;
  }

  /// A run on paper.
  @FunctionalInterface
  public interface Reports {
    byte[] write(RunRecord record, ReportFormat format);
  }

  /// The runs of this process's engine that ended, and are kept.
  @FunctionalInterface
  public interface Shelf {
    /// Forgets a run that has ended, on disk and in memory.
    ///
    /// @return whether there was such a run
    boolean forget(String runId) throws IOException;
  }

  /// What a plan would send, tried in small. Sends from this computer, whatever generator is
  /// driven.
  public interface Rehearsal {
    /// The first `count` requests that a run's users would send, secrets masked. Sends nothing.
    List<Planned> preview(RunPlan plan, int count);

    /// The names of those who can be sent.
    List<String> visitors();

    /// Sends one request of the plan, after a login where all in it needs one, and tells of both.
    /// Contacts the plan's target and nothing else.
    ///
    /// @param visitor one of [#visitors]; another name stands for whoever fits
    List<Trial> sendOnce(RunPlan plan, String visitor);

    /// Does the plan's login once. The plan has one.
    LoginTrial tryLogin(RunPlan plan);
  }

  /// A request that would be sent.
  ///
  /// @param visitor who sends it, such as `Chrome 156 on Windows`
  /// @param headers in order, as `Name: value`
  /// @param body empty = none
  public record Planned(
      String visitor, String method, String url, List<String> headers, String body) {
    public Planned {
      headers = List.copyOf(headers);
    }
  }

  /// Writes files whole or not at all.
  @FunctionalInterface
  public interface FileWriter {
    void write(Path file, byte[] content) throws IOException;
  }

  /// The log of this process.
  public interface LogFeed {
    /// Has `listener` told of each line from now on, on the thread that logs it; it must not wait.
    void listen(Consumer<LogLine> listener);
  }

  /// One event that was logged.
  ///
  /// @param level `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`
  /// @param source the class that logged it, without its package
  public record LogLine(Instant at, String level, String source, String text) {}
}
