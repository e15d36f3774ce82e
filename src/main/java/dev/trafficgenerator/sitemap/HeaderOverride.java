package dev.trafficgenerator.sitemap;

import java.util.List;
import java.util.Map;

/// Headers that beat all others on the paths that match.
///
/// @param paths patterns, compared segment by segment; a segment `@x` matches any one segment
public record HeaderOverride(List<String> paths, Map<String, String> headers) {

  /// Overrides nothing.
  public static final HeaderOverride NONE = new HeaderOverride(List.of(), Map.of());

  public HeaderOverride {
    paths = List.copyOf(paths);
    headers = Ordered.copyOf(headers);
  }
}
