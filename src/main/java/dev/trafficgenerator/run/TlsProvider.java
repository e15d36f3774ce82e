package dev.trafficgenerator.run;

/// Who speaks TLS in a run. `AUTO` is Conscrypt where it loads, else the JDK.
public enum TlsProvider {
  AUTO("auto"),
  CONSCRYPT("conscrypt"),
  JDK("jdk");

  private final String label;

  TlsProvider(String label) {
    this.label = label;
  }

  /// As it is written in a start body.
  public String label() {
    return label;
  }
}
