package dev.trafficgenerator.run.figures;

import java.time.Instant;

/// The first and the last request of a run to which, for one cause, no answer came.
///
/// @param cause as in [FailureCounts]: `connect`
/// @param firstRequest method and path template: `GET /items/@id`
/// @param firstDetail what was seen, without secrets: `Connection refused`
public record FailureSample(
    String cause,
    Instant firstAt,
    String firstRequest,
    String firstDetail,
    Instant lastAt,
    String lastRequest,
    String lastDetail) {}
