package dev.trafficgenerator;

import dev.trafficgenerator.metrics.AppFacts;
import dev.trafficgenerator.metrics.MetricSource;
import dev.trafficgenerator.metrics.OtlpExport;
import dev.trafficgenerator.metrics.OtlpSettings;
import dev.trafficgenerator.metrics.PrometheusText;
import dev.trafficgenerator.rest.ControlServer;
import dev.trafficgenerator.rest.ProbeServer;
import dev.trafficgenerator.showrunner.ConfiguredRun;
import dev.trafficgenerator.showrunner.HangUp;
import dev.trafficgenerator.showrunner.ShowRunnerSettings;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The headless generator: the control API, the run of a show runner's file if there is one, and
/// the port that tells of both, until SIGTERM or SIGINT.
final class Headless {
  private static final Logger LOG = LoggerFactory.getLogger(Headless.class);
  private static final String NAME = "traffic-generator";

  private final MetricSource source;
  private final ControlServer server;
  private final ConfiguredRun configured;
  private final Optional<ProbeServer> probes;
  private final Optional<OtlpExport> export;

  private Headless(Wiring wiring, ShowRunnerSettings showRunner, String host, int port) {
    configured = new ConfiguredRun(wiring.engine(), showRunner.file());
    // Whoever gets an answer may send the signal at once.
    listenForReloads(configured);
    source = new MetricSource(wiring.engine()::snapshot);
    server =
        ControlServer.start(
            wiring.engine(),
            new PrometheusText(source),
            ReportOptions.reports()::write,
            host,
            port);
    try {
      probes = probes(showRunner, host);
    } catch (UncheckedIOException e) {
      configured.close();
      server.close();
      throw e;
    }
    export =
        OtlpSettings.of(System.getenv(), LOG::warn)
            .map(settings -> OtlpExport.start(source, settings));
  }

  /// Serves until the process is told to end; then stops the run gracefully and ends the process
  /// with exit code 0, within 10 seconds.
  ///
  /// @param runs where runs are kept beyond this process
  static int serve(String host, int port, Optional<RunsFolder> runs) throws InterruptedException {
    var showRunner = ShowRunnerSettings.of(System.getenv(), LOG::warn);
    var wiring = new Wiring(System.getenv(), LOG::warn, runs);
    Headless headless;
    try {
      headless = new Headless(wiring, showRunner, host, port);
    } catch (UncheckedIOException e) {
      wiring.close();
      System.err.println(e.getMessage());
      return ExitCode.FAILED;
    }
    var _ = SignalledEnd.await(wiring, runs, headless.configured::close, headless::letGo);
    LOG.info(
        "ready url={}{} java={}",
        headless.server.url(),
        headless.probes.map(it -> " metrics=" + it.url()).orElse(""),
        Runtime.version());
    headless.configured.begin();
    // A signal ends the process.
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  /// On the address that the control API has: who narrowed that meant all of it. A port that is
  /// taken ends the process where a show runner would look for it, and is passed over else.
  private Optional<ProbeServer> probes(ShowRunnerSettings showRunner, String host) {
    if (showRunner.metricsPort().isEmpty()) {
      return Optional.empty();
    }
    var app = new AppFacts(NAME, Main.Version.number(), configured::reloads, configured::isRight);
    try {
      return Optional.of(
          ProbeServer.start(
              () -> configured.health().json(uptime()),
              PrometheusText.forShowRunner(source, app),
              host,
              showRunner.metricsPort().getAsInt()));
    } catch (UncheckedIOException e) {
      String message =
          "%s; name another one in %s, or none with %2$s=off"
              .formatted(e.getMessage(), ShowRunnerSettings.METRICS_PORT);
      if (showRunner.isAskedFor() || Files.exists(showRunner.file())) {
        throw new UncheckedIOException(message, e.getCause());
      }
      LOG.warn("{}", message);
      return Optional.empty();
    }
  }

  private static Duration uptime() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /// A terminal that closes sends SIGHUP, too. It ends the process, as it would have without us,
  /// unless there is a file that the signal can be about.
  private static void listenForReloads(ConfiguredRun configured) {
    boolean hasTerminal = HangUp.comesFromATerminalToo();
    HangUp.listen(() -> {
      if (hasTerminal && !configured.hasFile()) {
        System.exit(ExitCode.OK);
      }
      configured.reload();
    });
  }

  private void letGo() {
    // The last figures, for those who are told them: on their way while the server ends.
    export.ifPresent(OtlpExport::finish);
    server.close();
    probes.ifPresent(ProbeServer::close);
    export.ifPresent(OtlpExport::close);
  }
}
