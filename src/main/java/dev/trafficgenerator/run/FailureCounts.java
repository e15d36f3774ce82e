package dev.trafficgenerator.run;

/// Requests to which no answer came, by cause.
///
/// @param dns the target's name has no address
/// @param connect no connection could be made
/// @param tls no TLS session could be agreed on
/// @param timeout the answer had not ended within `Request Timeout`
/// @param reset the connection ended before the answer did
/// @param protocol what came was not HTTP
/// @param aborted the run was stopped
public record FailureCounts(
    long dns, long connect, long tls, long timeout, long reset, long protocol, long aborted) {

  /// No failure yet.
  public static final FailureCounts NONE = new FailureCounts(0, 0, 0, 0, 0, 0, 0);

  public long total() {
    return dns + connect + tls + timeout + reset + protocol + aborted;
  }
}
