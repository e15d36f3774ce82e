package dev.trafficgenerator.engine;

import java.util.random.RandomGenerator;

/// How long to wait after failures in a row: doubling from a base up to a limit, and drawn from the
/// upper half of that, so that users who failed together do not come back together.
final class Backoff {
  private static final long BASE_NANOS = 200_000_000L;
  private static final long LIMIT_NANOS = 5_000_000_000L;
  private static final int DOUBLINGS_MAX = 10;

  private Backoff() {}

  /// 0 when nothing has failed.
  static long waitNanos(int failuresInARow, RandomGenerator random) {
    if (failuresInARow <= 0) {
      return 0;
    }
    long ceiling = Math.min(LIMIT_NANOS, BASE_NANOS << Math.min(failuresInARow - 1, DOUBLINGS_MAX));
    return ceiling / 2 + random.nextLong(ceiling / 2 + 1);
  }
}
