package dev.trafficgenerator.metrics;

/// Whether the generator itself holds a run back, and not the target or a limit that a person set.
/// The generator's own lateness tells: how long after its time a user woke from a pause. Neither a
/// slow target nor a full rate limit touches that. But a generator that is far behind its schedule
/// has no pauses any more; then it is late requests that tell, if its CPU is busy too.
///
/// A second is *late* when
/// - its 90th percentile of lateness is over 50 ms, or
/// - it, or that of the requests' schedule lag, is over 10 ms and the process uses 90 % or more of
///   the CPUs it may use.
///
/// A run is saturated from when 3 of the last 5 seconds were late until none of the last 5 was. For
/// one thread.
final class SaturationRule {
  static final long LATE_NANOS = 50_000_000;
  static final long STRAINED_NANOS = 10_000_000;
  static final double BUSY_CPU_PERCENT = 90;
  static final int WINDOW_SECONDS = 5;
  static final int LATE_SECONDS = 3;

  private static final int WINDOW = (1 << WINDOW_SECONDS) - 1;

  /// One bit a second, the last one lowest; 1 = late.
  private int lateSeconds;

  private boolean saturated;

  /// One second of a run.
  ///
  /// @param wakes how often a user woke from a pause
  /// @param strainedWakes how often more than [#STRAINED_NANOS] late
  /// @param lateWakes how often more than [#LATE_NANOS] late
  /// @param requests how many ended
  /// @param strainedRequests how many of them were sent more than [#STRAINED_NANOS] late
  /// @param processCpuPercent of all CPUs that may be used, 0 to 100
  record Second(
      long wakes,
      long strainedWakes,
      long lateWakes,
      long requests,
      long strainedRequests,
      double processCpuPercent) {

    boolean isLate() {
      boolean strained = overATenth(strainedWakes, wakes) || overATenth(strainedRequests, requests);
      return overATenth(lateWakes, wakes) || (strained && processCpuPercent >= BUSY_CPU_PERCENT);
    }

    /// The 90th percentile is over a bound when more than a tenth of all is.
    private static boolean overATenth(long over, long all) {
      return over * 10 > all;
    }
  }

  /// Takes the next second in and decides anew.
  boolean saturatedAfter(Second second) {
    lateSeconds = ((lateSeconds << 1) | (second.isLate() ? 1 : 0)) & WINDOW;
    if (lateSeconds == 0) {
      saturated = false;
    } else if (Integer.bitCount(lateSeconds) >= LATE_SECONDS) {
      saturated = true;
    }
    return saturated;
  }
}
