package dev.trafficgenerator.run.figures;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

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

  /// By the names of the causes, in their order.
  public SequencedMap<String, Long> byCause() {
    SequencedMap<String, Long> counts = new LinkedHashMap<>();
    counts.put("dns", dns);
    counts.put("connect", connect);
    counts.put("tls", tls);
    counts.put("timeout", timeout);
    counts.put("reset", reset);
    counts.put("protocol", protocol);
    counts.put("aborted", aborted);
    return counts;
  }

  public long total() {
    return dns + connect + tls + timeout + reset + protocol + aborted;
  }
}
