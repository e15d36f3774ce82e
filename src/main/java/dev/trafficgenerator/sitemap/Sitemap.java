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

  /// Nothing to visit.
  public static final Sitemap EMPTY =
      new Sitemap(
          false, List.of(), List.of(), Optional.empty(), Map.of(), HeaderOverride.NONE, Map.of());

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

  /// This sitemap with other paths.
  public Sitemap with(List<PathGroup> otherPaths, List<PathGroup> otherPathsAuthReq) {
    return new Sitemap(
        hasAuth,
        otherPaths,
        otherPathsAuthReq,
        auth,
        globalHeaders,
        pathHeadersOverride,
        variables);
  }

  /// This sitemap with another login.
  public Sitemap with(boolean logsIn, Optional<Auth> otherAuth) {
    return new Sitemap(
        logsIn, paths, pathsAuthReq, otherAuth, globalHeaders, pathHeadersOverride, variables);
  }

  /// This sitemap with other headers.
  public Sitemap with(Map<String, String> otherHeaders, HeaderOverride otherOverride) {
    return new Sitemap(hasAuth, paths, pathsAuthReq, auth, otherHeaders, otherOverride, variables);
  }

  /// This sitemap with other variables.
  public Sitemap with(Map<String, Variable> otherVariables) {
    return new Sitemap(
        hasAuth, paths, pathsAuthReq, auth, globalHeaders, pathHeadersOverride, otherVariables);
  }
}
