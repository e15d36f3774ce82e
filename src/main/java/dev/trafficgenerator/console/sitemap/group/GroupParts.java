package dev.trafficgenerator.console.sitemap.group;

import dev.trafficgenerator.sitemap.Body;
import dev.trafficgenerator.sitemap.Expectation;
import dev.trafficgenerator.sitemap.HttpMethod;
import dev.trafficgenerator.sitemap.PathGroup;
import dev.trafficgenerator.sitemap.TrafficType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A path group while one part of it is being changed.
final class GroupParts {
  HttpMethod method;
  List<String> paths;
  Body body;
  TrafficType type;
  Map<String, String> headers;
  double weight;
  Expectation expectation;

  private GroupParts(PathGroup group) {
    method = group.method();
    paths = group.paths();
    body = group.body();
    type = group.trafficType();
    headers = group.headers();
    weight = group.weight();
    expectation = group.expectation();
  }

  /// A group with what `change` does to its parts.
  static UnaryOperator<PathGroup> with(Consumer<GroupParts> change) {
    return group -> {
      var parts = new GroupParts(group);
      change.accept(parts);
      return new PathGroup(
          parts.method,
          parts.paths,
          parts.body,
          parts.type,
          parts.headers,
          parts.weight,
          parts.expectation);
    };
  }
}
