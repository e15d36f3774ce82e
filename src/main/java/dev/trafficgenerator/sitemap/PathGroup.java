package dev.trafficgenerator.sitemap;

import java.util.List;
import java.util.Map;

/// Paths that are visited in the same way.
///
/// @param paths path templates, with a query string if wanted; `@name` stands for a variable
/// @param headers sent with these paths, in this order; they beat every header but an override
/// @param weight how often this group is chosen, relative to the others; within [#WEIGHTS]
/// @param expectation what the answers should be; it changes nothing but what is counted
public record PathGroup(
    HttpMethod method,
    List<String> paths,
    Body body,
    TrafficType trafficType,
    Map<String, String> headers,
    double weight,
    Expectation expectation) {

  /// The weight of a group that names none.
  public static final double DEFAULT_WEIGHT = 1;

  /// What a path may be that is not blank, as a regular expression: no control characters.
  public static final String PATH_PATTERN = "[^\\u0000-\\u001F\\u007F-\\u009F]*";

  /// What a weight may be.
  public static final Bounds WEIGHTS = Bounds.above(0, 1_000_000_000);

  public PathGroup {
    paths = List.copyOf(paths);
    headers = Ordered.copyOf(headers);
  }

  /// A group for which any answer will do.
  public PathGroup(
      HttpMethod method,
      List<String> paths,
      Body body,
      TrafficType trafficType,
      Map<String, String> headers,
      double weight) {
    this(method, paths, body, trafficType, headers, weight, Expectation.NONE);
  }
}
