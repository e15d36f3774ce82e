package dev.trafficgenerator.engine;

/// How much memory the process may hold, as resident set.
///
/// @param softBytes past this no new session starts, until it has fallen by a tenth
/// @param hardBytes at 97 % of this the run ends
public record MemoryLimits(long softBytes, long hardBytes) {
  private static final double RELIEF_SHARE = 0.9;
  private static final double END_SHARE = 0.97;

  /// What a resident set means for a run.
  enum Verdict {
    ENOUGH,
    SHORT,
    OUT
  }

  /// @param wasShort the verdict before was [Verdict#SHORT]
  Verdict verdict(long residentBytes, boolean wasShort) {
    if (residentBytes >= hardBytes * END_SHARE) {
      return Verdict.OUT;
    }
    return residentBytes > softBytes * (wasShort ? RELIEF_SHARE : 1)
        ? Verdict.SHORT
        : Verdict.ENOUGH;
  }
}
