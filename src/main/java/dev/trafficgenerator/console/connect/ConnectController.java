package dev.trafficgenerator.console.connect;

/// The connect screen.
public final class ConnectController {}
