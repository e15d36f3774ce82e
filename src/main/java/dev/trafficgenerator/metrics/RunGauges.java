package dev.trafficgenerator.metrics;

import java.time.Duration;
import java.util.Optional;

/// What of a run's figures is not counted but known by the run itself, as of now.
///
/// @param targetUrl as given, without user and password
/// @param simulatedUsers as set, not as active
/// @param rateLimit as set: most requests in flight at once
/// @param remaining empty without a duration
/// @param activeUsers users that exist now, pausing or not
/// @param inFlight requests sent and not yet answered
public record RunGauges(
    String runId,
    long seed,
    String targetUrl,
    int simulatedUsers,
    int rateLimit,
    Duration elapsed,
    Optional<Duration> remaining,
    int activeUsers,
    int activeSessions,
    int inFlight) {}
