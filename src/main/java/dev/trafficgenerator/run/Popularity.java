package dev.trafficgenerator.run;

/// How the requests of a path group are spread over its paths. The groups themselves are always
/// chosen by their weights.
public enum Popularity {
  /// Each path of a group is as likely as the others.
  WEIGHTS("weights"),
  /// The k-th path of a group is asked for in proportion to 1 / k^exponent.
  ZIPF("zipf");

  private final String label;

  Popularity(String label) {
    this.label = label;
  }

  /// As it is written in a start body.
  public String label() {
    return label;
  }
}
