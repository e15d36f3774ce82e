package dev.trafficgenerator.sitemap;

/// A value that must not be shown: passwords, tokens, whatever a login sends. `toString` is `***`,
/// so that no record, log line or exception that holds one can leak it.
public record Secret(String reveal) {

  /// What is shown in a secret's place.
  public static final String MASK = "***";

  @Override
  public String toString() {
    return MASK;
  }
}
