package dev.trafficgenerator.metrics;

import dev.trafficgenerator.http.Cause;

/// Takes what a [PathRecorder] has counted. For one thread.
sealed interface Counts permits CountSum, Tally {
  void answered(int status, long count);

  void unanswered(Cause cause, long count);

  /// Some of the answers were not what was expected.
  void unexpected(long count);
}
