package dev.trafficgenerator.engine;

import dev.trafficgenerator.run.history.RunRecord;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The records of the last runs that ended. There are at most [RunRecord#RUNS_MAX], and the course
/// of each is in at most [RunRecord#BUCKETS_MAX] stretches, so that all of them together stay below
/// 25 MB. Safe to use from any number of threads.
final class PastRuns {
  /// The newest first. Guarded by this.
  private final Deque<RunRecord> records = new ArrayDeque<>();

  /// @param before of runs that ended before this process began, the newest first
  PastRuns(Collection<RunRecord> before) {
    before.stream().limit(RunRecord.RUNS_MAX).forEach(records::addLast);
  }

  synchronized void add(RunRecord record) {
    if (records.size() == RunRecord.RUNS_MAX) {
      records.removeLast();
    }
    records.addFirst(record);
  }

  /// Whether there was such a run.
  synchronized boolean remove(String runId) {
    return records.removeIf(record -> record.runId().equals(runId));
  }

  synchronized Optional<RunRecord> find(String runId) {
    return records.stream().filter(record -> record.runId().equals(runId)).findFirst();
  }

  /// The newest first.
  synchronized List<RunRecord> list() {
    return List.copyOf(records);
  }
}
