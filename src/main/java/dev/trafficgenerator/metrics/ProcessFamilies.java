package dev.trafficgenerator.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.trafficgenerator.run.figures.HostSample;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/// This process: by the names that every Prometheus client uses for a process, and its Java virtual
/// machine by Micrometer's.
final class ProcessFamilies {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final PrometheusMeterRegistry jvm = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  @SuppressWarnings("MustBeClosed") // for as long as the process lives
  ProcessFamilies() {
    new JvmMemoryMetrics().bindTo(jvm);
    new JvmGcMetrics().bindTo(jvm);
    new JvmThreadMetrics().bindTo(jvm);
    new ClassLoaderMetrics().bindTo(jvm);
  }

  void add(MetricFamilies families, HostSample host) {
    families.counter(
        MetricNames.PROCESS_CPU_SECONDS,
        "CPU time that this process has used, of all cores.",
        system.getProcessCpuTime() / NANOS_PER_SECOND);
    families.gauge(
        MetricNames.PROCESS_START,
        "When this process started, in seconds since 1970.",
        runtime.getStartTime() / MILLIS_PER_SECOND);
    families.gauge(
        MetricNames.PROCESS_UPTIME,
        "How long this process has been there.",
        runtime.getUptime() / MILLIS_PER_SECOND);
    families.gauge(
        MetricNames.PROCESS_RESIDENT,
        "Memory that this process holds.",
        host.processResidentBytes());
    if (system instanceof UnixOperatingSystemMXBean unix) {
      families.gauge(
          MetricNames.PROCESS_OPEN_FDS,
          "Open files and connections.",
          unix.getOpenFileDescriptorCount());
      families.gauge(
          MetricNames.PROCESS_MAX_FDS,
          "Most files and connections that may be open.",
          unix.getMaxFileDescriptorCount());
    }
    families.addAll(jvm.getPrometheusRegistry().scrape());
  }
}
