package dev.trafficgenerator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.trafficgenerator.LogLines;
import dev.trafficgenerator.run.figures.HostSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HostSamplerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long GIB = 1L << 30;

  @RegisterExtension final LogLines log = LogLines.ofPackageOf(HostSamplerTest.class);
  @TempDir private Path root;
  private long nanos = 5 * SECOND;
  private final Readings machine = new Readings();

  @Test
  void withoutLimitsTheComputerCounts() {
    HostSampler sampler = sampler(() -> machine);
    HostSample first = sampler.sample();
    machine.cpu = new Machine.Cpu(150, 1_100);
    machine.process = new Machine.OwnProcess(3 * SECOND, 300);
    nanos += SECOND;
    HostSample second = sampler.sample();

    assertThat(first).isEqualTo(new HostSample(0, 25, 12 * GIB, 4 * GIB, 1, 2, 3, 4, 0, 200));
    assertThat(second).isEqualTo(new HostSample(50, 25, 12 * GIB, 4 * GIB, 1, 2, 3, 4, 50, 300));
  }

  @Test
  void aContainersLimitsCountInTheirPlace() throws IOException {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/cpu.max", "50000 100000");
    write("sys/fs/cgroup/cpu.stat", "usage_usec 1000000");
    write("sys/fs/cgroup/memory.max", String.valueOf(2 * GIB));
    write("sys/fs/cgroup/memory.current", String.valueOf(GIB));
    HostSampler sampler = sampler(() -> machine);
    sampler.sample();
    write("sys/fs/cgroup/cpu.stat", "usage_usec 1250000");
    machine.process = new Machine.OwnProcess(2 * SECOND + SECOND / 10, 300);
    nanos += SECOND;
    HostSample sample = sampler.sample();

    assertThat(sample.cpuPercent()).isCloseTo(50, within(1e-9));
    assertThat(sample.processCpuPercent()).isCloseTo(20, within(1e-9));
    assertThat(sample.memoryPercent()).isEqualTo(50);
    assertThat(sample.memoryUsedBytes()).isEqualTo(GIB);
    assertThat(sample.memoryAvailableBytes()).isEqualTo(GIB);
  }

  @Test
  void aMemoryLimitBeyondTheComputersMemoryIsNone() throws IOException {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", String.valueOf(64 * GIB));
    write("sys/fs/cgroup/memory.current", String.valueOf(GIB));

    assertThat(sampler(() -> machine).sample().memoryUsedBytes()).isEqualTo(4 * GIB);
  }

  @Test
  void aPartNeverExceedsItsWhole() {
    HostSampler sampler = sampler(() -> machine);
    sampler.sample();
    machine.cpu = new Machine.Cpu(90, 1_100);
    machine.process = new Machine.OwnProcess(9 * SECOND, 300);
    nanos += SECOND;
    HostSample sample = sampler.sample();

    assertThat(sample.cpuPercent()).isZero();
    assertThat(sample.processCpuPercent()).isEqualTo(100);
  }

  @Test
  void aSensorThatFailsReadsZeroAndIsLoggedOnce() {
    machine.networkFails = true;
    HostSampler sampler = sampler(() -> machine);

    for (int i = 0; i < 3; i++) {
      assertThat(sampler.sample())
          .isEqualTo(new HostSample(0, 25, 12 * GIB, 4 * GIB, 0, 0, 0, 0, 0, 200));
    }
    assertThat(log.all())
        .containsExactly("WARN The network of this computer cannot be read and shows as 0");
  }

  @Test
  void aComputerThatCannotBeReadAtAllIsAllZero() {
    HostSampler sampler =
        sampler(() -> {
          throw new UnsatisfiedLinkError("no such library");
        });

    sampler.sample();
    nanos += SECOND;
    assertThat(sampler.sample()).isEqualTo(HostSample.NONE);
  }

  @Test
  void theProbeGoesOnSamplingUntilItIsClosed() {
    var samples = new AtomicInteger();
    Supplier<Machine> failing =
        () -> {
          samples.incrementAndGet();
          throw new IllegalStateException("no sensors");
        };
    try (var probe = new HostProbe(sampler(failing), Duration.ofMillis(1))) {
      await().until(() -> samples.get() > 20);
      assertThat(probe.latest()).isEqualTo(HostSample.NONE);
    }
    await().until(() -> probeThreads() == 0);
  }

  @Test
  void theProbeGoesOnAfterAHeapThatWasFull() {
    var asked = new AtomicInteger();
    Supplier<Machine> full =
        () -> {
          if (asked.incrementAndGet() < 3) {
            throw new OutOfMemoryError("planted");
          }
          return machine;
        };
    try (var probe = new HostProbe(sampler(full), Duration.ofMillis(1))) {
      await().until(() -> !probe.latest().equals(HostSample.NONE));
    }
    assertThat(log.with("heap is full")).hasSize(2);
  }

  @Test
  void thisComputerCanBeRead() {
    try (var probe = new HostProbe()) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> probe.latest().processCpuPercent() > 0 && probe.latest().cpuPercent() > 0);

      HostSample sample = probe.latest();
      assertThat(sample.memoryUsedBytes()).isPositive();
      assertThat(sample.memoryAvailableBytes()).isPositive();
      assertThat(sample.memoryPercent()).isBetween(0.0, 100.0).isNotZero();
      assertThat(sample.processResidentBytes()).isGreaterThan(10_000_000);
    }
  }

  private static long probeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("host-probe"))
        .count();
  }

  private HostSampler sampler(Supplier<Machine> machines) {
    return new HostSampler(machines, new Cgroup(root), () -> nanos);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /// A computer that reads as the test says.
  private static final class Readings implements Machine {
    private Cpu cpu = new Cpu(100, 1_000);
    private OwnProcess process = new OwnProcess(2 * SECOND, 200);
    private boolean networkFails;

    @Override
    public int cpus() {
      return 2;
    }

    @Override
    public Cpu cpu() {
      return cpu;
    }

    @Override
    public Memory memory() {
      return new Memory(16 * GIB, 12 * GIB);
    }

    @Override
    public Network network() {
      if (networkFails) {
        throw new IllegalStateException("no network");
      }
      return new Network(1, 2, 3, 4);
    }

    @Override
    public OwnProcess process() {
      return process;
    }
  }
}
