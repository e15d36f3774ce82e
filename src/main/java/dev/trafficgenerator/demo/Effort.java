package dev.trafficgenerator.demo;

/// What a route's pretended work is like.
///
/// @param medianMillis of the delay; 0 = none
/// @param staleShare of requests that find nothing, though the link was good once
/// @param brokenShare of requests whose work fails
record Effort(double medianMillis, double staleShare, double brokenShare) {

  /// A file that lies ready.
  static final Effort NONE = new Effort(0, 0, 0);

  static final Effort PAGE = new Effort(4, 0, 0);
  static final Effort LIST = new Effort(8, 0, 0);
  static final Effort PRODUCT = new Effort(5, 0.005, 0);
  static final Effort SEARCH = new Effort(14, 0, 0.003);
  static final Effort CART = new Effort(4, 0, 0);

  /// Checking a password is made slow on purpose, everywhere.
  static final Effort LOGIN = new Effort(20, 0, 0);

  static final Effort RECORD = new Effort(3, 0, 0);
  static final Effort ORDER = new Effort(16, 0, 0.003);
}
