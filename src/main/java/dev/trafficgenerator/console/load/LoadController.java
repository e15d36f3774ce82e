package dev.trafficgenerator.console.load;

/// The load screen.
public final class LoadController {}
