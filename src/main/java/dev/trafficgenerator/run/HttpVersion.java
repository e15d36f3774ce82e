package dev.trafficgenerator.run;

/// Which HTTP a run speaks. Over TLS `AUTO` offers both and the target chooses; in the clear it is
/// HTTP/1.1, as with browsers.
public enum HttpVersion {
  AUTO("auto"),
  HTTP_1_1("1.1"),
  HTTP_2("2");

  private final String label;

  HttpVersion(String label) {
    this.label = label;
  }

  /// As it is written in a start body.
  public String label() {
    return label;
  }
}
