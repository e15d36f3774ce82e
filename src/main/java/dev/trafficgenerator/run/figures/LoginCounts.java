package dev.trafficgenerator.run.figures;

/// Login calls since the start of a run.
///
/// @param failed refused, or not answered at all
public record LoginCounts(long succeeded, long failed) {

  /// None yet.
  public static final LoginCounts NONE = new LoginCounts(0, 0);
}
