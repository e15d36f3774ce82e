package dev.trafficgenerator.console.settings;

/// The settings screen.
public final class SettingsController {}
