package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.RunSnapshot;
import dev.trafficgenerator.run.RunState;
import io.prometheus.metrics.model.snapshots.Labels;
import java.lang.management.ManagementFactory;

/// The names that newer show runners know: those of every application, and the four that the
/// predecessor had there, which its app specs show.
final class ShowRunnerFamilies {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double BYTES_PER_MB = 1024 * 1024;

  private final AppFacts app;

  ShowRunnerFamilies(AppFacts app) {
    this.app = app;
  }

  void add(MetricFamilies families, RunSnapshot snapshot) {
    families.info(
        MetricNames.APP,
        "The application.",
        Labels.of("name", app.name(), "version", app.version()));
    families.gauge(
        MetricNames.APP_UPTIME,
        "How long this process has been there.",
        ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND);
    families.gauge(
        MetricNames.APP_CPU,
        "CPU that this process uses, of all that it may use.",
        snapshot.host().processCpuPercent());
    families.gauge(
        MetricNames.APP_MEMORY,
        "Memory that this process holds, in units of 1,048,576 bytes.",
        snapshot.host().processResidentBytes() / BYTES_PER_MB);
    families.counter(
        MetricNames.CONFIG_RELOADS,
        "How often SIGHUP had the configuration file taken anew.",
        app.reloads().getAsLong());
    families.gauge(
        MetricNames.CONFIG_TAKEN,
        "0 when something was wrong with the configuration file as it was looked at last.",
        app.isRight().getAsBoolean() ? 1 : 0);
    addRun(families, snapshot);
  }

  private static void addRun(MetricFamilies families, RunSnapshot snapshot) {
    boolean running = snapshot.state() instanceof RunState.Running;
    families.gauge(MetricNames.APP_RUNNING, "Whether a run is going on.", running ? 1 : 0);
    families.gauge(
        MetricNames.APP_RPS,
        "Requests completed in the last whole second.",
        running ? snapshot.figures().requests().perSecond() : 0);
    families.gauge(
        MetricNames.APP_USERS,
        "Users that the run asks for.",
        running ? snapshot.figures().setup().simulatedUsers() : 0);
    families.gauge(
        MetricNames.APP_RATE_LIMIT,
        "Most requests in flight at once.",
        running ? snapshot.figures().setup().rateLimit() : 0);
  }
}
