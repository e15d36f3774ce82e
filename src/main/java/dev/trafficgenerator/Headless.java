package dev.trafficgenerator;

import dev.trafficgenerator.metrics.MetricSource;
import dev.trafficgenerator.metrics.OtlpExport;
import dev.trafficgenerator.metrics.OtlpSettings;
import dev.trafficgenerator.metrics.PrometheusText;
import dev.trafficgenerator.rest.ControlServer;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The headless generator: the control API, until SIGTERM or SIGINT.
final class Headless {
  private static final Logger LOG = LoggerFactory.getLogger(Headless.class);

  private Headless() {}

  /// Serves until the process is told to end; then stops the run gracefully and ends the process
  /// with exit code 0, within 10 seconds.
  ///
  /// @param runs where runs are kept beyond this process
  static int serve(String host, int port, Optional<RunsFolder> runs) throws InterruptedException {
    var wiring = new Wiring(System.getenv(), LOG::warn, runs);
    var source = new MetricSource(wiring.engine()::snapshot);
    ControlServer server;
    try {
      var prometheus = new PrometheusText(source);
      server =
          ControlServer.start(
              wiring.engine(), prometheus, ReportOptions.reports()::write, host, port);
    } catch (UncheckedIOException e) {
      wiring.close();
      System.err.println(e.getMessage());
      return ExitCode.FAILED;
    }
    Optional<OtlpExport> export =
        OtlpSettings.of(System.getenv(), LOG::warn)
            .map(settings -> OtlpExport.start(source, settings));
    var _ = SignalledEnd.await(wiring, runs, () -> letGo(server, export));
    LOG.info("ready url={} java={}", server.url(), Runtime.version());
    // A signal ends the process.
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private static void letGo(ControlServer server, Optional<OtlpExport> export) {
    // The last figures, for those who are told them: on their way while the server ends.
    export.ifPresent(OtlpExport::finish);
    server.close();
    export.ifPresent(OtlpExport::close);
  }
}
