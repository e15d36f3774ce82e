package dev.trafficgenerator.run;

/// How the pauses between a user's requests are spread.
public enum ThinkTimeModel {
  /// Evenly from `Minimum Think Time` to `Maximum Think Time`.
  UNIFORM("uniform"),
  /// Most of them short and a few very long, as people read: median · exp(sigma · N(0, 1)), cut at
  /// the cap.
  LOGNORMAL("lognormal");

  private final String label;

  ThinkTimeModel(String label) {
    this.label = label;
  }

  /// As it is written in a start body.
  public String label() {
    return label;
  }
}
