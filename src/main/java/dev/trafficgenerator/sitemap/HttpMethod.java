package dev.trafficgenerator.sitemap;

/// The methods a path group or a login may use.
public enum HttpMethod {
  GET,
  POST,
  PUT,
  DELETE,
  PATCH,
  HEAD,
  OPTIONS
}
