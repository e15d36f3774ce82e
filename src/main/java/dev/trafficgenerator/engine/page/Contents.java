package dev.trafficgenerator.engine.page;

import java.util.List;

/// What a document names.
///
/// @param resources what it is made of, in the order in which a browser asks for them
/// @param links where its links lead, as far as somebody may click them
public record Contents(List<Resource> resources, List<String> links) {
  /// Of a document that names nothing.
  public static final Contents NOTHING = new Contents(List.of(), List.of());

  public Contents {
    resources = List.copyOf(resources);
    links = List.copyOf(links);
  }

  /// Of a document without links.
  public static Contents of(List<Resource> resources) {
    return resources.isEmpty() ? NOTHING : new Contents(resources, List.of());
  }
}
