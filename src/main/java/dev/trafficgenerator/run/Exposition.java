package dev.trafficgenerator.run;

/// A generator's figures in the words of a monitoring system.
///
/// @param contentType as an HTTP header says it
/// @param body belongs to whoever gets it
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record Exposition(String contentType, byte[] body) {}
