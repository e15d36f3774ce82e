package dev.trafficgenerator.metrics;

/// Where readings of the computer come from. Every method may be slow, and may throw when a sensor
/// is not there.
interface Machine {

  /// CPUs that this process may use, at least 1.
  int cpus();

  Cpu cpu();

  Memory memory();

  Network network();

  OwnProcess process();

  /// Time that all CPUs spent since the computer started, in any unit.
  record Cpu(long busy, long total) {}

  /// The computer's memory.
  record Memory(long totalBytes, long availableBytes) {}

  /// Over all interfaces but loopback, since they came up.
  record Network(long bytesSent, long bytesReceived, long packetsSent, long packetsReceived) {}

  /// This process.
  ///
  /// @param cpuNanos CPU time it has used
  /// @param residentBytes its resident set
  record OwnProcess(long cpuNanos, long residentBytes) {}
}
