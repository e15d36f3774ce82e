package dev.trafficgenerator.sitemap;

/// Who asks for a path: a person with a browser (`web`), or a program (`api`).
public enum TrafficType {
  WEB,
  API
}
