package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.metrics.PathRecorder;
import dev.trafficgenerator.visitor.Purpose;

/// How a request is treated, whatever it asks for.
///
/// @param recorder counts it
/// @param purpose what it is made for, so that a person can be told
/// @param keep how much of its answer is kept
/// @param timeoutNanos for the whole exchange
/// @param credentials what it carries, so that a log can mask it
record Errand(
    PathRecorder recorder,
    Purpose purpose,
    Keep keep,
    long timeoutNanos,
    Credentials credentials) {}
