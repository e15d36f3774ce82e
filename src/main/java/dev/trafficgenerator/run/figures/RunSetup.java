package dev.trafficgenerator.run.figures;

/// Which run it is, and what of its settings is shown beside its figures.
///
/// @param runId identifies the run; empty when there has been none
/// @param targetUrl as given, without user and password
/// @param simulatedUsers as set, not as active
/// @param rateLimit as set: most requests in flight at once
public record RunSetup(
    String runId, long seed, String targetUrl, int simulatedUsers, int rateLimit) {

  /// Before the first run.
  public static final RunSetup NONE = new RunSetup("", 0, "", 0, 0);
}
