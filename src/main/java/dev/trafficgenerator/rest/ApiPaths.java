package dev.trafficgenerator.rest;

import java.util.Optional;

/// The control API's addresses, and the methods that each of them takes.
final class ApiPaths {
  static final String START = "/api/start";
  static final String STOP = "/api/stop";
  static final String UPDATE = "/api/update";
  static final String HEALTH = "/api/health";
  static final String METRICS = "/api/metrics";
  static final String HISTORY = "/api/metrics/history";
  static final String STREAM = "/api/metrics/stream";
  static final String REPORT = "/api/report";
  static final String RUNS = "/api/runs";
  static final String PROMETHEUS = "/metrics";
  static final String OPENAPI = "/openapi.json";
  static final String SITEMAP_SCHEMA = "/schemas/sitemap.json";
  static final String DOCS = "/docs";

  private ApiPaths() {}

  /// What an `Allow` header says for this path, with or without a slash at its end; empty where
  /// nothing is.
  static Optional<String> allowed(String path) {
    String given = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return switch (given) {
      case START, STOP, UPDATE -> Optional.of("POST");
      case HEALTH, METRICS, HISTORY, REPORT, RUNS, PROMETHEUS, OPENAPI, SITEMAP_SCHEMA, DOCS ->
          Optional.of("GET, HEAD");
      case STREAM -> Optional.of("GET");
      default -> ApiDocs.FILES.contains(given) ? Optional.of("GET, HEAD") : Optional.empty();
    };
  }
}
