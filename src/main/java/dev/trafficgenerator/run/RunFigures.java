package dev.trafficgenerator.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The figures of one run, from its start to now. They stay as they are when it has ended, until
/// the next one starts.
///
/// @param runId identifies the run; empty when there has been none
/// @param targetUrl as given, without user and password
/// @param simulatedUsers as set, not as active
/// @param remaining empty without a duration
/// @param requestsPerSecond requests completed in the last whole second
/// @param activeUsers users that exist now, pausing or not
/// @param inFlight requests sent and not yet answered
/// @param sessionsHeldBack how often a session did not start because memory was short
/// @param requestsTotal responses and failures
/// @param statuses answers by status; 600 stands for all that are outside of 100 to 599, which
///   count as server errors
/// @param latency from the planned send time to the last byte: what a user would have felt
/// @param service from the real send time to the last byte
/// @param scheduleLag from the planned to the real send time
/// @param saturated the generator, not the target, holds the run back
/// @param histograms the same times as in the three summaries, as Prometheus takes them
public record RunFigures(
    String runId,
    long seed,
    String targetUrl,
    int simulatedUsers,
    int rateLimit,
    Duration elapsed,
    Optional<Duration> remaining,
    double requestsPerSecond,
    int activeUsers,
    int activeSessions,
    long sessionsTotal,
    long sessionsHeldBack,
    int inFlight,
    long loginsSucceeded,
    long loginsFailed,
    long requestsTotal,
    long bytesSent,
    long bytesReceived,
    ResponseCounts responses,
    SortedMap<Integer, Long> statuses,
    FailureCounts failures,
    LatencySummary latency,
    LatencySummary service,
    LatencySummary scheduleLag,
    boolean saturated,
    List<PathStats> paths,
    LatencyHistograms histograms) {

  /// Before the first run.
  public static final RunFigures NONE =
      new RunFigures(
          "",
          0,
          "",
          0,
          0,
          Duration.ZERO,
          Optional.empty(),
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          ResponseCounts.NONE,
          java.util.Collections.emptySortedMap(),
          FailureCounts.NONE,
          LatencySummary.NONE,
          LatencySummary.NONE,
          LatencySummary.NONE,
          false,
          List.of());

  /// Figures without histograms, as they come over the control API.
  public RunFigures(
      String runId,
      long seed,
      String targetUrl,
      int simulatedUsers,
      int rateLimit,
      Duration elapsed,
      Optional<Duration> remaining,
      double requestsPerSecond,
      int activeUsers,
      int activeSessions,
      long sessionsTotal,
      long sessionsHeldBack,
      int inFlight,
      long loginsSucceeded,
      long loginsFailed,
      long requestsTotal,
      long bytesSent,
      long bytesReceived,
      ResponseCounts responses,
      SortedMap<Integer, Long> statuses,
      FailureCounts failures,
      LatencySummary latency,
      LatencySummary service,
      LatencySummary scheduleLag,
      boolean saturated,
      List<PathStats> paths) {
    this(
        runId,
        seed,
        targetUrl,
        simulatedUsers,
        rateLimit,
        elapsed,
        remaining,
        requestsPerSecond,
        activeUsers,
        activeSessions,
        sessionsTotal,
        sessionsHeldBack,
        inFlight,
        loginsSucceeded,
        loginsFailed,
        requestsTotal,
        bytesSent,
        bytesReceived,
        responses,
        statuses,
        failures,
        latency,
        service,
        scheduleLag,
        saturated,
        paths,
        LatencyHistograms.NONE);
  }
}
