package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.Credentials;
import dev.trafficgenerator.http.Keep;
import dev.trafficgenerator.metrics.PathRecorder;

/// How a request is treated, whatever it asks for.
///
/// @param recorder counts it
/// @param keep how much of its answer is kept
/// @param timeoutNanos for the whole exchange
/// @param credentials what it carries, so that a log can mask it
record Errand(PathRecorder recorder, Keep keep, long timeoutNanos, Credentials credentials) {}
