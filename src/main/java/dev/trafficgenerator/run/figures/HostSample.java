package dev.trafficgenerator.run.figures;

/// The computer or container that the generator runs on, and its own process, as of the last
/// sample.
///
/// @param cpuPercent of all CPUs that may be used, 0 to 100
/// @param memoryPercent used, of the memory there is or of the container's limit, 0 to 100
/// @param bytesSent over all network interfaces but loopback, since they came up
/// @param processCpuPercent of all CPUs that may be used, 0 to 100
/// @param processResidentBytes the process's resident set
public record HostSample(
    double cpuPercent,
    double memoryPercent,
    long memoryAvailableBytes,
    long memoryUsedBytes,
    long bytesSent,
    long bytesReceived,
    long packetsSent,
    long packetsReceived,
    double processCpuPercent,
    long processResidentBytes) {

  /// Before the first sample.
  public static final HostSample NONE = new HostSample(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
