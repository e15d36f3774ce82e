package dev.trafficgenerator.run.figures;

/// Bytes that a run exchanged with its target, before TLS.
public record TrafficBytes(long sent, long received) {

  /// None yet.
  public static final TrafficBytes NONE = new TrafficBytes(0, 0);
}
