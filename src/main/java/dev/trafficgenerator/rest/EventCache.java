package dev.trafficgenerator.rest;

import dev.trafficgenerator.json.HistoryJson;
import dev.trafficgenerator.run.RunState;
import dev.trafficgenerator.run.history.HistoryBucket;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;

/// Seconds as events, written once for all who hear them at the same time. For one thread, and for
/// one look at the generator.
final class EventCache {
  private final IdentityHashMap<HistoryBucket, byte[]> seconds = new IdentityHashMap<>();

  byte[] second(HistoryBucket bucket, String runId, RunState state) {
    return seconds.computeIfAbsent(
        bucket,
        _ -> {
          long last = bucket.startSecond() + bucket.seconds() - 1;
          String event = "second\nid: " + runId + ":" + last;
          return event(event, HistoryJson.write(bucket, runId, state));
        });
  }

  /// @param json on one line
  static byte[] event(String name, byte[] json) {
    String data = new String(json, StandardCharsets.UTF_8);
    return "event: %s\ndata: %s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8);
  }
}
