package dev.trafficgenerator.metrics;

import dev.trafficgenerator.run.figures.HostSample;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes samples of readings: rates from two readings in a row, and a container's limits in place
/// of the computer's where there are any. A sensor that fails is logged once and reads 0. For one
/// thread.
final class HostSampler {
  private static final Logger LOG = LoggerFactory.getLogger(HostSampler.class);

  private final Supplier<Machine> machines;
  private final Cgroup cgroup;
  private final LongSupplier nanoTicker;
  private final Set<String> failed = new HashSet<>();
  private @Nullable Machine machine;
  private @Nullable Readings last;

  /// What is needed of one sample for the rates of the next.
  private record Readings(
      long atNanos,
      Machine.Cpu cpu,
      Optional<Cgroup.Cpu> granted,
      double usableCpus,
      Machine.OwnProcess process) {}

  /// @param machines asked at the first sample, as setting sensors up may be slow
  /// @param nanoTicker `System::nanoTime`, but for tests
  HostSampler(Supplier<Machine> machines, Cgroup cgroup, LongSupplier nanoTicker) {
    this.machines = machines;
    this.cgroup = cgroup;
    this.nanoTicker = nanoTicker;
  }

  /// The first sample has no rates yet: its CPU figures are 0.
  HostSample sample() {
    Readings before = last;
    Readings now = readings();
    last = now;
    Cgroup.Memory memory = memory();
    Machine.Network network =
        read("network", () -> machine().network(), new Machine.Network(0, 0, 0, 0));
    return new HostSample(
        before == null ? 0 : cpuPercent(before, now),
        percent(memory.usedBytes(), memory.limitBytes()),
        Math.max(0, memory.limitBytes() - memory.usedBytes()),
        memory.usedBytes(),
        network.bytesSent(),
        network.bytesReceived(),
        network.packetsSent(),
        network.packetsReceived(),
        before == null ? 0 : processCpuPercent(before, now),
        now.process.residentBytes());
  }

  private Readings readings() {
    Optional<Cgroup.Cpu> granted = cgroup.cpu();
    int cpus = read("CPU count", () -> machine().cpus(), 1);
    return new Readings(
        nanoTicker.getAsLong(),
        read("CPU", () -> machine().cpu(), new Machine.Cpu(0, 0)),
        granted,
        granted.map(quota -> Math.min(cpus, quota.limitCpus())).orElse((double) cpus),
        read("process", () -> machine().process(), new Machine.OwnProcess(0, 0)));
  }

  /// Of the container's quota, where it has one that is less than all CPUs; of all CPUs otherwise.
  private static double cpuPercent(Readings before, Readings now) {
    if (now.granted.isPresent() && before.granted.isPresent()) {
      long usedNanos = now.granted.get().usedNanos() - before.granted.get().usedNanos();
      return percentOfCpus(usedNanos, before, now);
    }
    return percent(now.cpu.busy() - before.cpu.busy(), now.cpu.total() - before.cpu.total());
  }

  private static double processCpuPercent(Readings before, Readings now) {
    return percentOfCpus(now.process.cpuNanos() - before.process.cpuNanos(), before, now);
  }

  private static double percentOfCpus(long usedNanos, Readings before, Readings now) {
    return percent(usedNanos, Math.round((now.atNanos - before.atNanos) * now.usableCpus));
  }

  /// Clocks differ by a little, so a part may seem larger than its whole.
  private static double percent(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp(100.0 * part / whole, 0, 100);
  }

  /// The container's limit, where it has one that is less than the computer's memory.
  private Cgroup.Memory memory() {
    Machine.Memory all = read("memory", () -> machine().memory(), new Machine.Memory(0, 0));
    Cgroup.Memory whole =
        new Cgroup.Memory(all.totalBytes(), all.totalBytes() - all.availableBytes());
    return cgroup
        .memory()
        .filter(limited -> all.totalBytes() == 0 || limited.limitBytes() < all.totalBytes())
        .orElse(whole);
  }

  private Machine machine() {
    Machine known = machine;
    if (known == null) {
      known = machines.get();
      machine = known;
    }
    return known;
  }

  /// `LinkageError`: a sensor's native library cannot be loaded.
  private <T> T read(String sensor, Supplier<T> reading, T none) {
    try {
      return reading.get();
    } catch (RuntimeException | LinkageError e) {
      if (failed.add(sensor)) {
        LOG.warn("The {} of this computer cannot be read and shows as 0", sensor, e);
      }
      return none;
    }
  }
}
