package dev.trafficgenerator;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.trafficgenerator.console.ConsoleApp;
import dev.trafficgenerator.console.NoWindow;
import dev.trafficgenerator.console.desk.Outside;
import dev.trafficgenerator.engine.Engine;
import dev.trafficgenerator.engine.Rehearsal;
import dev.trafficgenerator.engine.RequestPreview;
import dev.trafficgenerator.http.OkHttpSender;
import dev.trafficgenerator.json.TokenJson;
import dev.trafficgenerator.rest.RemoteGenerator;
import dev.trafficgenerator.run.RunPlan;
import dev.trafficgenerator.run.StopMode;
import dev.trafficgenerator.run.history.RunRecord;
import dev.trafficgenerator.run.trial.LoginTrial;
import dev.trafficgenerator.run.trial.Trial;
import dev.trafficgenerator.visitor.Visitors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.slf4j.LoggerFactory;

/// The operator console: lends it the engine of this process and the rest of the program. The one
/// class here that needs JavaFX.
final class ConsoleDoor {
  /// Held, so that its level is not forgotten. JavaFX warns there that it is on the class path;
  /// that is where we put it.
  private static final java.util.logging.Logger JAVAFX =
      java.util.logging.Logger.getLogger("javafx");

  private ConsoleDoor() {}

  /// Opens the console, and returns when its window has been closed and the run in this process, if
  /// one goes on, has ended. A signal ends both, and the process.
  ///
  /// @param file the sitemap to begin with
  /// @throws IOException if the folder for its files can't be written
  /// @throws NoWindow if this computer can't show a window
  static int open(Optional<Path> file) throws InterruptedException, IOException, NoWindow {
    JAVAFX.setLevel(Level.SEVERE);
    Path folder = ConsoleFolder.of(System.getenv(), System.getProperties());
    try (var runs = RunsFolder.open(folder.resolve("runs"), ReportOptions.reports());
        var wiring =
            new Wiring(
                System.getenv(),
                LoggerFactory.getLogger(ConsoleDoor.class)::warn,
                Optional.of(runs));
        var demo = new DemoVisit();
        var _ = SignalledEnd.await(wiring, Optional.of(runs), () -> {}, () -> {})) {
      ConsoleApp.open(outside(wiring.engine(), Optional.of(runs), demo, folder), file);
      wiring.engine().stop(StopMode.FORCE);
    }
    return ExitCode.OK;
  }

  /// What the console is lent.
  ///
  /// @param runs where the engine's runs are kept on disk
  static Outside outside(Engine engine, Optional<RunsFolder> runs, DemoVisit demo, Path folder) {
    return new Outside(
        engine,
        (address, token) -> new RemoteLink(new RemoteGenerator(address, token)),
        demo::startBody,
        ReportOptions.reports()::write,
        runId -> forget(engine, runs, runId),
        new Tried(),
        ConsoleDoor::listen,
        AtomicFile::write,
        folder,
        Main.Version.number());
  }

  /// On disk first: what stayed there would be known again when the console is next opened.
  private static boolean forget(Engine engine, Optional<RunsFolder> runs, String runId)
      throws IOException {
    Optional<RunRecord> record = engine.recordOf(runId).filter(RunRecord::hasEnded);
    if (record.isPresent() && runs.isPresent()) {
      runs.get().delete(record.get());
    }
    return record.isPresent() && engine.forget(runId);
  }

  /// Needs no engine, only what engines are built of.
  private static final class Tried implements Outside.Rehearsal {
    private final Visitors visitors = Visitors.standard();
    private final Rehearsal rehearsal =
        new Rehearsal(OkHttpSender::new, visitors, TokenJson::token);

    @Override
    public List<Outside.Planned> preview(RunPlan plan, int count) {
      return RequestPreview.of(plan, visitors, 0, count).stream()
          .map(it ->
              new Outside.Planned(
                  it.visitor(),
                  it.method(),
                  it.url(),
                  it.headers().stream().map(h -> h.name() + ": " + h.value()).toList(),
                  it.body()))
          .toList();
    }

    @Override
    public List<String> visitors() {
      return visitors.names();
    }

    @Override
    public List<Trial> sendOnce(RunPlan plan, String visitor) {
      return rehearsal.sendOnce(plan, visitor);
    }

    @Override
    public LoginTrial tryLogin(RunPlan plan) {
      return rehearsal.tryLogin(plan);
    }
  }

  private static void listen(Consumer<Outside.LogLine> listener) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      var appender =
          new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
              String source = event.getLoggerName();
              listener.accept(
                  new Outside.LogLine(
                      event.getInstant(),
                      event.getLevel().toString(),
                      source.substring(source.lastIndexOf('.') + 1),
                      text(event)));
            }
          };
      appender.setContext(context);
      appender.start();
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }
  }

  /// With the failure that it tells of, if there is one; its stack trace stands on standard error.
  private static String text(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    return failure == null
        ? event.getFormattedMessage()
        : "%s: %s: %s"
            .formatted(event.getFormattedMessage(), failure.getClassName(), failure.getMessage());
  }

  private record RemoteLink(RemoteGenerator generator) implements Outside.Link {
    @Override
    public Optional<String> version() {
      return generator.version();
    }

    @Override
    public void close() {
      generator.close();
    }
  }
}
