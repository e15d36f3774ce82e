package dev.trafficgenerator.sitemap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A site as its visitors see it. May be incomplete; only a run's plan is known to be right.
///
/// @param hasAuth whether visitors log in; false makes `auth` be ignored
/// @param paths for every session
/// @param pathsAuthReq for logged-in sessions only
/// @param globalHeaders on every request, in this order
/// @param variables by name, without the `@`
public record Sitemap(
    boolean hasAuth,
    List<PathGroup> paths,
    List<PathGroup> pathsAuthReq,
    Optional<Auth> auth,
    Map<String, String> globalHeaders,
    HeaderOverride pathHeadersOverride,
    Map<String, Variable> variables) {

  public Sitemap {
    paths = List.copyOf(paths);
    pathsAuthReq = List.copyOf(pathsAuthReq);
    globalHeaders = Ordered.copyOf(globalHeaders);
    variables = Ordered.copyOf(variables);
  }

  /// The login that visitors use, if they log in at all.
  public Optional<Auth> activeAuth() {
    return hasAuth ? auth : Optional.empty();
  }
}
