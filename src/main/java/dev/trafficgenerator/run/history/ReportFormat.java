package dev.trafficgenerator.run.history;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run's report can be written as.
public enum ReportFormat {
  HTML("text/html; charset=utf-8"),
  JSON("application/json"),
  CSV("text/csv; charset=utf-8; header=present");

  private final String contentType;

  ReportFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /// The name in lower case, which is also a file's ending: `html`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format of this name, in any letter case.
  public static Optional<ReportFormat> named(String name) {
    return Stream.of(values()).filter(format -> format.name().equalsIgnoreCase(name)).findFirst();
  }
}
