package dev.trafficgenerator.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/// Readings by OSHI, which knows Linux, macOS and Windows.
final class OshiMachine implements Machine {
  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;

  OshiMachine() {
    var info = new SystemInfo();
    hardware = info.getHardware();
    system = info.getOperatingSystem();
  }

  /// The JVM's own count, which heeds CPU sets and quotas.
  @Override
  public int cpus() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Cpu cpu() {
    CentralProcessor processor = hardware.getProcessor();
    long[] ticks = processor.getSystemCpuLoadTicks();
    long total = Arrays.stream(ticks).sum();
    long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    return new Cpu(total - idle, total);
  }

  @Override
  public Memory memory() {
    GlobalMemory memory = hardware.getMemory();
    return new Memory(memory.getTotal(), memory.getAvailable());
  }

  /// Interfaces come and go, so they are asked for anew each time. OSHI leaves loopback out.
  @Override
  public Network network() {
    List<NetworkIF> interfaces = hardware.getNetworkIFs();
    return new Network(
        sum(interfaces, NetworkIF::getBytesSent),
        sum(interfaces, NetworkIF::getBytesRecv),
        sum(interfaces, NetworkIF::getPacketsSent),
        sum(interfaces, NetworkIF::getPacketsRecv));
  }

  private static long sum(List<NetworkIF> interfaces, ToLongFunction<NetworkIF> figure) {
    return interfaces.stream().mapToLong(figure).sum();
  }

  @Override
  public OwnProcess process() {
    OSProcess process = system.getCurrentProcess();
    long cpuMillis = process.getKernelTime() + process.getUserTime();
    return new OwnProcess(TimeUnit.MILLISECONDS.toNanos(cpuMillis), process.getResidentMemory());
  }
}
