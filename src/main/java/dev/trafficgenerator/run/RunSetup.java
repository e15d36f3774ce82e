package dev.trafficgenerator.run;

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

  /// A run under these settings.
  ///
  /// @param seed the one in force, also where the settings hold none
  public static RunSetup of(String runId, long seed, RunSettings settings) {
    return new RunSetup(
        runId, seed, settings.targetUrl(), settings.simulatedUsers(), settings.rateLimit());
  }
}
