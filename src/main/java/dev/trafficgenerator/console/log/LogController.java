package dev.trafficgenerator.console.log;

/// The log screen.
public final class LogController {}
