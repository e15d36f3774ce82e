package dev.trafficgenerator.run.figures;

/// What goes on at this moment; all 0 when nothing runs.
///
/// @param activeUsers users that exist now, pausing or not
/// @param usersBackingOff of them, those that wait longer and longer because they had no answer, or
///   wait to be let in by a login
/// @param inFlight requests sent and not yet answered
public record Activity(int activeUsers, int usersBackingOff, int activeSessions, int inFlight) {

  /// Nothing runs.
  public static final Activity NONE = new Activity(0, 0, 0, 0);
}
