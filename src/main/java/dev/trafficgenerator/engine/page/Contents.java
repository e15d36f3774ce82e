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

  /// What the names take up, roughly.
  long bytes() {
    long characters = 0;
    for (Resource resource : resources) {
      characters += 2L * resource.url().length();
    }
    for (String link : links) {
      characters += link.length();
    }
    return characters;
  }

  /// Of a document without links.
  public static Contents of(List<Resource> resources) {
    return resources.isEmpty() ? NOTHING : new Contents(resources, List.of());
  }
}
