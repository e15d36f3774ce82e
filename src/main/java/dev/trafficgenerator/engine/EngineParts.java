package dev.trafficgenerator.engine;

import dev.trafficgenerator.engine.planning.PointerLookup;
import dev.trafficgenerator.http.ConnectionSettings;
import dev.trafficgenerator.http.Sender;
import dev.trafficgenerator.run.figures.HostSample;
import dev.trafficgenerator.visitor.Visitors;
import java.util.function.Function;
import java.util.function.Supplier;

/// What an engine is built from.
///
/// @param senders makes a sender for a run's connection settings; the run closes it
/// @param host the last sample, without waiting
public record EngineParts(
    Function<ConnectionSettings, Sender> senders,
    Visitors visitors,
    TokenReader tokenReader,
    PointerLookup pointerLookup,
    Supplier<HostSample> host,
    MemoryLimits memoryLimits) {}
