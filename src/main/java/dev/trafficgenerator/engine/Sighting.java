package dev.trafficgenerator.engine;

import java.time.Duration;

/// A request of a run and what became of it, as a row in a browser's list of requests.
///
/// @param status 0 where no answer came
/// @param failure why none came, as a phrase; empty where one did
/// @param startNanos when it was sent, as a reading of `System.nanoTime()`
/// @param took from then to the last byte of the answer, or to the end of hope
/// @param bytesReceived on the wire, headers included
public record Sighting(
    ShownRequest request,
    int status,
    String failure,
    long startNanos,
    Duration took,
    long bytesReceived) {}
