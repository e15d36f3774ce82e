package dev.trafficgenerator.sitemap;

import java.util.List;
import java.util.Map;

/// Paths that are visited in the same way.
///
/// @param paths path templates, with a query string if wanted; `@name` stands for a variable
/// @param headers sent with these paths, in this order; they beat every header but an override
/// @param weight how often this group is chosen, relative to the others; above 0, at most
///   [#WEIGHT_MAX]
public record PathGroup(
    HttpMethod method,
    List<String> paths,
    Body body,
    TrafficType trafficType,
    Map<String, String> headers,
    double weight) {

  /// The weight of a group that names none.
  public static final double DEFAULT_WEIGHT = 1;

  /// The largest weight.
  public static final double WEIGHT_MAX = 1_000_000_000;

  public PathGroup {
    paths = List.copyOf(paths);
    headers = Ordered.copyOf(headers);
  }
}
