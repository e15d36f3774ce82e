package dev.trafficgenerator.run.figures;

/// What a request was made for.
public enum RequestKind {
  /// A `web` path of the sitemap.
  PAGE,
  /// An `api` path of the sitemap.
  API,
  /// Something a page is made of.
  RESOURCE,
  /// A login call.
  LOGIN
}
