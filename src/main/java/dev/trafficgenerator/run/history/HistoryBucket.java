package dev.trafficgenerator.run.history;

import dev.trafficgenerator.run.figures.FailureCounts;
import dev.trafficgenerator.run.figures.LatencySummary;
import dev.trafficgenerator.run.figures.ResponseCounts;
import dev.trafficgenerator.run.figures.TrafficBytes;

/// What happened in one stretch of a run: `seconds` seconds from `startSecond` on. Counts are of
/// this stretch alone; gauges are as of its end.
///
/// @param startSecond since the run began, 0 for the first
/// @param seconds how many seconds of the run it stands for: 1, or more where older stretches were
///   put together
/// @param elapsedSeconds the time that really went by, which rates are taken over: 3.4 where a
///   second was closed late, 0.4 where a run ended within a second
/// @param requests completed: responses and failures
/// @param unexpected answers that were not what their path group expects
/// @param latency from the planned send time to the last byte
/// @param service from the real send time to the last byte
/// @param lag from the planned to the real send time
/// @param cpuPercent of the computer or container, 0 to 100
/// @param processCpuPercent of the generator, of all CPUs that may be used, 0 to 100
/// @param memoryPercent of the computer or container, 0 to 100
/// @param processResidentBytes the generator's resident set
/// @param saturated whether in any of its seconds the generator itself held the run back
public record HistoryBucket(
    long startSecond,
    int seconds,
    double elapsedSeconds,
    int activeUsers,
    int inFlight,
    long requests,
    ResponseCounts responses,
    FailureCounts failures,
    long unexpected,
    LatencySummary latency,
    LatencySummary service,
    LatencySummary lag,
    TrafficBytes bytes,
    double cpuPercent,
    double processCpuPercent,
    double memoryPercent,
    long processResidentBytes,
    boolean saturated) {

  /// Requests completed per second.
  public double requestsPerSecond() {
    return elapsedSeconds > 0 ? requests / elapsedSeconds : 0;
  }
}
