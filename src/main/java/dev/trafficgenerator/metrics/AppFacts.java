package dev.trafficgenerator.metrics;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// What a show runner asks of every application that it runs.
///
/// @param name of the application
/// @param reloads how often its configuration was taken anew
/// @param isRight whether nothing was wrong with its configuration when that was looked at last
public record AppFacts(
    String name, String version, LongSupplier reloads, BooleanSupplier isRight) {}
